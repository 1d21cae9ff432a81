//! The amounts asked per year and category of member.

use std::convert::Infallible;

use chrono::Datelike;
use domain::audit::Event;
use domain::dues::Cents;
use domain::permission::Action;
use entity::dues_rate;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use serde_json::json;

use crate::ctx::{Actor, Ctx};
use crate::failure::{Outcome, refuse};
use crate::scope;
use crate::tx::Entry;

/// Why amounts are not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RatesRefused {
    /// Dues are asked from the year before the last to the next one.
    Year,
}

/// Sets the amounts asked of each category in a year; categories left out keep theirs. The statutes say who
/// decides them (often the general assembly, on the board's proposal): here they are only written down.
///
/// Permission: [`Action::RecordDues`].
///
/// # Errors
/// [`RatesRefused`], not found, forbidden or a fault.
pub async fn set_rates(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    year: i32,
    rates: &[(String, Cents)],
) -> Outcome<(), RatesRefused> {
    if !domain::dues::is_recordable(year, ctx.today()) {
        return refuse(RatesRefused::Year);
    }
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::RecordDues)?;
        let present = seat
            .dues_rates()
            .filter(dues_rate::Column::Year.eq(year))
            .all(tx.db())
            .await?;
        let mut changed = serde_json::Map::new();
        for (category, cents) in rates {
            match present.iter().find(|row| row.category == *category) {
                Some(row) if row.cents == cents.0 => continue,
                Some(row) => {
                    let mut row = row.clone().into_active_model();
                    row.cents = Set(cents.0);
                    row.update(tx.db()).await?;
                }
                None => {
                    dues_rate::Entity::insert(dues_rate::ActiveModel {
                        id: Set(ctx.uuid()),
                        cpts_id: Set(seat.cpts.id),
                        year: Set(year),
                        category: Set(category.clone()),
                        cents: Set(cents.0),
                    })
                    .exec_without_returning(tx.db())
                    .await?;
                }
            }
            changed.insert(category.clone(), json!(cents.0));
        }
        if changed.is_empty() {
            tx.without_journal("no amount changed");
            return Ok(());
        }
        tx.record(
            Entry::new(Event::DuesRateSet)
                .cpts(seat.id())
                .actor(actor)
                .detail(json!({ "year": year, "cents": changed })),
        )
        .await?;
        Ok(())
    })
}

/// Amounts of a year, by category code.
///
/// Permission: [`Action::ReadDues`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn rates(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    year: i32,
) -> Outcome<Vec<(String, Cents)>, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ReadDues)?;
    let rows = seat
        .dues_rates()
        .filter(dues_rate::Column::Year.eq(year))
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.category, Cents(row.cents)))
        .collect())
}

/// The present civil year in France.
pub fn this_year(ctx: &Ctx) -> i32 {
    ctx.today().year()
}
