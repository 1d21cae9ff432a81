//! The outbox: mails wait here until the mail server took them, each at most once.
//!
//! A process that sends claims mails for a while; a claim that is not kept ends by itself, so a
//! process that dies loses nothing, and several processes share the work without meeting. Just
//! before the text of a mail is handed over, the mail counts as sent ([`hand_over`]): if the answer
//! to it is lost, nobody can know whether the server took it, and we would rather lose one mail
//! than send it twice. Only an explicit refusal ([`refused`]) makes it wait again.

use std::convert::Infallible;

use chrono::{DateTime, TimeDelta, Utc};
use entity::outbox;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::ctx::Ctx;
use crate::failure::{Fault, Outcome};

/// How long a process keeps what it claimed: longer than any conversation with a mail server.
const CLAIM: TimeDelta = TimeDelta::minutes(10);
/// A mail that nobody took for so long is given up.
const PATIENCE: TimeDelta = TimeDelta::days(3);
/// A code is worth nothing after a quarter of an hour, and would only confuse.
const CODE_PATIENCE: TimeDelta = TimeDelta::minutes(15);

/// Claims mails that are due, oldest first, and gives up those that waited too long.
///
/// # Errors
/// [`crate::Failure::Fault`] when the database refuses.
pub async fn claim(ctx: &Ctx, most: u64) -> Outcome<Vec<outbox::Model>, Infallible> {
    let now = ctx.now();
    if waiting(now).limit(1).one(ctx.db().read()).await?.is_none() {
        return Ok(Vec::new());
    }
    transaction!(ctx, |tx| {
        tx.without_journal("the state of the outbox");
        let too_old = Condition::any()
            .add(outbox::Column::CreatedAt.lt(now - PATIENCE))
            .add(
                Condition::all()
                    .add(outbox::Column::Kind.eq("code"))
                    .add(outbox::Column::CreatedAt.lt(now - CODE_PATIENCE)),
            );
        outbox::Entity::update_many()
            .col_expr(outbox::Column::FailedAt, Expr::value(now))
            .filter(outbox::Column::SentAt.is_null())
            .filter(outbox::Column::FailedAt.is_null())
            .filter(too_old)
            .exec(tx.db())
            .await?;
        let mut mails = waiting(now).limit(most).all(tx.db()).await?;
        let claim = ctx.uuid();
        outbox::Entity::update_many()
            .col_expr(outbox::Column::Claim, Expr::value(claim))
            .col_expr(outbox::Column::ClaimedUntil, Expr::value(now + CLAIM))
            .filter(outbox::Column::Id.is_in(mails.iter().map(|mail| mail.id)))
            .exec(tx.db())
            .await?;
        for mail in &mut mails {
            mail.claim = Some(claim);
        }
        Ok(mails)
    })
}

fn waiting(now: DateTime<Utc>) -> sea_orm::Select<outbox::Entity> {
    outbox::Entity::find()
        .filter(outbox::Column::SentAt.is_null())
        .filter(outbox::Column::FailedAt.is_null())
        .filter(outbox::Column::DueAt.lte(now))
        .filter(
            Condition::any()
                .add(outbox::Column::ClaimedUntil.is_null())
                .add(outbox::Column::ClaimedUntil.lte(now)),
        )
        .order_by_asc(outbox::Column::DueAt)
        .order_by_asc(outbox::Column::Id)
}

/// Marks a mail as sent, just before its text is handed over. `false` when the claim was lost: then
/// it must not be sent.
///
/// # Errors
/// [`crate::Failure::Fault`] when the database refuses: then it must not be sent either.
pub async fn hand_over(ctx: &Ctx, mail: &outbox::Model) -> Outcome<bool, Infallible> {
    let now = ctx.now();
    transaction!(ctx, |tx| {
        tx.without_journal("the state of the outbox");
        let done = outbox::Entity::update_many()
            .col_expr(outbox::Column::SentAt, Expr::value(now))
            .col_expr(outbox::Column::Attempts, Expr::value(mail.attempts + 1))
            .filter(outbox::Column::Id.eq(mail.id))
            .filter(outbox::Column::Claim.eq(mail.claim))
            .filter(outbox::Column::ClaimedUntil.gt(now))
            .filter(outbox::Column::SentAt.is_null())
            .exec(tx.db())
            .await?;
        Ok(done.rows_affected == 1)
    })
}

/// What became of a mail that was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Untaken {
    /// Nobody answered, or the answer asks to come again: it waits.
    Later,
    /// The server will never take it.
    Never,
}

/// Notes that a mail was certainly not taken: it waits for a while that doubles each time, up to an
/// hour, or is given up.
///
/// # Errors
/// [`crate::Failure::Fault`] when the database refuses.
pub async fn refused(
    ctx: &Ctx,
    mail: &outbox::Model,
    untaken: Untaken,
    reason: &str,
) -> Outcome<(), Infallible> {
    let now = ctx.now();
    let attempts = mail.attempts + 1;
    let [chance] = ctx.secret::<1>();
    let due = now + pause(attempts, chance);
    transaction!(ctx, |tx| {
        tx.without_journal("the state of the outbox");
        let failed_at = (untaken == Untaken::Never).then_some(now);
        outbox::Entity::update_many()
            .col_expr(outbox::Column::SentAt, Expr::value(None::<DateTime<Utc>>))
            .col_expr(outbox::Column::FailedAt, Expr::value(failed_at))
            .col_expr(outbox::Column::Attempts, Expr::value(attempts))
            .col_expr(outbox::Column::DueAt, Expr::value(due))
            .col_expr(outbox::Column::Claim, Expr::value(None::<Uuid>))
            .col_expr(
                outbox::Column::ClaimedUntil,
                Expr::value(None::<DateTime<Utc>>),
            )
            .col_expr(outbox::Column::LastError, Expr::value(reason))
            .filter(outbox::Column::Id.eq(mail.id))
            .filter(outbox::Column::Claim.eq(mail.claim))
            .exec(tx.db())
            .await?;
        Ok(())
    })
}

/// Half a minute, then twice as long each time up to an hour, and up to a quarter more by chance so
/// that a crowd of mails does not come back at once.
fn pause(attempts: i32, chance: u8) -> TimeDelta {
    let doublings = u32::try_from(attempts.clamp(1, 8) - 1).unwrap_or(0);
    let seconds = (30_i64 << doublings).min(3600);
    TimeDelta::seconds(seconds + seconds * i64::from(chance) / 1024)
}

/// The latest mails, newest first: the demonstration's mailbox.
///
/// # Errors
/// [`crate::Failure::NotFound`] outside the demonstration.
pub async fn mailbox(ctx: &Ctx, most: u64) -> Outcome<Vec<outbox::Model>, Infallible> {
    if !ctx.settings().demonstration {
        return Err(crate::Failure::NotFound);
    }
    let mails = outbox::Entity::find()
        .order_by_desc(outbox::Column::CreatedAt)
        .order_by_asc(outbox::Column::Id)
        .limit(most)
        .all(ctx.db().read())
        .await
        .map_err(Fault::from)?;
    Ok(mails)
}

#[cfg(test)]
mod tests {
    use super::pause;

    #[test]
    fn each_wait_is_longer_up_to_an_hour_and_a_quarter() {
        let waits: Vec<_> = (1..12).map(|n| pause(n, 0).num_seconds()).collect();
        assert_eq!(waits[..8], [30, 60, 120, 240, 480, 960, 1920, 3600]);
        assert!(waits.iter().all(|wait| *wait <= 3600));
        assert!(pause(20, 255).num_seconds() <= 4500);
    }
}
