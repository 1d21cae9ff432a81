//! What a decision does by itself: it closes at its time, those who have said nothing are reminded once, and what follows
//! opens where nobody opened it for too long.

use chrono::{Days, TimeDelta};
use domain::decision::stage::{BETWEEN_DAYS, Stage, reminder};
use entity::{cpts, decision, decision_round};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
};

use super::{close, keep, open, tell};
use crate::ctx::Ctx;
use crate::failure::{Failure, Fault, Outcome};
use crate::scope;

/// Does what is due; says how much that was. Two servers may run it: who comes second finds it done.
///
/// # Errors
/// The first fault; what was done stays done, and the next run goes on.
pub async fn run(ctx: &Ctx) -> Result<usize, Fault> {
    let mut done = 0;
    let mut fault = None;
    for (row, what) in due(ctx).await? {
        let tried = match what {
            What::Close => closed(ctx, &row).await,
            What::Remind => reminded(ctx, &row).await,
            What::Open => opened(ctx, &row).await,
        };
        match tried {
            Ok(true) => done += 1,
            // Of a CPTS that is stopped nothing is written: later.
            Ok(false) | Err(Fault::Stopped) => {}
            Err(other) => fault = fault.or(Some(other)),
        }
    }
    match fault {
        None => Ok(done),
        Some(fault) => Err(fault),
    }
}

#[derive(Debug, Clone, Copy)]
enum What {
    Close,
    Remind,
    Open,
}

async fn due(ctx: &Ctx) -> Result<Vec<(decision::Model, What)>, Fault> {
    let (db, now) = (ctx.db().read(), ctx.now());
    let mut found = Vec::new();
    let closing = decision::Entity::find()
        .filter(decision::Column::ClosesAt.lte(now))
        .order_by_asc(decision::Column::ClosesAt)
        .all(db)
        .await?;
    found.extend(closing.into_iter().map(|it| (it, What::Close)));
    let rounds = decision_round::Entity::find()
        .find_also_related(decision::Entity)
        .filter(decision::Column::ClosesAt.gt(now))
        .filter(decision_round::Column::ClosedAt.is_null())
        .filter(decision_round::Column::RemindedAt.is_null())
        .all(db)
        .await?;
    for (round, row) in rounds {
        if reminder(round.opened_at, round.closes_at) <= now {
            found.extend(row.map(|it| (it, What::Remind)));
        }
    }
    let since = now - TimeDelta::days(i64::from(BETWEEN_DAYS));
    let waiting = decision::Entity::find()
        .filter(decision::Column::WaitsSince.lte(since))
        .order_by_asc(decision::Column::WaitsSince)
        .all(db)
        .await?;
    found.extend(waiting.into_iter().map(|it| (it, What::Open)));
    Ok(found)
}

/// What a transaction of the job comes to: a refusal is nothing to do.
fn settled<R>(outcome: Outcome<bool, R>) -> Result<bool, Fault> {
    match outcome {
        Ok(done) => Ok(done),
        Err(Failure::Fault(fault)) => Err(fault),
        Err(_) => Ok(false),
    }
}

async fn closed(ctx: &Ctx, row: &decision::Model) -> Result<bool, Fault> {
    settled(transaction!(ctx, |tx| {
        let Some((cpts, row)) = again(tx, row).await? else {
            tx.without_journal("it is gone");
            return Ok(false);
        };
        if row.closes_at.is_none_or(|it| ctx.now() < it) {
            tx.without_journal("somebody closed it");
            return Ok(false);
        }
        close::now(tx, ctx, &cpts, row, None).await?;
        Ok(true)
    }))
}

async fn reminded(ctx: &Ctx, row: &decision::Model) -> Result<bool, Fault> {
    settled(transaction!(ctx, |tx| {
        tx.without_journal("a reminder is no act of the association");
        let Some((cpts, row)) = again::<()>(tx, row).await? else {
            return Ok(false);
        };
        let round = decision_round::Entity::find()
            .filter(decision_round::Column::DecisionId.eq(row.id))
            .filter(decision_round::Column::ClosedAt.is_null())
            .filter(decision_round::Column::RemindedAt.is_null())
            .one(tx.db())
            .await?;
        let Some(round) = round else { return Ok(false) };
        tell::reminded(tx, ctx, &cpts, &row, &round).await?;
        let mut round = round.into_active_model();
        round.reminded_at = Set(Some(ctx.now()));
        round.update(tx.db()).await?;
        Ok(true)
    }))
}

async fn opened(ctx: &Ctx, row: &decision::Model) -> Result<bool, Fault> {
    settled(transaction!(ctx, |tx| {
        let Some((cpts, row)) = again(tx, row).await? else {
            tx.without_journal("it is gone");
            return Ok(false);
        };
        let last = decision_round::Entity::find()
            .filter(decision_round::Column::DecisionId.eq(row.id))
            .order_by_desc(decision_round::Column::Number)
            .one(tx.db())
            .await?;
        let ground = keep::ground(tx.db(), ctx, &row).await?;
        let waits = matches!(row.stage()?, Stage::Between(_));
        // What opened by itself and came to nothing is not opened again and again.
        let led = last.is_some_and(|it| it.opened_by.is_some());
        let (true, true, Some(ground)) = (waits, led, ground) else {
            tx.without_journal("nothing is to be opened");
            return Ok(false);
        };
        let seat = scope::seat_in(tx.db(), ctx, row.author_id.into(), cpts).await?;
        let days = Days::new(u64::from(ground.consensus.round_days));
        let closes = ctx.today() + days;
        open::next(tx, ctx, &seat, row, closes, None).await?;
        Ok(true)
    }))
}

async fn again<R>(
    tx: &crate::tx::Tx<'_>,
    row: &decision::Model,
) -> Outcome<Option<(cpts::Model, decision::Model)>, R> {
    let found = decision::Entity::find_by_id(row.id)
        .find_also_related(cpts::Entity)
        .one(tx.db())
        .await?;
    Ok(found.and_then(|(row, cpts)| Some((cpts?, row))))
}
