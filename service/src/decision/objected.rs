//! An objection, with its answers, and what the reader may sign about it.

use std::convert::Infallible;

use domain::decision::objection::Objection;
use domain::id::DecisionId;
use entity::{decision_statement, decision_voter};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use uuid::Uuid;

use super::reader::{Seen, seen};
use super::show::{names, of_adhesions};
use super::voices::{facilitates_as, open};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome};

/// An objection, for who reads it.
#[derive(Debug, Clone)]
pub struct Objected {
    /// The decision, for who reads it.
    pub seen: Seen,
    /// The position.
    pub row: decision_statement::Model,
    /// Who objects.
    pub member: String,
    /// Reason and harm, unless they were erased.
    pub reason: Option<(String, String)>,
    /// Where it stands.
    pub stands: Objection,
    /// Answers and words, in the order in which they came.
    pub said: Vec<decision_statement::Model>,
    /// The text that is on the table, to improve.
    pub text: Option<String>,
    /// The fields of an answer, if the reader may give one.
    pub answer: Option<Value>,
    /// The fields of the objector's word, if the reader may say it.
    pub word: Option<Value>,
}

/// Reads an objection.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn objected(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
    statement: Uuid,
) -> Outcome<Objected, Infallible> {
    let db = ctx.db().read();
    let seen = seen::<Infallible>(db, ctx, actor, slug, id).await?;
    let row = decision_statement::Entity::find_by_id(statement)
        .filter(decision_statement::Column::DecisionId.eq(seen.row.id))
        .filter(decision_statement::Column::Objection.is_not_null())
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    let code = row.objection.clone().unwrap_or_default();
    let stands: Objection =
        entity::read("decision_statement", "objection", &code).map_err(Fault::from)?;
    let said = decision_statement::Entity::find()
        .filter(decision_statement::Column::DecisionId.eq(seen.row.id))
        .filter(decision_statement::Column::About.eq(row.digest.clone()))
        .order_by_asc(decision_statement::Column::At)
        .order_by_asc(decision_statement::Column::Id)
        .all(db)
        .await?;
    let open = open(db, &seen).await?;
    let live = open
        .as_ref()
        .is_some_and(|it| !it.round.vote && it.round.number == row.round && row.counts);
    let over = matches!(stands, Objection::Integrated | Objection::Withdrawn);
    let (mut answer, mut word) = (None, None);
    if live && !over {
        let base = json!({
            "cpts": seen.row.cpts_id, "decision": seen.row.id,
            "objection": row.digest, "round": row.round,
        });
        if let Some(member) = facilitates_as(db, &seen, actor).await? {
            answer = Some(with(&base, &[("member", json!(member))]));
        }
        let mine = of_adhesions(db, id, seen.adhesions()).await?;
        let mine: Vec<Uuid> = mine.iter().map(|it| it.voter).collect();
        let speaks = [row.voice, row.member];
        if let Some(member) = speaks.into_iter().find(|it| mine.contains(it)) {
            let last = said.iter().rev().find(|it| it.kind == "answer");
            word = Some(with(
                &base,
                &[
                    ("answer", json!(last.map(|it| &it.digest))),
                    ("for", json!(row.voice)),
                    ("member", json!(member)),
                ],
            ));
        }
    }
    Ok(Objected {
        member: member(db, seen.row.id, row.voice).await?,
        reason: row.reason.as_deref().and_then(read),
        text: open.map(|it| it.text),
        seen,
        row,
        stands,
        said,
        answer,
        word,
    })
}

fn with(base: &Value, more: &[(&str, Value)]) -> Value {
    let mut fields = base.clone();
    if let Some(map) = fields.as_object_mut() {
        map.extend(
            more.iter()
                .map(|(name, it)| ((*name).to_owned(), it.clone())),
        );
    }
    fields
}

/// How the member of a voice is called.
async fn member(db: &impl ConnectionTrait, decision: Uuid, voice: Uuid) -> Result<String, Fault> {
    let found = decision_voter::Entity::find_by_id((decision, voice))
        .all(db)
        .await?;
    Ok(names(db, &found).await?.remove(&voice).unwrap_or_default())
}

/// Reason and harm, from their bytes.
pub(super) fn read(bytes: &str) -> Option<(String, String)> {
    let it = signed::decision::Reason::parse(bytes.as_bytes()).ok()?;
    Some((it.reason, it.harm))
}
