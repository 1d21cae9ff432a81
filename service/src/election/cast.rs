//! A ballot is cast.
//!
//! No entry of the journal and none of the register says that somebody voted now: the line is marked, and the ballot
//! waits, encrypted, for a batch ([`super::batch`]).

use belenios::ballot::{BallotError, VerifiedBallot, Verifier};
use belenios::election::Election;
use chrono::{DateTime, TimeDelta, Utc};
use domain::account::{Limit, Wait};
use domain::election::act::IncidentKind;
use domain::election::incident::Said;
use domain::election::stage::Stage;
use domain::election::urn::UrnStatus;
use domain::id::ElectionId;
use entity::{election_ballot, election_spoiled, election_urn, election_voter, election_waiting};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use subtle::ConstantTimeEq as _;
use uuid::Uuid;

use super::incident;
use super::key::{self, Keys};
use super::receipt::{self, Receipt};
use super::voter::{Line, voting};
use super::waiting;
use crate::account::limit;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, other, refuse};
use crate::log::gate;

/// Why a ballot is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CastRefused {
    /// The vote has not begun.
    NotOpen,
    /// It is over.
    Closed {
        /// Since when.
        at: DateTime<Utc>,
    },
    /// The urn was stopped.
    Stopped,
    /// The line is nobody's for whom she votes.
    NotYours,
    /// She votes on paper.
    Paper,
    /// No code was registered or given for this line.
    NoCode,
    /// It is no ballot, or one whose proofs do not hold.
    Ballot(BallotError),
    /// It is made with a code that is not the one of this line.
    WrongCode,
    /// It was tested.
    Tested,
    /// Too many wrong codes.
    TooMany(Wait),
}

/// Wrong codes that one person may send.
const WRONG: Limit = Limit {
    count: 100,
    window: TimeDelta::minutes(1),
};

/// A ballot for a line of an urn.
#[derive(Debug, Clone, Copy)]
pub struct Cast<'b> {
    /// The urn.
    pub urn: Uuid,
    /// The line.
    pub entry: Uuid,
    /// The ballot's text.
    pub ballot: &'b [u8],
}

/// Casts a ballot in place of an earlier one; the last one counts. Sent twice, it counts once, and its receipt is given
/// again also after the close. Permission: who votes for the line.
///
/// # Errors
/// [`CastRefused`], not found, forbidden or a fault.
pub async fn cast(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    cast: Cast<'_>,
) -> Outcome<Receipt, CastRefused> {
    let what = format!("election-code/{id}/{}", actor.person);
    limit::look(ctx, WRONG, &what)
        .await
        .map_err(|failure| failure.map(CastRefused::TooMany))?;
    // Proofs take milliseconds: they are checked before anything is locked.
    let asked = voting(ctx.db().read(), ctx, actor, slug, id).await?;
    let line = asked.line(cast.urn, cast.entry);
    let line = line.ok_or(Failure::Refused(CastRefused::NotYours))?;
    if asked.stage < Stage::Open && !line.urn.rehearsal {
        return refuse(CastRefused::NotOpen);
    }
    if matches!(asked.stage, Stage::Archived | Stage::Cancelled) {
        // The secret by which a receipt was given again is destroyed.
        let at = asked.row.closed_at.unwrap_or(asked.row.changed_at);
        return refuse(CastRefused::Closed { at });
    }
    let ballot = verified(&line.urn, cast.ballot).await?;
    let keys = key::of(ctx, id.0).await?;
    let done = put(ctx, actor, slug, id, &keys, cast, &ballot).await;
    if let Err(Failure::Refused(CastRefused::WrongCode)) = &done {
        wrong(ctx, id, &what)
            .await
            .map_err(|failure| failure.map(CastRefused::TooMany))?;
    }
    done
}

/// Counts a wrong code; the electoral board is told of the last one that is let through. It is not told whose it was.
async fn wrong(ctx: &Ctx, id: ElectionId, what: &str) -> Outcome<(), Wait> {
    let counted: Outcome<(), Wait> = transaction!(ctx, |tx| {
        tx.without_journal("a counter");
        limit::count_one(ctx, tx, WRONG, what).await
    });
    counted?;
    if limit::look(ctx, WRONG, what).await.is_ok() {
        return Ok(());
    }
    transaction!(ctx, |tx| {
        tx.without_journal("the journal of incidents has it");
        let of = (id, None);
        incident::write(
            tx.db(),
            ctx,
            of,
            IncidentKind::Codes,
            &Said::WrongCodes,
            None,
        )
        .await?;
        Ok(())
    })
}

