//! The share of voices of each bloc, as everybody who reads of it may know it.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::electorate::small;
use domain::exact::Exact;
use domain::ght::weight::Weight;
use domain::id::BlocId;
use domain::quorum::Heads;
use sea_orm::ConnectionTrait;

use super::Day;
use super::published::published;
use super::weight::{Table, parties};
use crate::ctx::Ctx;
use crate::failure::Fault;
use crate::scope::Seat;

/// The shares of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voices {
    /// The day: the last one of which members may know the weights.
    pub on: NaiveDate,
    /// Blocs, `None` for who counts to none, with the share of the voices of an ordinary decision; groups of too few people
    /// stand together. Nothing where all together are too few.
    pub lines: Vec<(Vec<Option<BlocId>>, Exact)>,
}

/// The shares of the last published day, if there is one. A published day is read as its evening knew it, so that it is read
/// once a day and kept.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub(crate) async fn voices(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seat: &Seat,
) -> Result<Option<Arc<Voices>>, Fault> {
    let (cpts, today) = (seat.cpts.id, ctx.today());
    if let Some((_, known)) = ctx.voices(cpts).filter(|(on, _)| *on == today) {
        return Ok(known);
    }
    let days = published(db, ctx, seat).await?;
    let day = match days.last() {
        Some(on) => Day::read(db, ctx, seat, *on).await?.map(|it| (*on, it)),
        None => None,
    };
    let found = day.map(|(on, day)| Arc::new(of(on, &day)));
    ctx.keep_voices(cpts, (today, found.clone()));
    Ok(found)
}

fn of(on: NaiveDate, day: &Day) -> Voices {
    let weight = Weight::of(&day.voters());
    let floor = small::fewer_than(&day.rules.statutes);
    let table: Table<Option<BlocId>> = parties(&weight, floor);
    let all = Exact::from(weight.all.voices);
    let share = |it: Heads| Exact::from(it.voices).over(&all).unwrap_or_default();
    let lines = table.unwrap_or_default().into_iter();
    Voices {
        on,
        lines: lines.map(|it| (it.groups, share(it.heads))).collect(),
    }
}

/// What was read, and on which day.
pub(crate) type ReadOn = (NaiveDate, Option<Arc<Voices>>);
