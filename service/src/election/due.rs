//! What an election does by itself: it opens and closes at its hours, and everybody on the roll is reminded once.

use chrono::TimeDelta;
use domain::election::act::IncidentKind;
use domain::election::incident::Said;
use domain::election::stage::Stage;
use domain::election::urn::UrnStatus;
use domain::id::ElectionId;
use entity::{cpts, election};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
};

use super::ready::{self, Awaited};
use super::rehearse::{again, set};
use super::{batch, enter, incident, keep, program, tally, tell};
use crate::ctx::Ctx;
use crate::failure::{Failure, Fault, Outcome};
use crate::notice::election as letters;
use crate::tx::Tx;

/// An hour that is missed by more is noted.
const LATE_MINUTES: i64 = 5;

/// Does what is due; says how much that was. Two servers may run it: who comes second finds it done.
///
/// # Errors
/// The first fault; what was done stays done, and the next run goes on.
pub async fn run(ctx: &Ctx) -> Result<usize, Fault> {
    let rows = election::Entity::find()
        .filter(election::Column::Stage.is_in([Stage::Sealed.code(), Stage::Open.code()]))
        .order_by_asc(election::Column::OpensAt)
        .all(ctx.db().read())
        .await?;
    let (mut done, mut fault) = (0, None);
    for row in rows {
        match one(ctx, &row).await {
            Ok(true) => done += 1,
            Ok(false) | Err(Fault::Stopped) => {}
            Err(other) => fault = fault.or(Some(other)),
        }
    }
    match fault {
        None => Ok(done),
        Some(fault) => Err(fault),
    }
}

/// What is due of one election.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Open,
    Remind,
    Close,
}

fn what(ctx: &Ctx, row: &election::Model) -> Result<Option<What>, Fault> {
    let stage: Stage = entity::read("election", "stage", &row.stage)?;
    let (Some(dates), now) = (keep::dates(row), ctx.now()) else {
        return Ok(None);
    };
    let reminder = domain::decision::stage::reminder(dates.opens, dates.closes);
    Ok(match stage {
        Stage::Sealed if dates.opens <= now => Some(What::Open),
        Stage::Open if dates.closes <= now => Some(What::Close),
        Stage::Open if row.reminded_at.is_none() && dates.opens < reminder && reminder <= now => {
            Some(What::Remind)
        }
        _ => None,
    })
}

async fn one(ctx: &Ctx, row: &election::Model) -> Result<bool, Fault> {
    if what(ctx, row)?.is_none() {
        return Ok(false);
    }
    let outcome: Outcome<bool, ()> = transaction!(ctx, |tx| {
        let found = election::Entity::find_by_id(row.id)
            .find_also_related(cpts::Entity)
            .one(tx.db())
            .await?;
        let Some((row, Some(cpts))) = found else {
            tx.without_journal("it is gone");
            return Ok(false);
        };
        match what(ctx, &row)? {
            None => {
                tx.without_journal("another server did it");
                return Ok(false);
            }
            Some(What::Open) => open(tx, ctx, &cpts, row).await?,
            Some(What::Remind) => remind(tx, ctx, &cpts, row).await?,
            Some(What::Close) => close(tx, ctx, &cpts, row).await?,
        }
        Ok(true)
    });
    match outcome {
        Ok(done) => Ok(done),
        Err(Failure::Fault(fault)) => Err(fault),
        Err(_) => Ok(false),
    }
}

async fn open(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    row: election::Model,
) -> Result<(), Fault> {
    let (db, id) = (tx.db(), ElectionId(row.id));
    for urn in keep::urns(db, id).await? {
        if urn.status == UrnStatus::Waiting.code() {
            set(db, urn, UrnStatus::Open).await?;
        }
    }
    program::note(tx, ctx, row.id).await?;
    let late = row.opens_at.map(|it| ctx.now() - it).unwrap_or_default();
    let row = keep::move_to(db, ctx, row, Stage::Open).await?;
    if TimeDelta::minutes(LATE_MINUTES) < late {
        let minutes = late.num_minutes();
        let said = Said::Late { minutes };
        incident::write(db, ctx, (id, None), IncidentKind::Delay, &said, None).await?;
    }
    tell::concerned(tx, ctx, cpts, &row, &letters::opened(cpts, &row)).await?;
    tx.record(keep::moved(&row, None)).await
}

async fn remind(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    row: election::Model,
) -> Result<(), Fault> {
    tx.without_journal("a reminder is no act of the association");
    tell::concerned(tx, ctx, cpts, &row, &letters::reminder(cpts, &row)).await?;
    let mut row = row.into_active_model();
    row.reminded_at = Set(Some(ctx.now()));
    row.update(tx.db()).await?;
    Ok(())
}

/// Closes every urn: the last ballots join the archive, rows are written anew, and the encrypted sums are made and logged.
async fn close(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    row: election::Model,
) -> Result<(), Fault> {
    let (db, id) = (tx.db(), ElectionId(row.id));
    let row = keep::move_to(db, ctx, row, Stage::Closed).await?;
    for urn in keep::urns(db, id).await? {
        if urn.status != UrnStatus::Open.code() {
            continue;
        }
        let which = urn.id;
        batch::last(tx, ctx, urn).await?;
        let urn = again(db, which).await?;
        batch::rewrite(tx, ctx, &urn).await?;
        let urn = set(db, urn, UrnStatus::Closed).await?;
        if enter::is_awaited(db, &row, &urn).await? {
            // Its sum is made once they are in it.
            continue;
        }
        tally::tally(tx, ctx, &row, urn).await?;
    }
    if ready::call(tx, ctx, cpts, &row).await? == Awaited::Board {
        tell::board(tx, ctx, cpts, &row, &letters::board_first(cpts, &row)).await?;
    }
    tx.record(keep::moved(&row, None)).await
}
