//! An election, as its pages show it.

use std::collections::BTreeSet;
use std::convert::Infallible;

use ::election::seats::Fate;
use domain::election::checklist::Missing;
use domain::election::limits::Seat;
use domain::election::plan::Dates;
use domain::election::stage::Stage;
use domain::election::urn::{Elects, OfficerKind, UrnStatus};
use domain::id::{AdhesionId, CandidacyId, ElectionId, PersonId};
use domain::statutes::Statutes;
use entity::{
    adhesion, election_act, election_candidacy, election_incident, election_urn, election_voter,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::act::{self, Act};
use super::integrity::{self, Checked};
use super::reader::{Seen, seen};
use super::standing::{Own, standing};
use super::{candidacy, facts, incident, keep, names, photo, proclaimed, voters};
use crate::ctx::{Actor, Ctx};
use crate::electorate::Day;
use crate::failure::{Failure, Fault, Outcome};

/// A row of a candidacy.
pub type Candidacy = election_candidacy::Model;

/// A line of the roll.
pub type Line = election_voter::Model;

/// An urn, and who elects in it.
#[derive(Debug, Clone)]
pub struct Urn {
    /// The row.
    pub row: election_urn::Model,
    /// Colleges and their seats.
    pub elects: Vec<Elects>,
}

/// An election.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The election and what the reader is in it.
    pub seen: Seen,
    /// Its dates.
    pub dates: Option<Dates>,
    /// Its urns, without the rehearsal.
    pub urns: Vec<Urn>,
    /// Which of them have a picture.
    pub photos: BTreeSet<uuid::Uuid>,
    /// Candidates who run, in the order of the ballot or, before the lot, of names.
    pub candidates: Vec<Candidacy>,
    /// Whether one may stand now.
    pub filing: bool,
    /// What the reader may do for whom she speaks.
    pub own: Vec<Own>,
    /// The electoral board: who, what, their name.
    pub officers: Vec<(PersonId, OfficerKind, String)>,
    /// Where the rehearsal stands, once the roll is frozen.
    pub rehearsal: Option<UrnStatus>,
    /// Lines of the frozen roll for which the reader votes.
    pub lines: Vec<Line>,
    /// What is missing before the next step, for those who prepare it.
    pub missing: Vec<Missing>,
    /// The rules: the frozen ones, or those in force.
    pub statutes: Option<Statutes>,
}

impl Sheet {
    /// The name of a college.
    pub fn college(&self, id: &str) -> String {
        let colleges = self.statutes.iter().flat_map(|it| &it.colleges);
        let mut found = colleges.filter(|it| it.id.as_str() == id);
        found
            .next()
            .map_or_else(|| id.to_owned(), |it| it.name.clone())
    }
}

/// Reads it. Permission: to read elections.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn sheet(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
) -> Outcome<Sheet, Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    let known = keep::rules(db, ctx, &seen.row).await?;
    let mut urns = Vec::new();
    for row in keep::urns(db, id).await? {
        let elects = keep::elects(&row)?;
        // One that joined another has none.
        if !elects.is_empty() {
            urns.push(Urn { row, elects });
        }
    }
    let board = keep::officers(db, id).await?;
    let people = names::people(db, board.iter().map(|it| it.0)).await?;
    let officers = board.iter().map(|(person, kind, _)| {
        let name = people.get(person).cloned().unwrap_or_default();
        (PersonId(*person), *kind, name)
    });
    let own = if seen.stage == Stage::Candidacies {
        standing(db, ctx, &seen).await?
    } else {
        Vec::new()
    };
    let rows: Vec<election_urn::Model> = urns.iter().map(|it: &Urn| it.row.clone()).collect();
    let lines = if seen.stage.is_frozen() {
        voters::hers(db, &seen, &rows).await?
    } else {
        Vec::new()
    };
    let facts = facts::facts(db, ctx, &seen.row).await?;
    let missing = match seen.stage {
        Stage::Draft => facts.before_call(ctx.now()),
        Stage::Candidacies => facts.before_freeze(ctx.now(), ctx.today()),
        Stage::Roll => facts.before_seal(ctx.now()),
        _ => Vec::new(),
    };
    Ok(Sheet {
        dates: keep::dates(&seen.row),
        urns,
        photos: photo::of(db, id).await?,
        candidates: candidates(db, id).await?,
        filing: candidacy::is_open(ctx, &seen),
        own,
        officers: officers.collect(),
        rehearsal: rehearsal(db, id).await?,
        lines,
        missing,
        statutes: known.map(|it| it.statutes),
        seen,
    })
}

