//! Two of the electoral board have a sample of registrations opened: nobody is registered without knowing it.
//!
//! The register has the digest of all registrations from the moment settings are locked. Each of the two says a number; both
//! numbers and that digest give who is drawn ([`domain::election::sample`]). Every teller opens her part in her own browser
//! ([`share`]); with all parts the signatures are judged, and the tellers ask the members ([`answer`]). What came of it is in
//! the register, in the journal of incidents, and in the dossier.

mod answer;
mod open;
mod share;
mod show;

pub use answer::answer;
pub use share::share;
pub use show::{Drawn, Line, Mine, Shown, Teller, awaits, sample};

use ::election::sample::Sample;
use domain::canonical::Digest;
use domain::election::incident::Said;
use domain::election::sample::{commitment, draw as draws, is_number};
use domain::id::ElectionId;
use entity::{election_register, election_sample, election_sample_line, election_urn, log_opening};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde_json::Value;

use super::keep;
use super::reader::Seen;
use crate::ctx::Ctx;
use crate::failure::{Fault, Outcome, refuse};
use crate::tx::Tx;

/// Why a sample is not drawn, opened or ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SampleRefused {
    /// It is no number of four digits or more.
    Number,
    /// A sample was drawn already, or is ended.
    Over,
    /// Nobody registered a code.
    Nobody,
    /// The registrations are not those whose digest the register has.
    Changed,
    /// There is none, or it is not opened yet.
    NotDrawn,
    /// She is no teller with a key.
    NotYou,
    /// A part is missing, or was not made with her key.
    Share,
    /// Not everybody’s answer was given.
    Answers,
}

/// A registration, with the identifier of its urn.
pub(super) struct Registered {
    row: election_register::Model,
    digest: Digest,
}

/// The registrations of the urns in which one votes, in the order of their digests.
pub(super) async fn registered(
    db: &impl ConnectionTrait,
    id: ElectionId,
) -> Result<Vec<Registered>, Fault> {
    let urns = keep::urns(db, id).await?;
    let mut all = Vec::new();
    for urn in urns {
        let rows = election_register::Entity::find()
            .filter(election_register::Column::UrnId.eq(urn.id))
            .all(db)
            .await?;
        all.extend(rows.into_iter().map(|row| {
            let text = format!("{}|{}|{}", urn.uuid, row.entry, row.sealed);
            Registered {
                digest: Digest::of(text.as_bytes()),
                row,
            }
        }));
    }
    all.sort_by_cached_key(|it| it.digest.to_string());
    Ok(all)
}

/// The digest of all registrations: what is logged when settings are locked.
pub(super) fn committed(all: &[Registered]) -> Digest {
    let digests: Vec<Digest> = all.iter().map(|it| it.digest).collect();
    commitment(&digests)
}

/// Whether a sample may be drawn.
pub(super) async fn check(
    db: &impl ConnectionTrait,
    seen: &Seen,
    first: &str,
) -> Outcome<(), SampleRefused> {
    if !is_number(first) {
        return refuse(SampleRefused::Number);
    }
    let there = election_sample::Entity::find_by_id(seen.row.id);
    if there.count(db).await? > 0 {
        return refuse(SampleRefused::Over);
    }
    let all = registered(db, seen.id()).await?;
    if all.is_empty() {
        return refuse(SampleRefused::Nobody);
    }
    if logged(db, seen).await? != Some(committed(&all).to_string()) {
        return refuse(SampleRefused::Changed);
    }
    Ok(())
}

/// The digest of registrations that was logged when settings were locked.
async fn logged(db: &impl ConnectionTrait, seen: &Seen) -> Result<Option<String>, Fault> {
    let rows = log_opening::Entity::find()
        .filter(log_opening::Column::CptsId.eq(seen.row.cpts_id))
        .filter(log_opening::Column::Kind.eq("election.sealed"))
        .all(db)
        .await?;
    let facts = rows
        .iter()
        .filter_map(|it| serde_json::from_slice::<Value>(&it.blob).ok());
    let own = seen.row.id.to_string();
    let mut own = facts.filter(|it| it["election"] == own.as_str());
    Ok(own.find_map(|it| it["registrations"].as_str().map(str::to_owned)))
}

/// Draws it: by what was logged and the numbers of two.
pub(super) async fn draw(
    tx: &Tx<'_>,
    ctx: &Ctx,
    seen: &Seen,
    first: &str,
    second: &str,
) -> Outcome<Said, SampleRefused> {
    let db = tx.db();
    let all = registered(db, seen.id()).await?;
    let fixed = committed(&all);
    let sample = Sample::drawn(seen.row.id, fixed, all.len(), (first, second));
    let digests: Vec<Digest> = all.iter().map(|it| it.digest).collect();
    let chosen = draws(&sample.seed, &digests);
    for (place, row) in (1..).zip(chosen.iter().filter_map(|it| all.get(*it))) {
        let row = &row.row;
        election_sample_line::Entity::insert(election_sample_line::ActiveModel {
            id: Set(ctx.uuid()),
            election_id: Set(seen.row.id),
            urn_id: Set(row.urn_id),
            entry: Set(row.entry),
            place: Set(place),
            sealed: Set(row.sealed.clone()),
            shares: Set("[]".to_owned()),
            found: Set(None),
            answer: Set(None),
        })
        .exec_without_returning(db)
        .await?;
    }
    log(tx, seen, "election.sampled", &sample).await?;
    election_sample::Entity::insert(election_sample::ActiveModel {
        election_id: Set(seen.row.id),
        fact: Set(sample.canonical()),
        drawn_at: Set(ctx.now()),
        done_at: Set(None),
    })
    .exec_without_returning(db)
    .await?;
    Ok(Said::SampleDrawn {
        size: sample.size,
        registered: sample.registered,
    })
}

async fn log(tx: &Tx<'_>, seen: &Seen, kind: &str, sample: &Sample) -> Result<(), Fault> {
    let fact = serde_json::to_value(sample).map_err(|error| Fault::Other(error.to_string()))?;
    keep::log(tx, &seen.row, kind, &fact).await
}

/// The sample of an election.
pub(super) async fn one(
    db: &impl ConnectionTrait,
    id: ElectionId,
) -> Result<Option<(election_sample::Model, Sample)>, Fault> {
    let Some(row) = election_sample::Entity::find_by_id(id.0).one(db).await? else {
        return Ok(None);
    };
    let sample = Sample::read(&row.fact);
    let sample = sample.ok_or_else(|| Fault::Other("a sample cannot be read".to_owned()))?;
    Ok(Some((row, sample)))
}

/// Its lines, in the order in which they were drawn.
async fn lines(
    db: &impl ConnectionTrait,
    id: ElectionId,
) -> Result<Vec<(election_sample_line::Model, election_urn::Model)>, Fault> {
    let rows = election_sample_line::Entity::find()
        .filter(election_sample_line::Column::ElectionId.eq(id.0))
        .order_by_asc(election_sample_line::Column::Place)
        .all(db)
        .await?;
    let urns = keep::urns(db, id).await?;
    let paired = rows.into_iter().filter_map(|row| {
        let urn = urns.iter().find(|it| it.id == row.urn_id)?.clone();
        Some((row, urn))
    });
    Ok(paired.collect())
}

/// Forgets who is in it; what came of it stays.
pub(super) async fn forget(db: &impl ConnectionTrait, id: ElectionId) -> Result<(), Fault> {
    election_sample_line::Entity::delete_many()
        .filter(election_sample_line::Column::ElectionId.eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}
