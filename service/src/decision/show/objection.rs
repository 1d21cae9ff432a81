use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::decision::objection::{Objection, Word};
use domain::id::{AdhesionId, DecisionId, StatementId};
use entity::{decision_statement, decision_voter};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use signed::decision::Reason;

use super::name::names;
use crate::failure::Fault;

/// An objection, its answers and the objector's words.
#[derive(Debug, Clone)]
pub struct Objected {
    /// Its row.
    pub id: StatementId,
    /// What names its envelope.
    pub digest: String,
    /// The round.
    pub round: i32,
    /// Whose voice objects.
    pub voice: AdhesionId,
    /// By name.
    pub name: String,
    /// The reason, and the harm that is foreseen; nothing once they are erased.
    pub reason: Option<Reason>,
    /// Where it stands.
    pub state: Objection,
    /// Whether it counts in its round: no later position of the voice took its place.
    pub counts: bool,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Answers, the first one first.
    pub answers: Vec<Answered>,
    /// The objector's words, the first one first.
    pub words: Vec<(Word, DateTime<Utc>)>,
}

/// An answer to an objection.
#[derive(Debug, Clone)]
pub struct Answered {
    /// What names its envelope.
    pub digest: String,
    /// Who answers, by name.
    pub name: String,
    /// What; nothing once it is erased.
    pub reply: Option<String>,
    /// The text that is proposed instead.
    pub proposal: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

pub(super) async fn of(db: &impl ConnectionTrait, id: DecisionId) -> Result<Vec<Objected>, Fault> {
    let of = |column: decision_statement::Column| {
        decision_statement::Entity::find()
            .filter(decision_statement::Column::DecisionId.eq(id.0))
            .filter(column.is_not_null())
            .order_by_asc(decision_statement::Column::At)
            .order_by_asc(decision_statement::Column::Id)
    };
    let objections = of(decision_statement::Column::Objection).all(db).await?;
    if objections.is_empty() {
        return Ok(Vec::new());
    }
    let follow = of(decision_statement::Column::About).all(db).await?;
    let who = objections.iter().chain(&follow).map(|it| it.voice);
    let rows = decision_voter::Entity::find()
        .filter(decision_voter::Column::DecisionId.eq(id.0))
        .filter(decision_voter::Column::Voter.is_in(who))
        .all(db)
        .await?;
    let names: BTreeMap<_, _> = names(db, &rows).await?;
    let name = |voice: &uuid::Uuid| names.get(voice).cloned().unwrap_or_default();
    let mut shown = Vec::with_capacity(objections.len());
    for row in objections {
        let about = |it: &&decision_statement::Model| it.about.as_ref() == Some(&row.digest);
        let (mut answers, mut words) = (Vec::new(), Vec::new());
        for it in follow.iter().filter(about) {
            if it.kind == "answer" {
                answers.push(Answered {
                    digest: it.digest.clone(),
                    name: name(&it.voice),
                    reply: it.reason.clone(),
                    proposal: it.proposal.clone(),
                    at: it.at,
                });
            } else {
                let word = entity::read("decision_statement", "code", &it.code)?;
                words.push((word, it.at));
            }
        }
        let state = row.objection.as_deref().unwrap_or_default();
        let reason = row.reason.as_deref().map(str::as_bytes);
        shown.push(Objected {
            id: StatementId(row.id),
            state: entity::read("decision_statement", "objection", state)?,
            reason: reason.and_then(|it| Reason::parse(it).ok()),
            name: name(&row.voice),
            digest: row.digest,
            round: row.round,
            voice: AdhesionId(row.voice),
            counts: row.counts,
            at: row.at,
            answers,
            words,
        });
    }
    Ok(shown)
}