/// A candidate, for who reads the election.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn candidate(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    which: CandidacyId,
) -> Outcome<(Sheet, Candidacy), Infallible> {
    let sheet = sheet(ctx, actor, slug, id).await?;
    let row = candidacy::one(ctx.db().read(), id, which).await?;
    let own = sheet.seen.mine.iter().any(|it| it.id == row.adhesion_id);
    // Who took it back is not shown any more, except where the ballot names them.
    if row.withdrawn_at.is_some() && row.place.is_none() && !own {
        return Err(Failure::NotFound);
    }
    Ok((sheet, row))
}

/// The group to which a candidate counts: none where she counts to none. As the roll has it or, before it is frozen, as the
/// registers say today.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn group(
    ctx: &Ctx,
    sheet: &Sheet,
    row: &Candidacy,
) -> Outcome<Option<String>, Infallible> {
    let db = ctx.db().read();
    let seat = row.seat.as_deref().map(serde_json::from_str::<Seat>);
    let bloc = if let Some(Ok(seat)) = seat {
        seat.bloc
    } else {
        let member = adhesion::Entity::find_by_id(row.adhesion_id)
            .one(db)
            .await?;
        let member = member.ok_or(Failure::NotFound)?;
        let day = Day::read_one(db, ctx, &member, ctx.today()).await?;
        day.and_then(|day| {
            let electorate = day.electorate(&keep::question(day.on));
            let entry = electorate.entry(AdhesionId(member.id))?;
            entry.placed.influence.bloc()
        })
    };
    let Some(bloc) = bloc else { return Ok(None) };
    let names = proclaimed::blocs(db, sheet.seen.seat.id()).await?;
    Ok(names.get(&bloc).cloned())
}

/// Whether a candidate has a seat: what became of her is `election::seats::Fate`, as JSON.
pub fn is_elected(row: &Candidacy) -> bool {
    let fate = row.why.as_deref().map(serde_json::from_str::<Fate>);
    fate.is_some_and(|it| it.is_ok_and(|it| it.is_elected()))
}

/// What the electoral board sees beside the sheet.
#[derive(Debug, Clone)]
pub struct Board {
    /// Acts that wait: row, what it is, who proposed it.
    pub waiting: Vec<(election_act::Model, Act, String)>,
    /// The journal of incidents, the latest first, with who noted each.
    pub incidents: Vec<(election_incident::Model, Option<String>)>,
    /// The last check of its rows.
    pub checked: Option<Checked>,
}

/// Reads it. Permission: the electoral board, and who manages elections.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn board(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
) -> Outcome<Board, Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    if seen.officer.is_empty() {
        seen.require_manages()?;
    }
    let acts = act::waiting(db, id).await?;
    let notes = incident::all(db, id).await?;
    let people = acts.iter().map(|it| it.proposed_by);
    let people = people.chain(notes.iter().filter_map(|it| it.by_person));
    let people = names::people(db, people.collect::<Vec<_>>()).await?;
    let name = |id| people.get(&id).cloned().unwrap_or_default();
    let mut waiting = Vec::new();
    for row in acts {
        let (act, by) = (act::of(&row)?, name(row.proposed_by));
        waiting.push((row, act, by));
    }
    let incidents = notes.into_iter().map(|it| {
        let by = it.by_person.map(name);
        (it, by)
    });
    Ok(Board {
        waiting,
        incidents: incidents.collect(),
        checked: integrity::last(db, id).await?,
    })
}

async fn rehearsal(db: &impl ConnectionTrait, id: ElectionId) -> Result<Option<UrnStatus>, Fault> {
    let urn = election_urn::Entity::find()
        .filter(election_urn::Column::ElectionId.eq(id.0))
        .filter(election_urn::Column::Rehearsal.eq(true))
        .one(db)
        .await?;
    let read = urn.map(|it| entity::read("election_urn", "status", &it.status));
    Ok(read.transpose()?)
}

async fn candidates(db: &impl ConnectionTrait, id: ElectionId) -> Result<Vec<Candidacy>, Fault> {
    let mut rows = election_candidacy::Entity::find()
        .filter(election_candidacy::Column::ElectionId.eq(id.0))
        .filter(election_candidacy::Column::WithdrawnAt.is_null())
        .order_by_asc(election_candidacy::Column::Name)
        .order_by_asc(election_candidacy::Column::Id)
        .all(db)
        .await?;
    rows.sort_by_key(|it| it.place);
    Ok(rows)
}
