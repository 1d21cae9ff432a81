//! A draft is shown to the other parties, and what is not signed is given up.

use domain::audit::Event;
use domain::contract::stage::{Stage, StageRefused};
use domain::id::{ContractId, CptsId};
use entity::contract;
use serde_json::json;
use uuid::Uuid;

use super::{keep, seen, tell};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome};
use crate::tx::{Entry, Tx};

/// Opens the negotiation. Permission: who writes the contract.
///
/// # Errors
/// [`StageRefused`], not found, forbidden or a fault.
pub async fn open(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
) -> Outcome<(), StageRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_lead()?;
        let stage = seen.stage.clone().negotiate().map_err(Failure::Refused)?;
        let (_, text) = keep::head(db, &seen.row).await?;
        let row = keep::move_to(db, ctx, seen.row, &stage, &text).await?;
        moved(tx, (seen.seat.id(), Some(actor)), &row, &stage).await?;
        Ok(())
    })
}

/// Gives up what is not signed. Permission: who writes the contract.
///
/// # Errors
/// [`StageRefused`], not found, forbidden or a fault.
pub async fn abandon(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
) -> Outcome<(), StageRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_lead()?;
        let stage = seen.stage.clone().abandon(ctx.today());
        let stage = stage.map_err(Failure::Refused)?;
        let (_, text) = keep::head(db, &seen.row).await?;
        let row = keep::move_to(db, ctx, seen.row, &stage, &text).await?;
        tell::moved(tx, ctx, &seen.seat.cpts, &row, &stage).await?;
        moved(tx, (seen.seat.id(), Some(actor)), &row, &stage).await?;
        Ok(())
    })
}

/// Records that a contract reached a stage, in the journal of a CPTS.
pub(super) async fn moved(
    tx: &Tx<'_>,
    (cpts, actor): (CptsId, Option<&Actor>),
    row: &contract::Model,
    stage: &Stage,
) -> Result<(), Fault> {
    let end = match stage {
        Stage::Over { end, .. } => Some(end.code()),
        _ => None,
    };
    let id: Uuid = row.id;
    let mut entry = Entry::new(Event::ContractMoved)
        .cpts(cpts)
        .subject(id)
        .detail(json!({ "stage": stage.step().code(), "end": end }));
    if let Some(actor) = actor {
        entry = entry.actor(actor);
    }
    tx.record(entry).await
}
