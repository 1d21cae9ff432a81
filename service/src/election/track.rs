//! A voter looks for her ballot by its tracking number. Everybody may: the number says nothing of who has it.

use belenios::hash::Fingerprint;
use domain::election::stage::Stage;
use domain::id::ElectionId;
use entity::{election, election_ballot, election_spoiled, election_urn, election_waiting};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{key, waiting};
use crate::ctx::Ctx;
use crate::failure::{Failure, Outcome, refuse};
use crate::scope;

/// What became of a ballot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tracked {
    /// It is in the archive of an urn.
    There {
        /// The urn's name.
        urn: String,
        /// Its place in the archive, from 1.
        place: i64,
        /// Whether a later one took its place.
        replaced: bool,
    },
    /// It came, and joins with the next batch.
    Waits,
    /// It was tested: it is never cast.
    Tested,
    /// Nobody sent it.
    Unknown,
}

/// The election of a public page.
#[derive(Debug, Clone)]
pub struct Public {
    /// Its CPTS.
    pub cpts: entity::cpts::Model,
    /// The election.
    pub row: election::Model,
    /// Where it stands.
    pub stage: Stage,
    /// Its urns, in the order of their names.
    pub urns: Vec<election_urn::Model>,
}

/// A text is no tracking number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotATracker;

/// An election that everybody may look at: one in which votes are cast, or were.
///
/// # Errors
/// Not found or a fault.
pub async fn public<R>(ctx: &Ctx, slug: &str, id: ElectionId) -> Outcome<Public, R> {
    let db = ctx.db().read();
    let cpts = scope::cpts(db, slug).await?;
    let row = election::Entity::find_by_id(id.0)
        .filter(election::Column::CptsId.eq(cpts.id))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    let stage: Stage = entity::read("election", "stage", &row.stage)?;
    if stage < Stage::Open {
        return Err(Failure::NotFound);
    }
    let mut urns = election_urn::Entity::find()
        .filter(election_urn::Column::ElectionId.eq(row.id))
        .filter(election_urn::Column::Rehearsal.eq(false))
        .all(db)
        .await?;
    urns.sort_by(|one, next| one.name.cmp(&next.name));
    Ok(Public {
        cpts,
        row,
        stage,
        urns,
    })
}

/// Looks for a ballot. What was typed may have blanks and dashes between its groups.
///
/// # Errors
/// [`NotATracker`], or a fault.
pub async fn track(ctx: &Ctx, election: &Public, typed: &str) -> Outcome<Tracked, NotATracker> {
    let text: String = typed.chars().filter(|it| !it.is_whitespace()).collect();
    let Ok(tracker) = Fingerprint::from_base64(&text) else {
        return refuse(NotATracker);
    };
    let (db, tracker) = (ctx.db().read(), tracker.to_base64());
    let urns: Vec<Uuid> = election.urns.iter().map(|it| it.id).collect();
    let found = election_ballot::Entity::find()
        .filter(election_ballot::Column::UrnId.is_in(urns.iter().copied()))
        .filter(election_ballot::Column::Tracker.eq(tracker.as_str()))
        .one(db)
        .await?;
    if let Some(ballot) = found {
        let later = election_ballot::Entity::find()
            .filter(
                Condition::all()
                    .add(election_ballot::Column::UrnId.eq(ballot.urn_id))
                    .add(election_ballot::Column::Credential.eq(ballot.credential.as_str()))
                    .add(election_ballot::Column::Idx.gt(ballot.idx)),
            )
            .one(db)
            .await?;
        let urn = election.urns.iter().find(|it| it.id == ballot.urn_id);
        return Ok(Tracked::There {
            urn: urn.map(|it| it.name.clone()).unwrap_or_default(),
            place: ballot.idx + 1,
            replaced: later.is_some(),
        });
    }
    let tested = election_spoiled::Entity::find()
        .filter(election_spoiled::Column::UrnId.is_in(urns))
        .filter(election_spoiled::Column::Tracker.eq(tracker.as_str()))
        .one(db)
        .await?;
    if tested.is_some() {
        return Ok(Tracked::Tested);
    }
    if election.stage != Stage::Open {
        return Ok(Tracked::Unknown);
    }
    let keys = key::of(ctx, election.row.id).await?;
    let waits = election_waiting::Entity::find_by_id(waiting::row(&keys, &tracker));
    Ok(match waits.one(db).await? {
        Some(_) => Tracked::Waits,
        None => Tracked::Unknown,
    })
}
