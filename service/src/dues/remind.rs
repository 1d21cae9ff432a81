//! Reminders of dues. Each is an entry of the journal: striking a member off asks for one.

use chrono::{Datelike, NaiveDate};
use domain::audit::Event;
use domain::dues::DuesStanding;
use domain::id::AdhesionId;
use domain::permission::Action;
use entity::{adhesion, audit_entry};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::{Value, json};
use uuid::Uuid;

use super::standing::{Asked, standings};
use crate::calendar::paris_day;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Fault, Outcome, refuse};
use crate::member::register::{Search, StateFilter, filtered};
use crate::notice::{dues::reminder, letter};
use crate::scope::{self, Seat};
use crate::tx::Entry;

/// Why no reminder is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemindRefused {
    /// Everybody is up to date, or was reminded today.
    NobodyToRemind,
    /// A year that cannot be reminded of: not yet begun.
    FutureYear,
}

/// Sends a reminder to every member who is not up to date with the dues of a year, or to one of them. Those
/// who were reminded today are left alone, so that sending the form twice reminds once.
///
/// How many were reminded is returned. Permission: [`Action::RecordDues`].
///
/// # Errors
/// [`RemindRefused`], not found, forbidden or a fault.
pub async fn remind(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    year: i32,
    only: Option<AdhesionId>,
) -> Outcome<usize, RemindRefused> {
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::RecordDues)?;
        if year > ctx.today().year() {
            return refuse(RemindRefused::FutureYear);
        }
        let asked = Asked::read(tx.db(), &seat, year).await?;
        let search = Search {
            up_to_date: Some(false),
            state: StateFilter::OfYear,
            ..Search::default()
        };
        let mut late = filtered(&seat, &search, year, &asked);
        if let Some(id) = only {
            late = late.filter(adhesion::Column::Id.eq(id.0));
        }
        let rows = late
            .order_by_asc(adhesion::Column::Number)
            .all(tx.db())
            .await?;
        let due = standings(tx.db(), &seat, year, &asked, &rows).await?;
        let today = reminded_on(tx.db(), &seat, year, ctx.today()).await?;
        let mut count = 0;
        for (row, standing) in rows.iter().zip(due) {
            let DuesStanding::Expected(cents) = standing else {
                continue;
            };
            if today.contains(&row.id) {
                continue;
            }
            letter::to_member(
                ctx,
                tx,
                &seat.cpts,
                row,
                &reminder(&seat.cpts, row, year, cents),
            )
            .await?;
            tx.record(
                Entry::new(Event::DuesReminded)
                    .cpts(seat.id())
                    .actor(actor)
                    .subject(row.id)
                    .detail(json!({ "year": year })),
            )
            .await?;
            count += 1;
        }
        if count == 0 {
            return refuse(RemindRefused::NobodyToRemind);
        }
        Ok(count)
    })
}

/// The day of the last reminder that an adhesion was sent for a year.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn last_reminder(
    db: &impl ConnectionTrait,
    seat: &Seat,
    id: AdhesionId,
    year: i32,
) -> Result<Option<NaiveDate>, Fault> {
    let rows = seat
        .journal()
        .filter(audit_entry::Column::Subject.eq(id.0))
        .filter(audit_entry::Column::Event.eq(Event::DuesReminded.code()))
        .order_by_desc(audit_entry::Column::At)
        .all(db)
        .await?;
    Ok(rows
        .iter()
        .find(|row| is_of(&row.detail, year))
        .map(|row| paris_day(row.at)))
}

/// Adhesions reminded on a day for a year.
async fn reminded_on(
    db: &impl ConnectionTrait,
    seat: &Seat,
    year: i32,
    day: NaiveDate,
) -> Result<std::collections::BTreeSet<Uuid>, Fault> {
    // A day in Paris lies within 26 hours around its noon in UTC.
    let rows: Vec<(Option<Uuid>, Value, chrono::DateTime<chrono::Utc>)> = seat
        .journal()
        .select_only()
        .columns([
            audit_entry::Column::Subject,
            audit_entry::Column::Detail,
            audit_entry::Column::At,
        ])
        .filter(audit_entry::Column::Event.eq(Event::DuesReminded.code()))
        .filter(
            audit_entry::Column::At
                .gte(day.and_time(chrono::NaiveTime::MIN).and_utc() - chrono::TimeDelta::hours(3)),
        )
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .filter(|(_, detail, at)| is_of(detail, year) && paris_day(*at) == day)
        .filter_map(|(subject, _, _)| subject)
        .collect())
}

fn is_of(detail: &Value, year: i32) -> bool {
    detail.get("year").and_then(Value::as_i64) == Some(i64::from(year))
}
