//! What contracts do by themselves: they end with their term, and who looks after one is reminded in time.

use domain::id::CptsId;
use entity::{contract, cpts};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::negotiate::moved;
use super::{keep, remind, tell};
use crate::ctx::Ctx;
use crate::failure::{Failure, Fault, Outcome, other};

/// Does what is due; says how much that was. Two servers may run it: who comes second finds it done.
///
/// # Errors
/// The first fault; what was done stays done, and the next run goes on.
pub async fn run(ctx: &Ctx) -> Result<usize, Fault> {
    let (mut done, mut fault) = (0, None);
    let rows = contract::Entity::find()
        .filter(contract::Column::Stage.is_in(["in-force", "notice"]))
        .filter(contract::Column::EndsOn.lt(ctx.today()))
        .order_by_asc(contract::Column::EndsOn)
        .all(ctx.db().read())
        .await?;
    for row in rows {
        match expire(ctx, &row).await {
            Ok(true) => done += 1,
            // Of a CPTS that is stopped nothing is written: later.
            Ok(false) | Err(Failure::Fault(Fault::Stopped)) => {}
            Err(Failure::Fault(other)) => fault = fault.or(Some(other)),
            Err(_) => {}
        }
    }
    match remind::run(ctx).await {
        Ok(sent) => done += sent,
        Err(other) => fault = fault.or(Some(other)),
    }
    match fault {
        None => Ok(done),
        Some(fault) => Err(fault),
    }
}

async fn expire(ctx: &Ctx, row: &contract::Model) -> Outcome<bool, ()> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let found = contract::Entity::find_by_id(row.id)
            .find_also_related(cpts::Entity)
            .one(db)
            .await?;
        let Some((row, Some(cpts))) = found else {
            tx.without_journal("it is gone");
            return Ok(false);
        };
        let stage = row.stage()?;
        let Some(running) = stage.running() else {
            tx.without_journal("somebody ended it");
            return Ok(false);
        };
        let (_, text) = keep::named(db, row.id, running.text).await?;
        let stage = stage.clone().expire(ctx.today(), &text).map_err(other)?;
        let row = keep::move_to(db, ctx, row, &stage, &text).await?;
        tell::moved(tx, ctx, &cpts, &row, &stage).await?;
        moved(tx, (CptsId(cpts.id), None), &row, &stage).await?;
        Ok(true)
    })
}
