//! What open pages are told: counts, and until when.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::decision::Choice;
use domain::decision::stage::Stage;
use domain::id::DecisionId;
use entity::{decision, decision_statement, decision_voter};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
};
use serde::Serialize;
use uuid::Uuid;

use super::reader::seen;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault};

/// What changes while a page is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct State {
    /// Another one: the page is another one too.
    pub page: String,
    /// When what is open closes.
    pub closes: Option<DateTime<Utc>>,
    /// The server's clock when it was read.
    #[serde(skip)]
    pub now: DateTime<Utc>,
    /// Voices that have spoken.
    pub spoken: u64,
    /// Voices that may.
    pub voices: u64,
    /// How many took each position; not shown of a vote until it closes.
    pub choices: Option<BTreeMap<&'static str, u64>>,
}

/// Reads it, for who may read the decision.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn live<R>(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
) -> Result<State, Failure<R>> {
    let db = ctx.db().read();
    let seen = seen::<R>(db, ctx, actor, slug, id).await?;
    Ok(state(db, ctx, &seen.row).await?)
}

/// Reads it again, for pages that were let in before.
///
/// # Errors
/// [`Fault`] when the database refuses, or the decision is gone.
pub async fn again(ctx: &Ctx, id: DecisionId) -> Result<State, Fault> {
    let db = ctx.db().read();
    let row = decision::Entity::find_by_id(id.0).one(db).await?;
    let row = row.ok_or_else(|| Fault::Other("a decision is gone".to_owned()))?;
    state(db, ctx, &row).await
}

pub(super) async fn state(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    row: &decision::Model,
) -> Result<State, Fault> {
    let (round, vote) = match row.stage()? {
        Stage::Round(it) => (Some(it.number), false),
        Stage::Voting(it) => (Some(it.number), true),
        _ => (None, false),
    };
    let (mut spoken, mut voices, mut choices) = (0, 0, None);
    if let Some(round) = round {
        let counted = counted(db, row.id, i32::from(round), vote).await?;
        spoken = counted.values().sum();
        voices = electors(db, row.id).await?;
        choices = (!vote).then_some(counted);
    }
    let round = round.unwrap_or_default();
    Ok(State {
        page: format!("{}/{round}/{}", row.stage, row.revision),
        closes: row.closes_at,
        now: ctx.now(),
        spoken,
        voices,
        choices,
    })
}

/// How many said what; of ballots, all under one.
async fn counted(
    db: &impl ConnectionTrait,
    decision: Uuid,
    round: i32,
    vote: bool,
) -> Result<BTreeMap<&'static str, u64>, Fault> {
    let kind = if vote { "vote" } else { "position" };
    let rows: Vec<(String, i64)> = decision_statement::Entity::find()
        .select_only()
        .column(decision_statement::Column::Code)
        .column_as(decision_statement::Column::Id.count(), "count")
        .filter(decision_statement::Column::DecisionId.eq(decision))
        .filter(decision_statement::Column::Kind.eq(kind))
        .filter(decision_statement::Column::Round.eq(round))
        .filter(decision_statement::Column::Counts.eq(true))
        .group_by(decision_statement::Column::Code)
        .into_tuple()
        .all(db)
        .await?;
    let many = |it: i64| u64::try_from(it).unwrap_or_default();
    if vote {
        let all = rows.into_iter().map(|(_, it)| many(it)).sum();
        return Ok(BTreeMap::from([("vote", all)]));
    }
    let of = |choice: &Choice| {
        let found = rows.iter().find(|(code, _)| code == choice.code());
        (choice.code(), found.map_or(0, |(_, it)| many(*it)))
    };
    Ok(Choice::ALL.iter().map(of).collect())
}

/// The voices on the roll that stand not aside: kept beside the roll, so that it need not be read for this.
async fn electors(db: &impl ConnectionTrait, decision: Uuid) -> Result<u64, Fault> {
    let rows = decision_voter::Entity::find()
        .filter(decision_voter::Column::DecisionId.eq(decision))
        .filter(decision_voter::Column::Votes.eq(true));
    Ok(rows.count(db).await?)
}
