//! What signing in, mails and imports leave behind is deleted when it serves nothing any more.

use std::convert::Infallible;

use chrono::TimeDelta;
use entity::{
    device_challenge, email_code, import_batch, invitation, outbox, rate_limit, session,
    sign_in_attempt,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use crate::ctx::Ctx;
use crate::failure::Outcome;
use crate::import::forget_old;

/// Deletes attempts, codes, challenges and counters of yesterday; sessions that ended, mails that were sent or given
/// up, and invitations that ran out a month ago; and the lines of old imports.
///
/// # Errors
/// [`crate::Failure::Fault`] when the database refuses.
pub async fn purge(ctx: &Ctx) -> Outcome<(), Infallible> {
    let yesterday = ctx.now() - TimeDelta::days(1);
    let month_ago = ctx.now() - TimeDelta::days(30);
    transaction!(ctx, |tx| {
        sign_in_attempt::Entity::delete_many()
            .filter(sign_in_attempt::Column::ExpiresAt.lt(yesterday))
            .exec(tx.db())
            .await?;
        email_code::Entity::delete_many()
            .filter(email_code::Column::ExpiresAt.lt(yesterday))
            .exec(tx.db())
            .await?;
        device_challenge::Entity::delete_many()
            .filter(device_challenge::Column::ExpiresAt.lt(yesterday))
            .exec(tx.db())
            .await?;
        rate_limit::Entity::delete_many()
            .filter(rate_limit::Column::WindowStart.lt(yesterday))
            .exec(tx.db())
            .await?;
        session::Entity::delete_many()
            .filter(
                Condition::any()
                    .add(session::Column::ExpiresAt.lt(month_ago))
                    .add(session::Column::RevokedAt.lt(month_ago)),
            )
            .exec(tx.db())
            .await?;
        outbox::Entity::delete_many()
            .filter(
                Condition::any()
                    .add(outbox::Column::SentAt.lt(month_ago))
                    .add(outbox::Column::FailedAt.lt(month_ago)),
            )
            .exec(tx.db())
            .await?;
        invitation::Entity::delete_many()
            .filter(invitation::Column::ExpiresAt.lt(month_ago))
            .filter(invitation::Column::AcceptedAt.is_null())
            .exec(tx.db())
            .await?;
        forget_old(ctx, tx.db(), import_batch::Entity::find()).await?;
        tx.without_journal("what is deleted has served; what was decided by it is in the journal");
        Ok(())
    })
}
