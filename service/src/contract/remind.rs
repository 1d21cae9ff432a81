//! Who looks after a contract is reminded of what is due: 90, 30 and 7 days before, by mail and on the home page.

use std::collections::BTreeSet;

use chrono::Days;
use domain::contract::calendar::{STEPS, step};
use domain::id::{CptsId, PersonId};
use entity::{contract, contract_cpts, contract_reminder, cpts, person};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::calendar::{Item, awaited, items};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome};
use crate::notice::contract as letters;
use crate::notice::letter::to_person;

/// The longest time before.
const FIRST: u64 = STEPS[0] as u64;

/// Sends the reminders that are to go out today; says how many. A step that was sent is not sent again.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub(super) async fn run(ctx: &Ctx) -> Result<usize, Fault> {
    let mut sent = 0;
    for owned in owned(ctx, None).await? {
        if let Some(days) = step(owned.item.due.on, ctx.today()) {
            match remind(ctx, &owned, days).await {
                Ok(true) => sent += 1,
                Ok(false) | Err(Failure::Fault(Fault::Stopped)) => {}
                Err(Failure::Fault(fault)) => return Err(fault),
                Err(_) => {}
            }
        }
    }
    Ok(sent)
}

/// Something due that somebody looks after.
struct Owned {
    row: contract::Model,
    cpts: Uuid,
    person: Uuid,
    item: Item,
}

/// What is due within the longest time before, for everybody or one person.
async fn owned(ctx: &Ctx, only: Option<PersonId>) -> Result<Vec<Owned>, Fault> {
    let (db, today) = (ctx.db().read(), ctx.today());
    let until = today.checked_add_days(Days::new(FIRST)).unwrap_or(today);
    let mut parts =
        contract_cpts::Entity::find().filter(contract_cpts::Column::OwnerId.is_not_null());
    if let Some(person) = only {
        parts = parts.filter(contract_cpts::Column::OwnerId.eq(person.0));
    }
    let parts = parts.all(db).await?;
    let mut found = Vec::new();
    let ids: BTreeSet<Uuid> = parts.iter().map(|it| it.contract_id).collect();
    let ids: Vec<Uuid> = ids.into_iter().collect();
    for chunk in ids.chunks(200) {
        let rows = contract::Entity::find()
            .filter(contract::Column::Id.is_in(chunk.iter().copied()))
            .filter(awaited())
            .order_by_asc(contract::Column::Id)
            .all(db)
            .await?;
        for (id, item) in items(db, rows.clone()).await? {
            if item.due.on < today || until < item.due.on {
                continue;
            }
            let Some(row) = rows.iter().find(|it| it.id == id) else {
                continue;
            };
            let owners = parts.iter().filter(|it| it.contract_id == id);
            found.extend(owners.filter_map(|it| {
                Some(Owned {
                    row: row.clone(),
                    cpts: it.cpts_id,
                    person: it.owner_id?,
                    item: item.clone(),
                })
            }));
        }
    }
    Ok(found)
}

async fn remind(ctx: &Ctx, owned: &Owned, days: u16) -> Outcome<bool, ()> {
    let key = owned.item.due.key();
    // Most were sent before: they are looked for without a lock.
    let sent = contract_reminder::Entity::find()
        .filter(contract_reminder::Column::ContractId.eq(owned.row.id))
        .filter(contract_reminder::Column::PersonId.eq(owned.person))
        .filter(contract_reminder::Column::Due.eq(&key))
        .filter(contract_reminder::Column::Days.eq(i32::from(days)));
    if sent.clone().one(ctx.db().read()).await?.is_some() {
        return Ok(false);
    }
    transaction!(ctx, |tx| {
        let db = tx.db();
        tx.without_journal("a reminder is no act of the association");
        if sent.clone().one(db).await?.is_some() {
            return Ok(false);
        }
        let person = person::Entity::find_by_id(owned.person).one(db).await?;
        let cpts = cpts::Entity::find_by_id(owned.cpts).one(db).await?;
        let (Some(person), Some(cpts)) = (person, cpts) else {
            return Ok(false);
        };
        contract_reminder::Entity::insert(contract_reminder::ActiveModel {
            id: Set(ctx.uuid()),
            contract_id: Set(owned.row.id),
            person_id: Set(owned.person),
            due: Set(key.clone()),
            days: Set(i32::from(days)),
            sent_at: Set(ctx.now()),
        })
        .exec_without_returning(db)
        .await?;
        let left = (owned.item.due.on - ctx.today()).num_days();
        let letter = letters::due(&cpts, &owned.row, &owned.item.due, left);
        to_person(ctx, tx, &cpts, &person, &letter).await?;
        Ok(true)
    })
}

/// What is due within 30 days of the contracts that a person looks after, for her home page, the nearest first.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn upcoming(ctx: &Ctx, actor: &Actor) -> Result<Vec<(CptsId, Item)>, Fault> {
    let near = |it: &Owned| step(it.item.due.on, ctx.today()).is_some_and(|it| it <= 30);
    let mut found: Vec<(CptsId, Item)> = owned(ctx, Some(actor.person))
        .await?
        .into_iter()
        .filter(near)
        .map(|it| (CptsId(it.cpts), it.item))
        .collect();
    found.sort_by_key(|(_, it)| it.due.on);
    Ok(found)
}
