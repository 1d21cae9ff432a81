//! The yearly review: what was reached of each indicator, and what is said of the whole.

use std::convert::Infallible;

use chrono::NaiveDate;
use domain::audit::Event;
use domain::contract::limit::COMMENT_CHARS;
use domain::contract::stage::Step;
use domain::contract::text::Text;
use domain::id::ContractId;
use domain::typed::{TypedRefused, paragraphs};
use entity::contract_review;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use super::{Seen, keep, seen};
use crate::account::names_of;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::tx::Entry;

/// A review as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// What was reached of indicators, by their place in the text, with a remark.
    pub reached: Vec<(usize, Option<u32>, String)>,
    /// What is said of the whole.
    pub note: String,
}

/// Why a review is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewRefused {
    /// It says nothing.
    Empty,
    /// A remark is too long, or cannot be kept.
    Note(TypedRefused),
    /// The text has no such indicator.
    Indicator(usize),
    /// It was never in force.
    Stage(Step),
}

/// Notes what was reached, today. Permission: who manages contracts in the CPTS of the address.
///
/// # Errors
/// [`ReviewRefused`], not found, forbidden or a fault.
pub async fn note(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
    typed: &Typed,
) -> Outcome<(), ReviewRefused> {
    let kept = |it: &str| {
        paragraphs(it, COMMENT_CHARS)
            .map(Option::unwrap_or_default)
            .map_err(|it| Failure::Refused(ReviewRefused::Note(it)))
    };
    let whole = kept(&typed.note)?;
    let mut lines = Vec::new();
    for (n, reached, note) in &typed.reached {
        let note = kept(note)?;
        if reached.is_some() || !note.is_empty() {
            lines.push((*n, *reached, note));
        }
    }
    if lines.is_empty() && whole.is_empty() {
        return refuse(ReviewRefused::Empty);
    }
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_manager()?;
        if seen.row.in_force_on.is_none() {
            return refuse(ReviewRefused::Stage(seen.stage.step()));
        }
        let text = agreed(db, &seen).await?;
        let row = |indicator: Option<usize>, label: &str, reached: Option<u32>, note: &str| {
            contract_review::ActiveModel {
                id: Set(ctx.uuid()),
                contract_id: Set(id.0),
                on_day: Set(ctx.today()),
                indicator: Set(indicator.and_then(|it| i32::try_from(it).ok())),
                label: Set(label.to_owned()),
                reached: Set(reached.and_then(|it| i32::try_from(it).ok())),
                note: Set(note.to_owned()),
                by_id: Set(actor.person.0),
                at: Set(ctx.now()),
            }
        };
        let mut rows = Vec::new();
        for (n, reached, note) in &lines {
            let Some(indicator) = text.promises.indicators.get(*n) else {
                return refuse(ReviewRefused::Indicator(*n));
            };
            rows.push(row(Some(*n), &indicator.label, *reached, note));
        }
        if !whole.is_empty() {
            rows.push(row(None, "", None, &whole));
        }
        let count = rows.len();
        contract_review::Entity::insert_many(rows)
            .exec_without_returning(db)
            .await?;
        tx.record(
            Entry::new(Event::ContractReviewed)
                .cpts(seen.seat.id())
                .actor(actor)
                .subject(id.0)
                .detail(json!({ "lines": count })),
        )
        .await?;
        Ok(())
    })
}

/// The text that was agreed; the last one where nothing runs.
async fn agreed(db: &impl sea_orm::ConnectionTrait, seen: &Seen) -> Result<Text, Fault> {
    match seen.stage.running() {
        Some(it) => Ok(keep::named(db, seen.row.id, it.text).await?.1),
        None => Ok(keep::head(db, &seen.row).await?.1),
    }
}

/// A line of a review, as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The day.
    pub on: NaiveDate,
    /// What the text calls it; empty for the whole.
    pub label: String,
    /// What was aimed at, and its unit.
    pub target: Option<(u32, String)>,
    /// What was reached.
    pub reached: Option<u32>,
    /// Remark.
    pub note: String,
    /// By whom.
    pub by: Option<String>,
}

/// The reviews of a contract, the latest first, with its text. Permission: to read the contract.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn list(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
) -> Outcome<(Seen, Text, Vec<Line>), Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    let text = agreed(db, &seen).await?;
    let rows = contract_review::Entity::find()
        .filter(contract_review::Column::ContractId.eq(id.0))
        .order_by_desc(contract_review::Column::OnDay)
        .order_by_asc(contract_review::Column::Indicator)
        .order_by_asc(contract_review::Column::Id)
        .all(db)
        .await?;
    let names = names_of(db, rows.iter().map(|it| it.by_id)).await?;
    let line = |row: contract_review::Model| {
        let n = row.indicator.and_then(|it| usize::try_from(it).ok());
        let indicator = n.and_then(|it| text.promises.indicators.get(it));
        Line {
            on: row.on_day,
            target: indicator.map(|it| (it.target, it.unit.clone())),
            reached: row.reached.and_then(|it| u32::try_from(it).ok()),
            by: names.get(&row.by_id).cloned(),
            label: row.label,
            note: row.note,
        }
    };
    let lines = rows.into_iter().map(line).collect();
    Ok((seen, text, lines))
}
