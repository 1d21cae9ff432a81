//! A round or the vote opens.

use ::decision::record::{Kind, Round as Record};
use chrono::{NaiveDate, TimeDelta};
use domain::audit::Event;
use domain::decision::stage::{Next, Span, Stage, StageRefused};
use domain::id::DecisionId;
use entity::{decision, decision_round};
use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::Set;
use serde_json::json;

use super::freeze::freeze;
use super::reader::seen;
use super::{keep, record, tell, text};
use crate::calendar::paris_midnight;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};
use crate::scope::Seat;
use crate::tx::{Entry, Tx};

/// Why nothing opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenRefused {
    /// The rules in force do not seek agreement on such a decision any more.
    NotSought,
    /// Nobody is on the roll, or everybody on it stands aside.
    Nobody,
    /// It is a draft, or something is open already, or it is over.
    Nothing,
    /// The statutes do not let it.
    Stage(StageRefused),
}

/// Opens what comes next: the first round, the round after an agreement that was not found, or the vote. It closes in
/// the evening of `closes_on` at the latest. The first time, roll, statutes and facilitators are frozen. Its number is
/// returned. Permission: who facilitates.
///
/// # Errors
/// [`OpenRefused`], not found, forbidden or a fault.
pub async fn open(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
    closes_on: NaiveDate,
) -> Outcome<u16, OpenRefused> {
    transaction!(ctx, |tx| {
        let seen = seen(tx.db(), ctx, actor, slug, id).await?;
        seen.require_facilitator()?;
        next(tx, ctx, &seen.seat, seen.row, closes_on, Some(actor)).await
    })
}

/// Opens what comes next, for somebody or by itself.
pub(super) async fn next(
    tx: &Tx<'_>,
    ctx: &Ctx,
    seat: &Seat,
    row: decision::Model,
    closes_on: NaiveDate,
    by: Option<&Actor>,
) -> Outcome<u16, OpenRefused> {
    let db = tx.db();
    let id = DecisionId(row.id);
    let Some(ground) = keep::ground(db, ctx, &row).await? else {
        return refuse(OpenRefused::NotSought);
    };
    let rule = &ground.consensus;
    let span = Span {
        opens: ctx.today(),
        closes_on,
        closes: evening(closes_on),
    };
    let stage = match row.stage()? {
        Stage::Discussion(it) if rule.votes_at_once() => it.vote(rule, span).map(Stage::Voting),
        Stage::Discussion(it) => it.open(rule, span).map(Stage::Round),
        Stage::Between(it) => match it.next {
            Next::Round { .. } => it.open(rule, span).map(Stage::Round),
            Next::Vote { .. } => it.vote(rule, span).map(Stage::Voting),
        },
        Stage::Draft | Stage::Round(_) | Stage::Voting(_) | Stage::Over(_) => {
            return refuse(OpenRefused::Nothing);
        }
    };
    let stage = stage.map_err(|it| Failure::Refused(OpenRefused::Stage(it)))?;
    let (number, vote) = match &stage {
        Stage::Round(it) => (it.number, false),
        Stage::Voting(it) => (it.number, true),
        _ => return refuse(OpenRefused::Nothing),
    };
    let row = if row.roll_sha256.is_none() {
        freeze(tx, ctx, seat, row).await?
    } else {
        row
    };
    let text = text::last(db, id).await?.ok_or(Failure::NotFound)?;
    let opened = Record {
        closes: span.closes,
        closes_on,
        number,
        opens: span.opens,
        text: entity::read("decision_text", "sha256", &text.sha256)?,
        vote,
    };
    record::step(tx, (seat.id(), id), Kind::Round, &opened).await?;
    let round = decision_round::ActiveModel {
        id: Set(ctx.uuid()),
        decision_id: Set(id.0),
        number: Set(i32::from(number)),
        vote: Set(vote),
        text_version: Set(text.version),
        text_sha256: Set(text.sha256),
        opens: Set(span.opens),
        closes_on: Set(closes_on),
        opened_at: Set(ctx.now()),
        closes_at: Set(span.closes),
        closed_at: Set(None),
        tally: Set(None),
        opened_by: Set(by.map(|it| it.person.0)),
        reminded_at: Set(None),
    };
    let round = round.insert(db).await?;
    let row = keep::move_to(db, ctx, row, &stage).await?;
    tell::opened(tx, ctx, &seat.cpts, &row, &round).await?;
    let mut entry = Entry::new(Event::DecisionOpened)
        .cpts(seat.id())
        .subject(id.0)
        .detail(json!({ "round": number, "vote": vote, "closes": closes_on }));
    if let Some(by) = by {
        entry = entry.actor(by);
    }
    tx.record(entry).await?;
    Ok(number)
}

/// The last minute of a day in France.
fn evening(day: NaiveDate) -> chrono::DateTime<chrono::Utc> {
    paris_midnight(day.succ_opt().unwrap_or(day)) - TimeDelta::minutes(1)
}
