use domain::account::device::{End, State, is_fresh};
use domain::id::DeviceId;
use entity::session;
use sea_orm::EntityTrait;
use signed::device::{Reason, Revocation};

use super::known::{of, one};
use super::told::end;
use super::word::{WordRefused, said};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};

/// Why a device is not revoked without a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RevokeRefused {
    /// The sign-in is not fresh: whoever found the page open could do it.
    NotFresh,
}

/// Revokes a device of one's own after a fresh sign-in. Asked twice, it is revoked once.
///
/// # Errors
/// [`RevokeRefused`]; [`Failure::NotFound`] for a device of somebody else.
pub async fn revoke(
    ctx: &Ctx,
    actor: &Actor,
    id: DeviceId,
    reason: Reason,
) -> Outcome<(), RevokeRefused> {
    transaction!(ctx, |tx| {
        let known = one(tx.db(), actor.person, id).await?;
        let session = session::Entity::find_by_id(actor.session.0)
            .one(tx.db())
            .await?
            .ok_or(Failure::NotFound)?;
        if !is_fresh(session.created_at, ctx.now()) {
            return refuse(RevokeRefused::NotFresh);
        }
        if matches!(known.device.state(ctx.now()), State::Ended { .. }) {
            tx.without_journal("it ended already");
            return Ok(());
        }
        end(ctx, tx, Some(actor), &known.row, why(reason), None).await?;
        Ok(())
    })
}

/// Revokes a device by the signed word of one that speaks, itself or another one.
///
/// # Errors
/// [`WordRefused`].
pub async fn revoke_signed(ctx: &Ctx, actor: &Actor, envelope: &[u8]) -> Outcome<(), WordRefused> {
    transaction!(ctx, |tx| {
        let own = of(tx.db(), actor.person).await?;
        let word = said::<Revocation>(&own, envelope, ctx.now())?;
        let revocation = word.payload();
        if revocation.account.as_str() != actor.person.to_string() {
            return refuse(WordRefused::OtherAccount);
        }
        let key = revocation.key.to_string();
        let Some(known) = own.iter().find(|it| it.row.key_id == key) else {
            return refuse(WordRefused::Unknown);
        };
        if matches!(known.device.state(ctx.now()), State::Ended { .. }) {
            return refuse(WordRefused::Ended);
        }
        let why = why(revocation.reason);
        end(ctx, tx, Some(actor), &known.row, why, Some(&word)).await?;
        Ok(())
    })
}

const fn why(reason: Reason) -> End {
    match reason {
        Reason::Replaced => End::Replaced,
        Reason::Lost => End::Lost,
        Reason::Stolen => End::Stolen,
        Reason::Retired => End::Retired,
    }
}
