//! The electorate of a CPTS on a day: its rows become what `domain::electorate` asks of.
//!
//! In scope: reading the day ([`Day`]), who votes on a question ([`electorate`]), what each group weighs ([`weight`]),
//! what an admission would change ([`admission`]), what an import would ([`joined`]). The rules are the domain's.

pub mod admission;
mod day;
pub mod joined;
mod known;
mod load;
mod published;
pub mod voices;
pub mod weight;
mod whose;

pub use day::{Day, Sitting};
pub use known::Known;

use domain::electorate::{Electorate, Question};
use sea_orm::ConnectionTrait;

use crate::ctx::Ctx;
use crate::failure::Fault;
use crate::scope::Seat;
use crate::statutes::rules;

/// Who votes on a question, and the rules that say so; nothing where the CPTS had adopted no rules on that day.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn electorate(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seat: &Seat,
    question: &Question,
) -> Result<Option<(rules::Known, Electorate)>, Fault> {
    let day = Day::read(db, ctx, seat, question.on).await?;
    Ok(day.map(|day| {
        let electorate = day.electorate(question);
        (day.rules, electorate)
    }))
}
