use chrono::{DateTime, Utc};
use domain::account::device::{End, State};
use domain::id::{DeviceId, PersonId};
use entity::device;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::known::{Known, one};
use super::told::end;
use crate::account::sha256_hex;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};
use crate::tx::Tx;

/// Why a device is not stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StopRefused {
    /// It speaks already: it can be revoked.
    TooLate,
}

/// A device that waits, as who received the mail sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stoppable {
    /// As it was called.
    pub name: String,
    /// When it was enrolled.
    pub enrolled: DateTime<Utc>,
    /// What it is now.
    pub state: State,
}

/// Stops a waiting device of one's own. Asked twice, it is stopped once.
///
/// # Errors
/// [`StopRefused`]; [`Failure::NotFound`] for a device of somebody else.
pub async fn stop(ctx: &Ctx, actor: &Actor, id: DeviceId) -> Outcome<(), StopRefused> {
    transaction!(ctx, |tx| {
        let known = one(tx.db(), actor.person, id).await?;
        halt(ctx, tx, Some(actor), &known).await
    })
}

/// The device that a mail is about.
///
/// # Errors
/// [`Failure::NotFound`] for a token that no mail carries.
pub async fn stoppable(ctx: &Ctx, token: &str) -> Outcome<Stoppable, StopRefused> {
    let known = of_mail(ctx.db().read(), token).await?;
    Ok(Stoppable {
        state: known.device.state(ctx.now()),
        name: known.row.name,
        enrolled: known.row.enrolled_at,
    })
}

/// Stops it, without a sign-in: who has the mail has the address.
///
/// # Errors
/// [`StopRefused`]; [`Failure::NotFound`] for a token that no mail carries.
pub async fn stop_by_mail(ctx: &Ctx, token: &str) -> Outcome<(), StopRefused> {
    transaction!(ctx, |tx| {
        let known = of_mail(tx.db(), token).await?;
        halt(ctx, tx, None, &known).await
    })
}

async fn of_mail(db: &impl ConnectionTrait, token: &str) -> Result<Known, Failure<StopRefused>> {
    let row = device::Entity::find()
        .filter(device::Column::StopSha256.eq(sha256_hex(token.as_bytes())))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    one(db, PersonId(row.person_id), DeviceId(row.id)).await
}

async fn halt(
    ctx: &Ctx,
    tx: &Tx<'_>,
    actor: Option<&Actor>,
    known: &Known,
) -> Result<(), Failure<StopRefused>> {
    match known.device.state(ctx.now()) {
        State::Speaking { .. } => refuse(StopRefused::TooLate),
        State::Ended { .. } => {
            tx.without_journal("it ended already");
            Ok(())
        }
        State::Waiting { .. } => {
            end(ctx, tx, actor, &known.row, End::Stopped, None).await?;
            Ok(())
        }
    }
}
