//! What an election is bound to, and how its row changes.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::audit::Event;
use domain::election::plan::Dates;
use domain::election::stage::Stage;
use domain::election::urn::{Elects, OfficerKind};
use domain::electorate::Question;
use domain::id::{CptsId, ElectionId, PersonId};
use domain::statutes::{CollegeId, DecisionKind, OrganKind};
use entity::{election, election_officer, election_urn};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::ctx::{Actor, Ctx};
use crate::failure::{Fault, other};
use crate::log::NewLeaf;
use crate::statutes::rules;
use crate::tx::{Entry, Tx};

/// What is asked: who sits on the board, by the members.
pub(super) const fn question(on: NaiveDate) -> Question {
    Question {
        organ: OrganKind::OrdinaryMeeting,
        college: None,
        decision: DecisionKind::Election,
        on,
        contract: None,
    }
}

/// The frozen rules or, before, those in force today.
pub(super) async fn rules(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    row: &election::Model,
) -> Result<Option<rules::Known>, Fault> {
    match row.rules_id {
        Some(id) => rules::version(db, row.cpts_id, id).await,
        None => rules::in_force(db, row.cpts_id, ctx.today()).await,
    }
}

/// The dates, once all are said.
pub(super) fn dates(row: &election::Model) -> Option<Dates> {
    Some(Dates {
        candidacies_open: row.candidacies_open_at?,
        candidacies_close: row.candidacies_close_at?,
        opens: row.opens_at?,
        closes: row.closes_at?,
    })
}

/// The urns, without that of the rehearsal, in the order of their names.
pub(crate) async fn urns(
    db: &impl ConnectionTrait,
    id: ElectionId,
) -> Result<Vec<election_urn::Model>, Fault> {
    let mut urns = election_urn::Entity::find()
        .filter(election_urn::Column::ElectionId.eq(id.0))
        .filter(election_urn::Column::Rehearsal.eq(false))
        .order_by_asc(election_urn::Column::Id)
        .all(db)
        .await?;
    // Not by the database, whose order of names is its own: lot and dossier follow this one.
    urns.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(urns)
}

/// Who elects in an urn, and how many seats each.
pub(super) fn elects(urn: &election_urn::Model) -> Result<Vec<Elects>, Fault> {
    serde_json::from_str(&urn.joined)
        .map_err(|_| Fault::Other("the colleges of an urn cannot be read".to_owned()))
}

/// Seats to fill in each college.
pub(super) fn seats(urns: &[election_urn::Model]) -> Result<BTreeMap<CollegeId, u16>, Fault> {
    let mut seats = BTreeMap::new();
    for urn in urns {
        for one in elects(urn)? {
            seats.insert(one.college, one.seats);
        }
    }
    Ok(seats)
}

/// The electoral board.
pub(super) async fn officers(
    db: &impl ConnectionTrait,
    id: ElectionId,
) -> Result<Vec<(Uuid, OfficerKind, bool)>, Fault> {
    let rows = election_officer::Entity::find()
        .filter(election_officer::Column::ElectionId.eq(id.0))
        .order_by_asc(election_officer::Column::Kind)
        .order_by_asc(election_officer::Column::PersonId)
        .all(db)
        .await?;
    let read = rows.into_iter().map(|it| {
        let kind = entity::read("election_officer", "kind", &it.kind)?;
        Ok((it.person_id, kind, it.seed_public.is_some()))
    });
    read.collect()
}

/// Chair and tellers.
pub(super) async fn board(
    db: &impl ConnectionTrait,
    id: ElectionId,
) -> Result<BTreeSet<PersonId>, Fault> {
    let all = officers(db, id).await?.into_iter();
    Ok(all
        .filter(|(_, kind, _)| kind.confirms())
        .map(|(person, ..)| PersonId(person))
        .collect())
}

/// Moves an election to a stage.
pub(super) async fn move_to(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    row: election::Model,
    to: Stage,
) -> Result<election::Model, Fault> {
    let from: Stage = entity::read("election", "stage", &row.stage)?;
    let to = from.follow(to).map_err(other)?;
    let (now, revision) = (ctx.now(), row.revision);
    let mut row = row.into_active_model();
    row.stage = Set(to.code().to_owned());
    row.changed_at = Set(now);
    row.revision = Set(revision + 1);
    match to {
        Stage::Candidacies => row.called_at = Set(Some(now)),
        Stage::Roll => row.frozen_at = Set(Some(now)),
        Stage::Sealed => row.sealed_at = Set(Some(now)),
        Stage::Closed => row.closed_at = Set(Some(now)),
        Stage::Counted => row.counted_at = Set(Some(now)),
        Stage::Challenge => row.proclaimed_at = Set(Some(now)),
        Stage::Archived => row.archived_at = Set(Some(now)),
        Stage::Draft | Stage::Open | Stage::Cancelled => {}
    }
    Ok(row.update(db).await?)
}

/// Logs a fact that everybody may read.
pub(super) async fn log(
    tx: &Tx<'_>,
    row: &election::Model,
    kind: &str,
    fact: &Value,
) -> Result<(), Fault> {
    let leaf = NewLeaf::fact(kind, Some(row.id), fact)?;
    tx.log(CptsId(row.cpts_id), leaf).await?;
    Ok(())
}

/// An entry of the journal about an election; by itself, where nobody acts.
pub(super) fn entry(event: Event, row: &election::Model, by: Option<&Actor>) -> Entry {
    let entry = Entry::new(event).cpts(CptsId(row.cpts_id)).subject(row.id);
    match by {
        Some(actor) => entry.actor(actor),
        None => entry,
    }
}

/// An entry about the stage that is reached.
pub(super) fn moved(row: &election::Model, by: Option<&Actor>) -> Entry {
    entry(Event::ElectionMoved, row, by).detail(json!({ "stage": row.stage }))
}

/// An entry about something else that changed.
pub(super) fn changed(row: &election::Model, by: &Actor, what: &str) -> Entry {
    entry(Event::ElectionChanged, row, Some(by)).detail(json!({ "what": what }))
}

/// The 32 bytes of a secret that stands in a row.
pub(super) fn secret(text: Option<&str>) -> Result<[u8; 32], Fault> {
    let bytes = text.and_then(|it| hex::decode(it).ok());
    bytes
        .and_then(|it| it.try_into().ok())
        .ok_or_else(|| Fault::Other("an election has no secret".to_owned()))
}