/// The ballot, when its proofs hold for the urn.
async fn verified(urn: &election_urn::Model, bytes: &[u8]) -> Outcome<VerifiedBallot, CastRefused> {
    let Some(election) = urn.election_json.clone() else {
        return refuse(CastRefused::NotOpen);
    };
    let bytes = bytes.to_vec();
    let checked = tokio::task::spawn_blocking(move || {
        let election = Election::read(&election).map_err(|error| error.to_string())?;
        Ok::<_, String>(Verifier::new(&election).read(&bytes))
    });
    let checked = checked.await.map_err(other)?;
    match checked.map_err(other)? {
        Ok(ballot) => Ok(ballot),
        Err(error) => refuse(CastRefused::Ballot(error)),
    }
}

async fn put(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    keys: &Keys,
    cast: Cast<'_>,
    ballot: &VerifiedBallot,
) -> Outcome<Receipt, CastRefused> {
    let tracker = ballot.tracker().to_base64();
    transaction!(ctx, |tx| {
        let db = tx.db();
        let voting = voting(db, ctx, actor, slug, id).await?;
        gate::ask(db, voting.seat.cpts.id).await?;
        tx.without_journal("who votes when is nobody's to know");
        let line = voting.line(cast.urn, cast.entry);
        let line = line.ok_or(Failure::Refused(CastRefused::NotYours))?;
        let Some(binding) = &line.row.binding else {
            return refuse(CastRefused::NoCode);
        };
        let own = keys.binding(line.row.entry, ballot.credential());
        if !bool::from(own.as_slice().ct_eq(binding)) {
            return refuse(CastRefused::WrongCode);
        }
        let new = !is_there(db, keys, line.urn.id, &tracker).await?;
        if new {
            open(&voting.row, voting.stage, line, ctx.now()).map_err(Failure::Refused)?;
            if is_tested(db, line.urn.id, &tracker).await? {
                return refuse(CastRefused::Tested);
            }
            if !line.row.voted {
                mark(db, &line.row).await?;
            }
            waiting::put(db, ctx, keys, line.urn.id, &tracker, ballot.bytes()).await?;
        }
        let before = receipt::before(ctx.now());
        let text = receipt::text(&line.urn.uuid, &tracker, before);
        Ok(Receipt {
            note: receipt::sign(db, ctx, voting.seat.cpts.id, &text).await?,
            tracker: tracker.clone(),
            before,
            new,
        })
    })
}

/// Whether a new ballot is taken for a line now.
fn open(
    row: &entity::election::Model,
    stage: Stage,
    line: &Line,
    now: DateTime<Utc>,
) -> Result<(), CastRefused> {
    let status = line.urn.status.parse::<UrnStatus>().ok();
    if line.row.paper {
        return Err(CastRefused::Paper);
    }
    if status == Some(UrnStatus::Stopped) {
        return Err(CastRefused::Stopped);
    }
    let closed = row.closes_at.filter(|at| *at <= now && !line.urn.rehearsal);
    if let Some(at) = row.closed_at.or(closed) {
        return Err(CastRefused::Closed { at });
    }
    let during = line.urn.rehearsal || stage == Stage::Open;
    if status == Some(UrnStatus::Open) && during {
        Ok(())
    } else {
        Err(CastRefused::NotOpen)
    }
}

/// Whether the ballot waits already, or is in the urn.
pub(super) async fn is_there(
    db: &impl ConnectionTrait,
    keys: &Keys,
    urn: Uuid,
    tracker: &str,
) -> Result<bool, Fault> {
    let waits = election_waiting::Entity::find_by_id(waiting::row(keys, tracker));
    if waits.one(db).await?.is_some() {
        return Ok(true);
    }
    let there = election_ballot::Entity::find()
        .filter(election_ballot::Column::UrnId.eq(urn))
        .filter(election_ballot::Column::Tracker.eq(tracker));
    Ok(there.one(db).await?.is_some())
}

async fn is_tested(db: &impl ConnectionTrait, urn: Uuid, tracker: &str) -> Result<bool, Fault> {
    let tested = election_spoiled::Entity::find()
        .filter(election_spoiled::Column::UrnId.eq(urn))
        .filter(election_spoiled::Column::Tracker.eq(tracker));
    Ok(tested.one(db).await?.is_some())
}

/// Marks the line once; a ballot that takes the place of another one touches nothing of it.
async fn mark(db: &impl ConnectionTrait, row: &election_voter::Model) -> Result<(), Fault> {
    election_voter::Entity::update_many()
        .col_expr(election_voter::Column::Voted, Expr::value(true))
        .filter(election_voter::Column::Id.eq(row.id))
        .exec(db)
        .await?;
    Ok(())
}
