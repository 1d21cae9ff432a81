//! What a round or a vote came to, counted again from what was signed, with every number that says so.

use std::convert::Infallible;

use ::decision::record::Tally;
use domain::decision::{round, vote};
use domain::id::{AdhesionId, DecisionId};
use domain::majority::Form;
use domain::quorum::Convocation;
use domain::scenario::{Played, Recused};
use domain::statutes::{Cap, Statutes};
use entity::{decision, decision_round};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::close::{cast, roll, spoken};
use super::keep::{self, Ground};
use super::seen;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome};

/// What a round or a vote came to.
#[derive(Debug, Clone)]
pub struct Result {
    /// What the decision is called.
    pub title: String,
    /// The round or the vote.
    pub round: decision_round::Model,
    /// The statutes under which it was counted.
    pub statutes: Statutes,
    /// Number of the version of the rules.
    pub rules: i32,
    /// What was counted.
    pub counted: Counted,
}

/// What was counted.
#[derive(Debug, Clone)]
pub enum Counted {
    /// Of a round.
    Round(Box<round::Outcome>),
    /// Of a vote, as the pages that try out a vote say it.
    Vote(Box<Played>),
}

/// Counts a round or a vote that is closed; the last one of a decision that is over, where no number is given. Not found where
/// there is none, or a new text ended it. Permission: to read the decision.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn result(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
    number: Option<i32>,
) -> Outcome<Result, Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    of(db, ctx, &seen.row, number)
        .await?
        .ok_or(Failure::NotFound)
}

/// The same of a decision that is read already.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    decision: &decision::Model,
    number: Option<i32>,
) -> std::result::Result<Option<Result>, Fault> {
    let rounds = decision_round::Entity::find()
        .filter(decision_round::Column::DecisionId.eq(decision.id))
        .filter(decision_round::Column::ClosedAt.is_not_null())
        .all(db)
        .await?;
    let closed = rounds.into_iter().filter(|it| it.tally.is_some());
    let round = match number {
        Some(number) => closed.into_iter().find(|it| it.number == number),
        None => closed.into_iter().max_by_key(|it| it.number),
    };
    let Some((round, ground)) = round.zip(keep::ground(db, ctx, decision).await?) else {
        return Ok(None);
    };
    let counted = counted(db, decision, &ground, &round).await?;
    Ok(Some(Result {
        rules: ground.known.number,
        statutes: ground.known.statutes,
        title: decision.title.clone(),
        round,
        counted,
    }))
}

async fn counted(
    db: &impl ConnectionTrait,
    decision: &decision::Model,
    ground: &Ground,
    row: &decision_round::Model,
) -> std::result::Result<Counted, Fault> {
    let announced: Option<Tally> = row
        .tally
        .as_deref()
        .and_then(|it| serde_json::from_str(it).ok());
    let number = u16::try_from(row.number).unwrap_or_default();
    let roll = roll(db, decision.id).await?;
    // The row does not tell whether it followed a missed quorum: what was announced does.
    let both = [Convocation::First, Convocation::Second];
    if row.vote {
        let cast = cast(db, decision.id, number).await?;
        let chair = decision.chair.map(AdhesionId);
        let count = |it| {
            vote::count(
                &ground.known.statutes,
                &ground.rules,
                &roll,
                it,
                &cast,
                chair,
            )
        };
        let outcomes = both.map(count);
        let same = outcomes
            .iter()
            .find(|it| Some(Tally::of_vote(it)) == announced);
        let [first, _] = &outcomes;
        return Ok(Counted::Vote(Box::new(played(
            ground,
            same.unwrap_or(first),
        ))));
    }
    let spoken = spoken(db, decision.id, number).await?;
    let judge = |it| round::judge(&ground.rules, &ground.consensus, &roll, it, &spoken);
    let outcomes = both.map(judge);
    let same = outcomes
        .iter()
        .find(|it| Some(Tally::of_round(it)) == announced);
    let [first, _] = &outcomes;
    Ok(Counted::Round(Box::new(same.unwrap_or(first).clone())))
}

/// A vote that was taken, as one that is tried out.
fn played(ground: &Ground, outcome: &vote::Outcome) -> Played {
    let recusal = ground
        .known
        .statutes
        .caps
        .iter()
        .find(|it| matches!(it.rule, Cap::Recusal { .. }));
    Played {
        rules: ground.rules.clone(),
        form: Form::Open,
        recused: recusal
            .filter(|_| 0 < outcome.recused.members)
            .map(|it| Recused {
                article: it.article.clone(),
                members: outcome.recused.members,
            }),
        quorum: outcome.quorum.clone(),
        majority: outcome.majority.clone(),
        shares: Vec::new(),
        proxies: None,
        seated: None,
        verdict: outcome.verdict.clone(),
    }
}
