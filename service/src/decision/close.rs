//! A round or the vote closes, and is counted.

use std::collections::BTreeMap;

use ::decision::record::{Closed, Kind, Tally};
use domain::audit::Event;
use domain::decision::objection::Objection;
use domain::decision::round::{Spoken, judge};
use domain::decision::stage::{AfterRound, End, Stage, StageRefused};
use domain::decision::vote::{Cast, count};
use domain::electorate::roll::Roll;
use domain::id::{AdhesionId, CptsId, DecisionId};
use entity::{cpts, decision, decision_roll, decision_round, decision_statement};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::keep::{self, Ground};
use super::reader::seen;
use super::{record, tell};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::tx::{Entry, Tx};

/// Why nothing closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CloseRefused {
    /// Nothing is open.
    Nothing,
    /// It is open for longer, and not everybody has spoken.
    Stage(StageRefused),
}

/// Closes the round or the vote that is open and counts it: before its time only where nobody is left to speak and no
/// objection waits. Where the decision stands then is returned. Permission: who facilitates.
///
/// # Errors
/// [`CloseRefused`], not found, forbidden or a fault.
pub async fn close(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
) -> Outcome<Stage, CloseRefused> {
    transaction!(ctx, |tx| {
        let seen = seen(tx.db(), ctx, actor, slug, id).await?;
        seen.require_facilitator()?;
        now(tx, ctx, &seen.seat.cpts, seen.row, Some(actor)).await
    })
}

/// Closes what is open, for somebody or by itself.
pub(super) async fn now(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    row: decision::Model,
    by: Option<&Actor>,
) -> Outcome<Stage, CloseRefused> {
    let db = tx.db();
    let id = DecisionId(row.id);
    let Some(counted) = counted(db, ctx, &row).await? else {
        return refuse(CloseRefused::Nothing);
    };
    let at = (ctx.now(), ctx.today());
    let after = counted
        .after
        .map_err(|it| Failure::Refused(CloseRefused::Stage(it)))?;
    let (stage, end) = match after {
        AfterRound::Over(end) => (Stage::Over(end), Some(end)),
        AfterRound::Between(next) => (Stage::Between(next), None),
    };
    let closed = Closed {
        at: at.0,
        end,
        number: counted.number,
        on: at.1,
        tally: counted.tally,
    };
    record::step(tx, (CptsId(cpts.id), id), Kind::Closed, &closed).await?;
    let tally = serde_json::to_string(&closed.tally).map_err(|it| Fault::Other(it.to_string()))?;
    decision_round::Entity::update_many()
        .col_expr(decision_round::Column::ClosedAt, Expr::value(at.0))
        .col_expr(decision_round::Column::Tally, Expr::value(tally))
        .filter(decision_round::Column::DecisionId.eq(id.0))
        .filter(decision_round::Column::Number.eq(i32::from(counted.number)))
        .exec(db)
        .await?;
    let row = keep::move_to(db, ctx, row, &stage).await?;
    if let Some(end) = end {
        tell::ended(tx, ctx, cpts, &row, end).await?;
    }
    let mut entry = Entry::new(Event::DecisionClosed)
        .cpts(CptsId(cpts.id))
        .subject(id.0)
        .detail(json!({
            "round": counted.number,
            "vote": counted.vote,
            "end": end.map(End::code),
        }));
    if let Some(by) = by {
        entry = entry.actor(by);
    }
    tx.record(entry).await?;
    Ok(stage)
}

/// What is open, counted as it stands now.
pub(super) struct Counted {
    pub number: u16,
    pub vote: bool,
    pub tally: Tally,
    pub after: Result<AfterRound, StageRefused>,
}

