use std::convert::Infallible;

use chrono::{DateTime, Utc};
use domain::contract::Kind;
use domain::permission::Action;
use entity::{contract_template, cpts};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::ours;
use crate::ctx::{Actor, Ctx};
use crate::failure::Outcome;
use crate::scope;

/// The template of a kind, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// For which kind.
    pub kind: Kind,
    /// When the CPTS changed it; never, where it is ours.
    pub changed_at: Option<DateTime<Utc>>,
    /// How many clauses ours has.
    pub clauses: usize,
}

/// The templates of a CPTS, one a kind. Permission: [`Action::ManageContracts`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn list(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
) -> Outcome<(cpts::Model, Vec<Listed>), Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ManageContracts)?;
    let rows = contract_template::Entity::find()
        .filter(contract_template::Column::CptsId.eq(seat.cpts.id))
        .all(db)
        .await?;
    let one = |kind: &Kind| {
        let own = rows.iter().find(|it| it.kind == kind.code());
        Listed {
            kind: *kind,
            changed_at: own.map(|it| it.changed_at),
            clauses: ours(*kind).clauses.len(),
        }
    };
    Ok((seat.cpts, Kind::ALL.iter().map(one).collect()))
}
