//! The partners of a CPTS.

use std::convert::Infallible;

use domain::id::PartnerId;
use domain::partner::PartnerKind;
use domain::permission::Action;
use entity::{cpts, partner};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};

use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome};
use crate::scope;

/// The register of partners.
#[derive(Debug, Clone)]
pub struct Partners {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// Partners, by kind and name; parties of a hospital group follow it.
    pub current: Vec<(partner::Model, PartnerKind)>,
    /// Former partners, by name.
    pub former: Vec<(partner::Model, PartnerKind)>,
    /// Whether the reader may change the register.
    pub may_manage: bool,
}

/// Reads the register. Permission: [`Action::ReadMembers`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn list(ctx: &Ctx, actor: &Actor, slug: &str) -> Outcome<Partners, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ReadMembers)?;
    let mut all = Vec::new();
    for row in seat
        .partners()
        .order_by_asc(partner::Column::SearchName)
        .all(db)
        .await?
    {
        let kind: PartnerKind = entity::read("partner", "kind", &row.kind)?;
        all.push((row, kind));
    }
    let today = ctx.today();
    let (current, former): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|(row, _)| row.ended_on.is_none_or(|end| end >= today));
    Ok(Partners {
        current: grouped(current),
        former,
        may_manage: seat.require(Action::ManagePartners).is_ok(),
        cpts: seat.cpts,
    })
}

/// One partner, with the hospital groups it may be a party to. Permission: [`Action::ReadMembers`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn one(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: PartnerId,
) -> Outcome<partner::Model, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ReadMembers)?;
    seat.partners()
        .filter(partner::Column::Id.eq(id.0))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)
}

/// In the order of kinds; parties right after their group.
fn grouped(mut rows: Vec<(partner::Model, PartnerKind)>) -> Vec<(partner::Model, PartnerKind)> {
    rows.sort_by(|(a, ka), (b, kb)| (ka, &a.search_name).cmp(&(kb, &b.search_name)));
    let groups: Vec<_> = rows.iter().map(|(row, _)| row.id).collect();
    let (parties, heads): (Vec<_>, Vec<_>) = rows
        .into_iter()
        .partition(|(row, _)| row.parent_id.is_some_and(|parent| groups.contains(&parent)));
    let mut out = Vec::with_capacity(heads.len() + parties.len());
    for head in heads {
        let id = head.0.id;
        out.push(head);
        out.extend(
            parties
                .iter()
                .filter(|(row, _)| row.parent_id == Some(id))
                .cloned(),
        );
    }
    out
}