/// Counts what is open; nothing where nothing is.
pub(super) async fn counted(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    row: &decision::Model,
) -> Result<Option<Counted>, Fault> {
    let stage = row.stage()?;
    if !matches!(stage, Stage::Round(_) | Stage::Voting(_)) {
        return Ok(None);
    }
    let Some(ground) = keep::ground(db, ctx, row).await? else {
        return Ok(None);
    };
    let roll = roll(db, row.id).await?;
    let second = ground.rules.second.rule;
    let at = (ctx.now(), ctx.today());
    Ok(match stage {
        Stage::Round(it) => {
            let spoken = spoken(db, row.id, it.number).await?;
            let outcome = outcome(&ground, &roll, it.convocation, &spoken);
            let waits = spoken.values().filter_map(|it| it.objection);
            let waiting = waits.filter(|it: &Objection| it.waits()).count() as u64;
            Some(Counted {
                number: it.number,
                vote: false,
                tally: Tally::of_round(&outcome),
                after: it.close(&ground.consensus, second, &outcome, waiting, at),
            })
        }
        Stage::Voting(it) => {
            let cast = cast(db, row.id, it.number).await?;
            let chair = row.chair.map(AdhesionId);
            let statutes = &ground.known.statutes;
            let outcome = count(statutes, &ground.rules, &roll, it.convocation, &cast, chair);
            Some(Counted {
                number: it.number,
                vote: true,
                tally: Tally::of_vote(&outcome),
                after: it.close(second, &outcome, at),
            })
        }
        _ => None,
    })
}

fn outcome(
    ground: &Ground,
    roll: &Roll,
    convocation: domain::quorum::Convocation,
    spoken: &BTreeMap<AdhesionId, Spoken>,
) -> domain::decision::round::Outcome {
    judge(&ground.rules, &ground.consensus, roll, convocation, spoken)
}

/// The frozen roll.
pub(super) async fn roll(db: &impl ConnectionTrait, id: Uuid) -> Result<Roll, Fault> {
    let row = decision_roll::Entity::find_by_id(id).one(db).await?;
    let row = row.ok_or_else(|| Fault::Other("a decision has no roll".to_owned()))?;
    serde_json::from_str(&row.text).map_err(|_| Fault::Other("a roll cannot be read".to_owned()))
}

type Line = (Uuid, Uuid, String, Option<String>);

async fn lines(
    db: &impl ConnectionTrait,
    (id, number, kind): (Uuid, u16, &str),
) -> Result<Vec<Line>, Fault> {
    Ok(decision_statement::Entity::find()
        .select_only()
        .columns([
            decision_statement::Column::Voice,
            decision_statement::Column::Member,
            decision_statement::Column::Code,
            decision_statement::Column::Objection,
        ])
        .filter(decision_statement::Column::DecisionId.eq(id))
        .filter(decision_statement::Column::Round.eq(i32::from(number)))
        .filter(decision_statement::Column::Kind.eq(kind))
        .filter(decision_statement::Column::Counts.eq(true))
        .into_tuple::<Line>()
        .all(db)
        .await?)
}

/// The positions that count in a round.
pub(super) async fn spoken(
    db: &impl ConnectionTrait,
    id: Uuid,
    number: u16,
) -> Result<BTreeMap<AdhesionId, Spoken>, Fault> {
    let lines = lines(db, (id, number, "position")).await?;
    let read = lines.into_iter().map(|(voice, by, code, objection)| {
        let objection = objection
            .map(|it| entity::read("decision_statement", "objection", &it))
            .transpose()?;
        let spoken = Spoken {
            by: AdhesionId(by),
            choice: entity::read("decision_statement", "code", &code)?,
            objection,
        };
        Ok((AdhesionId(voice), spoken))
    });
    read.collect()
}

/// The ballots that count in a vote.
pub(super) async fn cast(
    db: &impl ConnectionTrait,
    id: Uuid,
    number: u16,
) -> Result<BTreeMap<AdhesionId, Cast>, Fault> {
    let lines = lines(db, (id, number, "vote")).await?;
    let read = lines.into_iter().map(|(voice, by, code, _)| {
        let cast = Cast {
            by: AdhesionId(by),
            ballot: entity::read("decision_statement", "code", &code)?,
        };
        Ok((AdhesionId(voice), cast))
    });
    read.collect()
}
