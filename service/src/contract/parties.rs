//! The parties of a contract, from the registers.

use domain::contract::Kind;
use domain::contract::party::{Capacity, Party, Represented, Side, Signatory};
use domain::id::CptsId;
use domain::partner::PartnerKind;
use domain::role::{Period, RoleKind};
use entity::{cpts, partner, person, role};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::ctx::Ctx;
use crate::failure::Fault;

/// A CPTS as a party, with who presides over it today to sign.
pub(super) async fn cpts(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    row: &cpts::Model,
) -> Result<(Party, Option<Uuid>), Fault> {
    let president = president(db, ctx, CptsId(row.id)).await?;
    let name = president.as_ref().map(full_name);
    let party = Party {
        id: row.id,
        side: Side::Cpts,
        name: row.name.clone(),
        finess: None,
        siren: None,
        signatory: Signatory {
            name: name.unwrap_or_default(),
            function: "Présidence".to_owned(),
            capacity: Capacity::Itself,
            until: None,
        },
        represents: Vec::new(),
    };
    Ok((party, president.map(|it| it.id)))
}

/// « Given name, family name ».
pub(super) fn full_name(person: &person::Model) -> String {
    format!("{} {}", person.given_name, person.family_name)
        .trim()
        .to_owned()
}

async fn president(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    id: CptsId,
) -> Result<Option<person::Model>, Fault> {
    let today = ctx.today();
    let rows = role::Entity::find()
        .filter(role::Column::CptsId.eq(id.0))
        .filter(role::Column::Kind.eq(RoleKind::President.code()))
        .order_by_asc(role::Column::StartsOn)
        .order_by_asc(role::Column::Id)
        .all(db)
        .await?;
    let holds = |it: &role::Model| {
        let period = Period {
            starts_on: it.starts_on,
            ends_on: it.ends_on,
        };
        period.holds_on(today)
    };
    match rows.into_iter().find(holds) {
        Some(first) => Ok(person::Entity::find_by_id(first.person_id).one(db).await?),
        None => Ok(None),
    }
}

/// A partner as a party. A hospital with which one contracts as with its group signs for the others of the group.
pub(super) fn partner(
    kind: Kind,
    row: &partner::Model,
    all: &[partner::Model],
) -> Result<Party, Fault> {
    let is: PartnerKind = entity::read("partner", "kind", &row.kind)?;
    let capacity = match (kind, is) {
        (Kind::Ght, PartnerKind::Ght) => Capacity::Group,
        (Kind::Ght, _) => Capacity::Support,
        _ => Capacity::Itself,
    };
    let mut represents = Vec::new();
    if capacity == Capacity::Support && row.parent_id.is_some() {
        for it in all {
            if it.parent_id == row.parent_id && it.id != row.id {
                represents.push(represented(it)?);
            }
        }
    }
    Ok(Party {
        id: row.id,
        side: Side::Partner,
        name: row.name.clone(),
        finess: number(row.finess.as_deref(), "finess")?,
        siren: number(row.siren.as_deref(), "siren")?,
        signatory: Signatory {
            name: row.contact_name.clone().unwrap_or_default(),
            function: String::new(),
            capacity,
            until: None,
        },
        represents,
    })
}

fn represented(row: &partner::Model) -> Result<Represented, Fault> {
    Ok(Represented {
        name: row.name.clone(),
        finess: number(row.finess.as_deref(), "finess")?,
        siren: number(row.siren.as_deref(), "siren")?,
    })
}

fn number<T: std::str::FromStr>(
    kept: Option<&str>,
    column: &'static str,
) -> Result<Option<T>, Fault> {
    let read = kept.map(|it| entity::read("partner", column, it));
    Ok(read.transpose()?)
}
