//! What stands in the calendar of a person.

use std::collections::BTreeMap;
use std::convert::Infallible;

use chrono::{DateTime, Utc};
use domain::id::PersonId;
use entity::{
    adhesion, contract, contract_cpts, contract_feed, contract_guest, cpts, person, role,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use crate::account::sha256_hex;
use crate::contract::calendar::{Item, awaited, items};
use crate::contract::reader;
use crate::ctx::Ctx;
use crate::failure::{Failure, Fault, Outcome};
use crate::scope;
use crate::structure::mandate::represented;

/// Something due in the calendar of a person.
#[derive(Debug, Clone)]
pub struct Date {
    /// What, and of which contract.
    pub item: Item,
    /// Whether she looks after that contract.
    pub own: bool,
    /// When the contract was last changed.
    pub changed_at: DateTime<Utc>,
}

/// What is due of the contracts that the person whose calendar that is may read today, past and to come, in her language: those of
/// every CPTS where she is a member, represents one or has a role that reads them, and those that she was invited to for a partner.
///
/// # Errors
/// Not found, where no calendar has that address; a fault.
pub async fn dates(ctx: &Ctx, token: &str) -> Outcome<(Vec<Date>, bool), Infallible> {
    let db = ctx.db().read();
    let row = contract_feed::Entity::find()
        .filter(contract_feed::Column::TokenSha256.eq(sha256_hex(token.as_bytes())))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    let person = person::Entity::find_by_id(row.person_id)
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    let of = read(db, ctx, PersonId(row.person_id)).await?;
    let ids: Vec<Uuid> = of.keys().copied().collect();
    let mut rows = Vec::new();
    for chunk in ids.chunks(400) {
        let found = contract::Entity::find()
            .filter(contract::Column::Id.is_in(chunk.iter().copied()))
            .filter(awaited())
            .filter(contract::Column::Stage.ne("draft"))
            .order_by_asc(contract::Column::Id)
            .all(db)
            .await?;
        rows.extend(found);
    }
    let changed: BTreeMap<Uuid, DateTime<Utc>> =
        rows.iter().map(|it| (it.id, it.changed_at)).collect();
    let found = items(db, rows).await?.into_iter();
    let found = found.filter_map(|(id, item)| {
        Some(Date {
            item,
            own: *of.get(&id)?,
            changed_at: *changed.get(&id)?,
        })
    });
    Ok((found.collect(), person.locale == "en"))
}

/// The contracts that a person may read, each with whether she looks after it.
async fn read(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    person: PersonId,
) -> Result<BTreeMap<Uuid, bool>, Fault> {
    let mut found = BTreeMap::new();
    for cpts in places(db, ctx, person).await? {
        let seat = scope::seat_in(db, ctx, person, cpts).await?;
        match reader::reads::<Infallible>(db, ctx, &seat).await {
            Ok(()) => {}
            Err(Failure::Fault(fault)) => return Err(fault),
            Err(_) => continue,
        }
        let parts = contract_cpts::Entity::find()
            .filter(contract_cpts::Column::CptsId.eq(seat.cpts.id))
            .all(db)
            .await?;
        for part in parts {
            let own = found.entry(part.contract_id).or_default();
            *own |= part.owner_id == Some(person.0);
        }
    }
    let guest = contract_guest::Entity::find()
        .filter(contract_guest::Column::PersonId.eq(person.0))
        .filter(contract_guest::Column::EndedAt.is_null())
        .all(db)
        .await?;
    for it in guest {
        found.entry(it.contract_id).or_default();
    }
    Ok(found)
}

/// The CPTS in which a person may be somebody: a member, who represents one, or who holds a role.
async fn places(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    person: PersonId,
) -> Result<Vec<cpts::Model>, Fault> {
    let mut ids: Vec<Uuid> = Vec::new();
    let adhesions = || -> Select<adhesion::Entity> {
        adhesion::Entity::find()
            .select_only()
            .column(adhesion::Column::CptsId)
            .filter(adhesion::Column::EndedAt.is_null())
    };
    let own = adhesions().filter(adhesion::Column::PersonId.eq(person.0));
    ids.extend(own.into_tuple::<Uuid>().all(db).await?);
    let structures = represented(db, person, ctx.today()).await?;
    if !structures.is_empty() {
        let theirs = adhesions().filter(adhesion::Column::StructureId.is_in(structures));
        ids.extend(theirs.into_tuple::<Uuid>().all(db).await?);
    }
    let roles = role::Entity::find()
        .select_only()
        .column(role::Column::CptsId)
        .filter(role::Column::PersonId.eq(person.0));
    ids.extend(roles.into_tuple::<Uuid>().all(db).await?);
    ids.sort_unstable();
    ids.dedup();
    Ok(cpts::Entity::find()
        .filter(cpts::Column::Id.is_in(ids))
        .order_by_asc(cpts::Column::Id)
        .all(db)
        .await?)
}
