//! Papers that are too few to be counted apart: « un bulletin de papier », counted by itself, would tell what its voter chose.
//! At the close the urn waits for them. One of the electoral board mixes them and enters each in the booth’s program with the
//! code of a sheet in reserve; another one, who watched, confirms by their tracking numbers. Then they join the archive as
//! ballots like all others, and only the sum is opened.
//!
//! The line of who voted on paper is marked and has no ballot: which of these ballots is whose, nobody can tell.

use std::collections::BTreeSet;
use std::convert::Infallible;

use belenios::ballot::{Ballot, Verifier};
use belenios::election::Election;
use domain::election::act::ActKind;
use domain::election::stage::Stage;
use domain::election::urn::UrnStatus;
use domain::id::{ElectionId, UrnId};
use entity::{election, election_reserve, election_urn};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter,
};

use super::booth::{Asked, ask};
use super::key::{self, Keys};
use super::reader::{Seen, seen, urn as one};
use super::rehearse::again;
use super::{act, batch, cast, keep, ready, seats, tally, waiting};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, other, refuse};
use crate::tx::Tx;

/// Why papers are not entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnterRefused {
    /// This urn does not wait for papers.
    NotNow,
    /// Not as many ballots as there are papers.
    Count {
        /// How many there are.
        papers: usize,
    },
    /// One is no ballot of this urn.
    Ballot,
    /// The code of one is not that of a sheet that nobody was given, or stands in two.
    Sheet,
}

/// Whether the papers of an urn are entered as ballots: there are some, fewer than may be counted apart, and as many sheets in
/// reserve that nobody was given.
///
/// # Errors
/// When the database refuses.
pub async fn is_needed(
    db: &impl ConnectionTrait,
    election: &election::Model,
    urn: &election_urn::Model,
) -> Result<bool, Fault> {
    let held = urn.election_json.is_some() && !urn.rehearsal && !seats::in_meeting(urn);
    let papers = urn.paper.unsigned_abs();
    if !held || papers == 0 || tally::few(db, election).await? <= papers {
        return Ok(false);
    }
    let spare = election_reserve::Entity::find()
        .filter(election_reserve::Column::UrnId.eq(urn.id))
        .filter(election_reserve::Column::Given.eq(false))
        .count(db)
        .await?;
    Ok(papers <= spare)
}

/// Whether an urn that is closed waits for its papers.
///
/// # Errors
/// When the database refuses.
pub async fn is_awaited(
    db: &impl ConnectionTrait,
    election: &election::Model,
    urn: &election_urn::Model,
) -> Result<bool, Fault> {
    let closed = urn.status == UrnStatus::Closed.code() && !urn.entered;
    Ok(closed && is_needed(db, election, urn).await?)
}

/// What the page needs on which papers are entered.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The election, and what the reader is in it.
    pub seen: Seen,
    /// What the urn asks.
    pub asked: Asked,
    /// How many papers there are.
    pub papers: usize,
}

/// The page on which papers are entered. Permission: chair and tellers, while the urn waits for papers.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn desk(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    urn: UrnId,
) -> Outcome<Desk, Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    seen.require_confirms()?;
    let row = one(db, id, urn).await?;
    if seen.stage != Stage::Closed || !is_awaited(db, &seen.row, &row).await? {
        return Err(Failure::NotFound);
    }
    let asked = ask(db, &seen.row, &row).await?.ok_or(Failure::NotFound)?;
    Ok(Desk {
        papers: usize::try_from(row.paper).unwrap_or_default(),
        asked,
        seen,
    })
}

