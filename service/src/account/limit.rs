//! Counters over a window of time, for what may be asked only so often.

use domain::account::{Counted, Limit, Wait};
use entity::rate_limit;
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

use super::sha256_hex;
use crate::ctx::Ctx;
use crate::failure::{Fault, Outcome, refuse};
use crate::tx::Tx;

/// Counts one more of `what`, in the transaction of the action that is limited: an action that is
/// refused for another reason counts nothing.
///
/// # Errors
/// [`Wait`] when there were too many.
pub(crate) async fn count_one(
    ctx: &Ctx,
    tx: &Tx<'_>,
    limit: Limit,
    what: &str,
) -> Outcome<(), Wait> {
    let key = sha256_hex(what.as_bytes());
    let row = rate_limit::Entity::find_by_id(&key).one(tx.db()).await?;
    let counted = row.map(|row| Counted {
        since: row.window_start,
        count: row.count,
    });
    let counted = match limit.count_one(counted, ctx.now()) {
        Ok(counted) => counted,
        Err(wait) => return refuse(wait),
    };
    let row = rate_limit::ActiveModel {
        key: Set(key),
        window_start: Set(counted.since),
        count: Set(counted.count),
    };
    rate_limit::Entity::insert(row)
        .on_conflict(
            OnConflict::column(rate_limit::Column::Key)
                .update_columns([rate_limit::Column::WindowStart, rate_limit::Column::Count])
                .to_owned(),
        )
        .exec_without_returning(tx.db())
        .await
        .map_err(Fault::from)?;
    Ok(())
}

/// Whether one more of `what` would be too many; counts nothing.
///
/// # Errors
/// [`Wait`] when there were too many.
pub(crate) async fn look(ctx: &Ctx, limit: Limit, what: &str) -> Outcome<(), Wait> {
    let key = sha256_hex(what.as_bytes());
    let row = rate_limit::Entity::find_by_id(&key).one(ctx.db().read());
    let counted = row.await?.map(|row| Counted {
        since: row.window_start,
        count: row.count,
    });
    match limit.count_one(counted, ctx.now()) {
        Ok(_) => Ok(()),
        Err(wait) => refuse(wait),
    }
}
