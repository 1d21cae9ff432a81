//! The journal of incidents: what happened, in words, in whole minutes.

mod french;

pub use french::{french, row};

use chrono::{DateTime, DurationRound, TimeDelta, Utc};
use domain::election::act::IncidentKind;
use domain::election::incident::Said;
use domain::election::plan::NOTE_CHARS;
use domain::id::ElectionId;
use domain::typed::{TypedRefused, paragraphs};
use entity::{election_incident, election_urn};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::keep;
use super::reader::seen;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Fault, Outcome, refuse};

/// Why a note is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteRefused {
    /// It is missing or cannot be kept.
    Text(Option<TypedRefused>),
}

/// Notes what somebody of the electoral board saw. Permission: chair and tellers.
///
/// # Errors
/// [`NoteRefused`], not found, forbidden or a fault.
pub async fn note(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    text: &str,
) -> Outcome<(), NoteRefused> {
    let text = match paragraphs(text, NOTE_CHARS) {
        Ok(Some(text)) => text,
        Ok(None) => return refuse(NoteRefused::Text(None)),
        Err(refused) => return refuse(NoteRefused::Text(Some(refused))),
    };
    transaction!(ctx, |tx| {
        let seen = seen(tx.db(), ctx, actor, slug, id).await?;
        seen.require_confirms()?;
        let by = Some(actor.person.0);
        let kind = IncidentKind::Note;
        insert(tx.db(), ctx, (id, None), kind, (&text, None), by).await?;
        tx.record(keep::changed(&seen.row, actor, "incident"))
            .await?;
        Ok(())
    })
}

/// Writes in the journal of incidents.
pub(crate) async fn write(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    (election, urn): (ElectionId, Option<Uuid>),
    kind: IncidentKind,
    said: &Said,
    by: Option<Uuid>,
) -> Result<(), Fault> {
    let words = (&*french(said), Some(said.text()));
    insert(db, ctx, (election, urn), kind, words, by).await
}

async fn insert(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    (election, urn): (ElectionId, Option<Uuid>),
    kind: IncidentKind,
    (text, said): (&str, Option<String>),
    by: Option<Uuid>,
) -> Result<(), Fault> {
    election_incident::Entity::insert(election_incident::ActiveModel {
        id: Set(ctx.uuid()),
        election_id: Set(election.0),
        urn_id: Set(urn),
        kind: Set(kind.code().to_owned()),
        text: Set(text.to_owned()),
        said: Set(said),
        at: Set(minute(ctx.now())),
        by_person: Set(by),
    })
    .exec_without_returning(db)
    .await?;
    Ok(())
}

/// A candidate who may not stand any more.
pub(super) async fn set_aside(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    id: ElectionId,
    name: &str,
) -> Result<(), Fault> {
    let name = name.to_owned();
    let said = Said::SetAside { name };
    write(db, ctx, (id, None), IncidentKind::Note, &said, None).await
}

/// An urn in which nobody stands, or nobody votes.
pub(super) async fn empty_urn(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    id: ElectionId,
    urn: &election_urn::Model,
) -> Result<(), Fault> {
    let of = (id, Some(urn.id));
    let urn = urn.name.clone();
    let said = Said::EmptyUrn { urn };
    write(db, ctx, of, IncidentKind::Note, &said, None).await
}

/// A structure is elected, and nobody represents it.
pub(super) async fn nobody_sits(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    id: ElectionId,
    name: &str,
) -> Result<(), Fault> {
    let name = name.to_owned();
    let said = Said::NobodySits { name };
    write(db, ctx, (id, None), IncidentKind::Note, &said, None).await
}

/// The journal, the latest first.
pub(super) async fn all(
    db: &impl ConnectionTrait,
    id: ElectionId,
) -> Result<Vec<election_incident::Model>, Fault> {
    Ok(election_incident::Entity::find()
        .filter(election_incident::Column::ElectionId.eq(id.0))
        .order_by_desc(election_incident::Column::At)
        .order_by_asc(election_incident::Column::Id)
        .all(db)
        .await?)
}

/// A whole minute: seconds would help to link.
pub(crate) fn minute(at: DateTime<Utc>) -> DateTime<Utc> {
    at.duration_trunc(TimeDelta::minutes(1)).unwrap_or(at)
}
