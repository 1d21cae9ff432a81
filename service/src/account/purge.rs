//! What signing in leaves behind is deleted when it serves nothing any more.

use std::convert::Infallible;

use chrono::TimeDelta;
use entity::{email_code, rate_limit, session, sign_in_attempt};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use crate::ctx::Ctx;
use crate::failure::Outcome;

/// Deletes attempts, codes and counters of yesterday, and sessions that ended a month ago.
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
        tx.without_journal("what is deleted served signing in only");
        Ok(())
    })
}
