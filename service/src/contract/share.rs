//! Who looks after a contract in a CPTS and who signs it for it; what everybody may read of it.

use std::convert::Infallible;

use chrono::NaiveDate;
use domain::audit::Event;
use domain::contract::Shown;
use domain::contract::stage::Step;
use domain::ght::conflict::Conflict;
use domain::id::{ContractId, PersonId};
use domain::role::{Period, RoleKind};
use entity::{contract_cpts, role};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use serde_json::json;
use uuid::Uuid;

use super::{Seen, keep, official, seen};
use crate::account::names_of;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::tx::{Entry, Tx};

/// Why nobody is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShareRefused {
    /// She holds no role in this CPTS today.
    NoRole,
    /// Who signs for a CPTS sits on its board.
    NotOnBoard,
    /// She is attached to the bloc of the other side.
    Attached(Conflict),
    /// It is signed, or over.
    Stage(Step),
}

/// Somebody who may be named.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Who.
    pub person: PersonId,
    /// Her name.
    pub name: String,
    /// Whether she sits on the board, and so may sign.
    pub board: bool,
}

/// Who may look after contracts, and sign them, in the CPTS of the address. Permission: who manages contracts there.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn candidates(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
) -> Outcome<(Seen, Vec<Candidate>), Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    seen.require_manager()?;
    let rows = held(db, ctx, &seen).await?;
    let names = names_of(db, rows.iter().map(|(id, _)| *id)).await?;
    let mut found: Vec<Candidate> = Vec::new();
    for (id, kind) in rows {
        match found.iter_mut().find(|it| it.person.0 == id) {
            Some(known) => known.board |= kind.is_board(),
            None => found.push(Candidate {
                person: PersonId(id),
                name: names.get(&id).cloned().unwrap_or_default(),
                board: kind.is_board(),
            }),
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    Ok((seen, found))
}

async fn held(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seen: &Seen,
) -> Result<Vec<(Uuid, RoleKind)>, Fault> {
    let rows = role::Entity::find()
        .filter(role::Column::CptsId.eq(seen.seat.cpts.id))
        .all(db)
        .await?;
    let mut found = Vec::new();
    for row in rows {
        let period = Period {
            starts_on: row.starts_on,
            ends_on: row.ends_on,
        };
        if period.holds_on(ctx.today()) {
            found.push((row.person_id, entity::read("role", "kind", &row.kind)?));
        }
    }
    Ok(found)
}

/// Says who looks after a contract in the CPTS of the address: she is reminded of what is due. Permission: who manages contracts there.
///
/// # Errors
/// [`ShareRefused::NoRole`], not found, forbidden or a fault.
pub async fn owner(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
    person: PersonId,
) -> Outcome<(), ShareRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_manager()?;
        let held = held(db, ctx, &seen).await?;
        if !held.iter().any(|(it, _)| *it == person.0) {
            return refuse(ShareRefused::NoRole);
        }
        let mut row = own(&seen)?;
        row.owner_id = Set(Some(person.0));
        row.update(db).await?;
        record(tx, actor, &seen, "owner").await?;
        Ok(())
    })
}

/// Says who signs for the CPTS of the address. Her name stands in the text too: where it does not, a version is to be written.
/// Permission: who manages contracts there.
///
/// # Errors
/// [`ShareRefused`], not found, forbidden or a fault.
pub async fn signatory(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
    person: PersonId,
) -> Outcome<(), ShareRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_manager()?;
        let step = seen.stage.step();
        if matches!(step, Step::InForce | Step::Notice | Step::Over) {
            return refuse(ShareRefused::Stage(step));
        }
        let cpts = seen.seat.cpts.id;
        if !official::sits(db, ctx, cpts, person.0).await? {
            return refuse(ShareRefused::NotOnBoard);
        }
        let (_, text) = keep::head(db, &seen.row).await?;
        let against = official::conflict(db, ctx, &seen.row, (cpts, person), &text).await?;
        if let Some(conflict) = against {
            return refuse(ShareRefused::Attached(conflict));
        }
        let mut row = own(&seen)?;
        row.signatory_id = Set(Some(person.0));
        row.update(db).await?;
        record(tx, actor, &seen, "signatory").await?;
        Ok(())
    })
}

/// Says what everybody may read of a contract, and when the ARS received the request from which statutory clocks run. Permission:
/// who writes the contract.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn shown(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
    (shown, received): (Shown, Option<NaiveDate>),
) -> Outcome<(), ShareRefused> {
    transaction!(ctx, |tx| {
        let seen = seen(tx.db(), ctx, actor, slug, id).await?;
        seen.require_lead()?;
        let revision = seen.row.revision;
        let mut row = seen.row.clone().into_active_model();
        row.shown = Set(shown.code().to_owned());
        row.received_on = Set(received);
        row.revision = Set(revision + 1);
        row.changed_at = Set(ctx.now());
        row.update(tx.db()).await?;
        record(tx, actor, &seen, shown.code()).await?;
        Ok(())
    })
}

fn own<R>(seen: &Seen) -> Result<contract_cpts::ActiveModel, Failure<R>> {
    let row = seen.own().cloned().ok_or(Failure::NotFound)?;
    Ok(row.into_active_model())
}

async fn record(tx: &Tx<'_>, actor: &Actor, seen: &Seen, what: &str) -> Result<(), Fault> {
    let entry = Entry::new(Event::ContractSettings)
        .cpts(seen.seat.id())
        .actor(actor)
        .subject(seen.row.id);
    tx.record(entry.detail(json!({ "what": what }))).await
}
