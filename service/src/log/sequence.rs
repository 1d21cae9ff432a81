//! The sequencer: entries that wait get their place.
//!
//! Several servers may run it on one database: who saw the last size writes, the others begin again.

mod batch;

use std::collections::BTreeSet;

use entity::{cpts, log, log_head, log_pending, log_refusal};
use sea_orm::sea_query::{Condition, Expr, ExprTrait as _};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

pub use batch::{BATCH, batch};

use super::publish::{Published, publish};
use super::{Vault, gate, open};
use crate::ctx::Ctx;
use crate::failure::Fault;

/// Begins what is not begun, places what waits, publishes what is not published: of every CPTS that is not
/// stopped. Says how many entries got their place.
///
/// # Errors
/// The first fault; what was done stays done, and the next run goes on.
pub async fn run(ctx: &Ctx, vault: &Vault) -> Result<usize, Fault> {
    let mut placed = 0;
    let mut fault = None;
    for cpts in waiting(ctx).await? {
        match one(ctx, vault, cpts).await {
            Ok(count) => placed += count,
            // One CPTS must not hold up the others.
            Err(error) => fault = Some(error),
        }
    }
    fault.map_or(Ok(placed), Err)
}

/// The same for one CPTS.
///
/// # Errors
/// When the database or the folder refuses.
pub async fn one(ctx: &Ctx, vault: &Vault, cpts: Uuid) -> Result<usize, Fault> {
    if super::row::current(ctx.db().read(), cpts).await?.is_none()
        && gate::look_at(ctx, vault, cpts).await?.is_some()
    {
        return Ok(0);
    }
    let Some(log) = open::open(ctx, vault, cpts).await? else {
        return Ok(0);
    };
    let epoch = log.epoch;
    let signer = vault.with(move |vault| vault.key(cpts, epoch)).await?;
    let Some(signer) = signer else {
        gate::look_at(ctx, vault, cpts).await?;
        return Ok(0);
    };
    let mut placed = 0;
    loop {
        let count = batch(ctx, &signer, &log).await?;
        placed += count;
        if count < BATCH {
            break;
        }
    }
    if publish(ctx, vault, &log).await? == Published::Parted {
        gate::look_at(ctx, vault, cpts).await?;
    }
    Ok(placed)
}

/// The CPTS for which there is something to do.
async fn waiting(ctx: &Ctx) -> Result<BTreeSet<Uuid>, Fault> {
    let db = ctx.db().read();
    let pending: Vec<Uuid> = log_pending::Entity::find()
        .select_only()
        .column(log_pending::Column::CptsId)
        .distinct()
        .into_tuple()
        .all(db)
        .await?;
    let behind = Condition::any()
        .add(log_head::Column::PublishedSize.is_null())
        .add(Expr::col(log_head::Column::PublishedSize).lt(Expr::col(log_head::Column::Size)));
    let unpublished = log_head::Entity::find().filter(behind).all(db).await?;
    let logs = log::Entity::find().filter(log::Column::RetiredAt.is_null());
    let logs = logs.all(db).await?;
    let all: Vec<Uuid> = cpts::Entity::find()
        .select_only()
        .column(cpts::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let stopped: Vec<Uuid> = log_refusal::Entity::find()
        .select_only()
        .column(log_refusal::Column::CptsId)
        .into_tuple()
        .all(db)
        .await?;
    let begun: BTreeSet<Uuid> = logs.iter().map(|log| log.cpts_id).collect();
    let unpublished = unpublished.iter().filter_map(|head| {
        let log = logs.iter().find(|log| log.id == head.log_id)?;
        Some(log.cpts_id)
    });
    let mut waiting: BTreeSet<Uuid> = pending.into_iter().chain(unpublished).collect();
    waiting.extend(all.into_iter().filter(|cpts| !begun.contains(cpts)));
    waiting.retain(|cpts| !stopped.contains(cpts));
    Ok(waiting)
}