/// Whether papers of an election wait for somebody of its electoral board: until they are proposed.
///
/// # Errors
/// When the database refuses.
pub async fn awaits(
    db: &impl ConnectionTrait,
    actor: &Actor,
    election: &election::Model,
) -> Result<bool, Fault> {
    let id = ElectionId(election.id);
    if election.stage != Stage::Closed.code() || !keep::board(db, id).await?.contains(&actor.person)
    {
        return Ok(false);
    }
    let proposed = act::waiting(db, id).await?;
    for urn in keep::urns(db, id).await? {
        let there = proposed
            .iter()
            .any(|it| it.kind == ActKind::EnterPapers.code() && it.urn_id == Some(urn.id));
        if !there && is_awaited(db, election, &urn).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The tracking numbers of ballots: by them who watched knows what she confirms.
pub fn trackers(ballots: &[String]) -> Vec<String> {
    let read = ballots
        .iter()
        .filter_map(|it| Ballot::read(it.as_bytes()).ok());
    read.map(|it| it.tracker().to_base64()).collect()
}

/// The codes of ballots, in hexadecimal.
pub(super) fn credentials(ballots: &[String]) -> Vec<String> {
    let read = ballots
        .iter()
        .filter_map(|it| Ballot::read(it.as_bytes()).ok());
    read.map(|it| it.credential().to_hex()).collect()
}

/// Whether these ballots may be the papers of an urn.
pub(super) async fn check(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    election: &election::Model,
    urn: &election_urn::Model,
    ballots: &[String],
) -> Outcome<(), EnterRefused> {
    if !is_awaited(db, election, urn).await? {
        return refuse(EnterRefused::NotNow);
    }
    let papers = usize::try_from(urn.paper).unwrap_or_default();
    if ballots.len() != papers {
        return refuse(EnterRefused::Count { papers });
    }
    let keys = key::of(ctx, urn.election_id).await?;
    let asks = urn.election_json.as_deref().unwrap_or_default();
    let asks = Election::read(asks).map_err(other)?;
    let verifier = Verifier::new(&asks);
    let mut seen = BTreeSet::new();
    for text in ballots {
        let Ok(ballot) = verifier.read(text.as_bytes()) else {
            return refuse(EnterRefused::Ballot);
        };
        let tracker = ballot.tracker().to_base64();
        if cast::is_there(db, &keys, urn.id, &tracker).await? {
            return refuse(EnterRefused::Ballot);
        }
        let id = keys.row("credential", &ballot.credential().to_bytes());
        let sheet = sheet(db, urn, id).await?;
        if sheet.is_none_or(|it| it.given) || !seen.insert(id) {
            return refuse(EnterRefused::Sheet);
        }
    }
    Ok(())
}

async fn sheet(
    db: &impl ConnectionTrait,
    urn: &election_urn::Model,
    id: uuid::Uuid,
) -> Result<Option<election_reserve::Model>, Fault> {
    Ok(election_reserve::Entity::find_by_id(id)
        .filter(election_reserve::Column::UrnId.eq(urn.id))
        .one(db)
        .await?)
}

/// The papers join the ballots of their urn, and its encrypted sum is made.
pub(super) async fn join(
    tx: &Tx<'_>,
    ctx: &Ctx,
    seen: &Seen,
    urn: election_urn::Model,
    ballots: &[String],
) -> Result<(), Fault> {
    let db = tx.db();
    let keys: Keys = key::of(ctx, urn.election_id).await?;
    for text in ballots {
        let ballot = Ballot::read(text.as_bytes()).map_err(other)?;
        let id = keys.row("credential", &ballot.credential().to_bytes());
        let tracker = ballot.tracker().to_base64();
        waiting::put(db, ctx, &keys, urn.id, &tracker, text.as_bytes()).await?;
        if let Some(sheet) = sheet(db, &urn, id).await? {
            let mut sheet = sheet.into_active_model();
            sheet.given = Set(true);
            sheet.update(db).await?;
        }
    }
    let which = urn.id;
    // Shuffled, as every batch is.
    batch::last(tx, ctx, urn).await?;
    let urn = again(db, which).await?;
    batch::rewrite(tx, ctx, &urn).await?;
    let mut urn = urn.into_active_model();
    urn.entered = Set(true);
    let urn = urn.update(db).await?;
    tally::tally(tx, ctx, &seen.row, urn).await?;
    ready::call(tx, ctx, &seen.seat.cpts, &seen.row).await?;
    Ok(())
}
