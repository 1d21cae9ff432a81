//! Requests to correct the roll, until it is frozen.

use domain::election::plan::NOTE_CHARS;
use domain::election::stage::Stage;
use domain::id::{ElectionId, RequestId};
use domain::typed::{TypedRefused, paragraphs};
use entity::election_request;
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
};

use super::keep;
use super::reader::seen;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};

/// Nobody has more requests that wait in one election.
pub const REQUESTS: u64 = 5;

/// Why a request, or its answer, is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestRefused {
    /// The roll is not prepared, or frozen.
    Closed,
    /// The text is missing or cannot be kept.
    Text(Option<TypedRefused>),
    /// As many wait as one may have.
    TooMany,
    /// It was answered.
    Answered,
}

/// Asks for a correction. Permission: who may read the election.
///
/// # Errors
/// [`RequestRefused`], not found, forbidden or a fault.
pub async fn ask(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    text: &str,
) -> Outcome<RequestId, RequestRefused> {
    let text = read(text)?;
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        if seen.stage != Stage::Candidacies {
            return refuse(RequestRefused::Closed);
        }
        let waiting = election_request::Entity::find()
            .filter(election_request::Column::ElectionId.eq(id.0))
            .filter(election_request::Column::PersonId.eq(actor.person.0))
            .filter(election_request::Column::AnsweredAt.is_null())
            .count(db)
            .await?;
        if REQUESTS <= waiting {
            return refuse(RequestRefused::TooMany);
        }
        let request = RequestId(ctx.uuid());
        election_request::Entity::insert(election_request::ActiveModel {
            id: Set(request.0),
            election_id: Set(id.0),
            person_id: Set(actor.person.0),
            text: Set(text.clone()),
            at: Set(ctx.now()),
            answered_at: Set(None),
            answer: Set(None),
            answered_by: Set(None),
        })
        .exec_without_returning(db)
        .await?;
        tx.record(keep::changed(&seen.row, actor, "request"))
            .await?;
        Ok(request)
    })
}

/// Answers a request: the register is corrected where it stands (membership, dues, attachments), and the answer says what
/// was done. Permission: to manage elections.
///
/// # Errors
/// [`RequestRefused`], not found, forbidden or a fault.
pub async fn answer(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    request: RequestId,
    text: &str,
) -> Outcome<(), RequestRefused> {
    let text = read(text)?;
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_manages()?;
        let row = election_request::Entity::find_by_id(request.0)
            .filter(election_request::Column::ElectionId.eq(id.0))
            .one(db)
            .await?
            .ok_or(Failure::NotFound)?;
        if row.answered_at.is_some() {
            return refuse(RequestRefused::Answered);
        }
        let mut row = row.into_active_model();
        row.answer = Set(Some(text.clone()));
        row.answered_at = Set(Some(ctx.now()));
        row.answered_by = Set(Some(actor.person.0));
        row.update(db).await?;
        tx.record(keep::changed(&seen.row, actor, "answer")).await?;
        Ok(())
    })
}

fn read(typed: &str) -> Result<String, Failure<RequestRefused>> {
    match paragraphs(typed, NOTE_CHARS) {
        Ok(Some(text)) => Ok(text),
        Ok(None) => refuse(RequestRefused::Text(None)),
        Err(refused) => refuse(RequestRefused::Text(Some(refused))),
    }
}
