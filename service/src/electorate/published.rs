//! The days whose weights members may see.

use chrono::NaiveDate;
use domain::electorate::publish::{Published, candidates};
use domain::electorate::small::fewer_than;
use sea_orm::ConnectionTrait;

use super::Day;
use crate::ctx::Ctx;
use crate::failure::Fault;
use crate::scope::Seat;
use crate::statutes::rules;

/// The published days, the earliest first: each is read as its evening knew it, so that they are the same whoever asks
/// and whenever.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub(super) async fn published(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seat: &Seat,
) -> Result<Vec<NaiveDate>, Fault> {
    let mut published = Published::default();
    let Some(first) = rules::first_day(db, seat.cpts.id).await? else {
        return Ok(Vec::new());
    };
    for on in candidates(first, ctx.today()) {
        if let Some(day) = Day::read(db, ctx, seat, on).await? {
            published.offer(on, &day.voters(), fewer_than(&day.rules.statutes));
        }
    }
    Ok(published.days())
}
