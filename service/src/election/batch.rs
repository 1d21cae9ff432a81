//! Ballots join the archive of their urn in batches: ten or more, or what came in ten minutes, shuffled; of one credential
//! in the order in which they came.

mod rewrite;
mod shuffle;

pub use rewrite::rewrite;

use std::collections::BTreeSet;

use belenios::archive::{Chain, Kind};
use belenios::ballot::Ballot;
use belenios::hash::Fingerprint;
use belenios::wire;
use chrono::TimeDelta;
use domain::election::urn::UrnStatus;
use domain::id::CptsId;
use entity::{election, election_ballot, election_urn, election_waiting};
use rand::SeedableRng as _;
use rand_chacha::ChaCha20Rng;
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;
use uuid::Uuid;

use super::key::{self, Keys};
use super::waiting::{self, Waiting};
use crate::ctx::Ctx;
use crate::failure::{Failure, Fault, Outcome, other};
use crate::log::NewLeaf;
use crate::tx::Tx;

/// Rows to a statement.
const CHUNK: usize = 500;
/// Ballots that make a batch.
const MANY: usize = 10;
/// How long fewer wait.
const LONG: TimeDelta = TimeDelta::minutes(10);

/// Puts what waits into the archives, where there is enough of it or it waits for long; says how many ballots. Two servers
/// may run it: who comes second finds it done.
///
/// # Errors
/// The first fault; what was done stays done, and the next run goes on.
pub async fn run(ctx: &Ctx) -> Result<usize, Fault> {
    // Their codes and set-up are large, and this asks every few seconds.
    let urns: Vec<Uuid> = election_urn::Entity::find()
        .select_only()
        .column(election_urn::Column::Id)
        .filter(election_urn::Column::Status.eq(UrnStatus::Open.code()))
        .into_tuple()
        .all(ctx.db().read())
        .await?;
    let (mut done, mut fault) = (0, None);
    for urn in urns {
        match turn(ctx, urn).await {
            Ok(count) => done += count,
            Err(Fault::Stopped) => {}
            Err(error) => fault = fault.or(Some(error)),
        }
    }
    fault.map_or(Ok(done), Err)
}

async fn turn(ctx: &Ctx, urn: Uuid) -> Result<usize, Fault> {
    let db = ctx.db().read();
    let waits = election_waiting::Entity::find().filter(election_waiting::Column::UrnId.eq(urn));
    let count = waits.clone().count(db).await?;
    if count == 0 {
        return Ok(0);
    }
    if usize::try_from(count).is_ok_and(|it| it < MANY) {
        let Some(row) = election_urn::Entity::find_by_id(urn).one(db).await? else {
            return Ok(0);
        };
        let keys = key::of(ctx, row.election_id).await?;
        let since = ctx.now() - LONG;
        let mut old = false;
        for row in waits.all(db).await? {
            old |= waiting::read(&keys, &row)?.at <= since;
        }
        if !old {
            return Ok(0);
        }
    }
    let done: Outcome<usize, ()> = transaction!(ctx, |tx| {
        tx.without_journal("the register has the head of the archive");
        let row = election_urn::Entity::find_by_id(urn).one(tx.db()).await?;
        let row = row.filter(|it| it.status == UrnStatus::Open.code());
        match row {
            Some(row) => Ok(append(tx, ctx, row).await?),
            None => Ok(0),
        }
    });
    match done {
        Ok(count) => Ok(count),
        Err(Failure::Fault(fault)) => Err(fault),
        Err(_) => Ok(0),
    }
}

/// The last batch, at the close: everything that waits. Then [`rewrite`].
///
/// # Errors
/// When something cannot be read or written.
pub async fn last(tx: &Tx<'_>, ctx: &Ctx, urn: election_urn::Model) -> Result<usize, Fault> {
    append(tx, ctx, urn).await
}

/// Moves all that waits into the archive; says how many ballots.
async fn append(tx: &Tx<'_>, ctx: &Ctx, urn: election_urn::Model) -> Result<usize, Fault> {
    let db = tx.db();
    let election = election::Entity::find_by_id(urn.election_id)
        .one(db)
        .await?;
    let election = election.ok_or_else(|| Fault::Other("an urn has no election".to_owned()))?;
    let keys = key::of(ctx, urn.election_id).await?;
    let rows = election_waiting::Entity::find()
        .filter(election_waiting::Column::UrnId.eq(urn.id))
        .all(db)
        .await?;
    if rows.is_empty() {
        return Ok(0);
    }
    let ballots = opened(&keys, &rows)?;
    let ballots = shuffle::shuffled(ballots, &mut ChaCha20Rng::from_seed(ctx.secret()));
    let there = election_ballot::Entity::find()
        .filter(election_ballot::Column::UrnId.eq(urn.id))
        .count(db)
        .await?;
    let mut chain = chain(db, &urn, there).await?;
    let mut idx = i64::try_from(there).unwrap_or(i64::MAX);
    let voters = new_voters(db, urn.id, &ballots).await?;
    let mut new = Vec::with_capacity(ballots.len());
    for (ballot, _) in &ballots {
        let tracker = ballot.tracker();
        new.push(election_ballot::ActiveModel {
            id: Set(ctx.uuid()),
            urn_id: Set(urn.id),
            idx: Set(idx),
            tracker: Set(tracker.to_base64()),
            credential: Set(ballot.credential().to_hex()),
            bytes: Set(ballot.bytes().to_vec()),
        });
        idx += 1;
        chain = after(chain, Kind::Ballot, tracker)?;
    }
    for chunk in new.chunks(CHUNK) {
        election_ballot::Entity::insert_many(chunk.to_vec())
            .exec_without_returning(db)
            .await?;
    }
    election_waiting::Entity::delete_many()
        .filter(election_waiting::Column::Id.is_in(rows.iter().map(|it| it.id)))
        .exec(db)
        .await?;
    let head = chain.last().map(|it| it.to_hex()).unwrap_or_default();
    let turnout = urn.turnout.saturating_add(voters);
    let fact = json!({ "urn": urn.uuid, "ballots": idx, "head": head });
    let mut row = urn.into_active_model();
    row.turnout = Set(turnout);
    row.head = Set(Some(head));
    row.update(db).await?;
    let leaf = NewLeaf::fact("election.head", Some(election.id), &fact)?;
    tx.log(CptsId(election.cpts_id), leaf).await?;
    Ok(ballots.len())
}

fn opened(keys: &Keys, rows: &[election_waiting::Model]) -> Result<Vec<(Ballot, Waiting)>, Fault> {
    let read = |row| {
        let waiting = waiting::read(keys, row)?;
        let ballot = Ballot::read(&waiting.ballot).map_err(other)?;
        Ok((ballot, waiting))
    };
    rows.iter().map(read).collect()
}

/// How many of those who cast these ballots have none in the archive yet.
async fn new_voters(
    db: &impl ConnectionTrait,
    urn: Uuid,
    ballots: &[(Ballot, Waiting)],
) -> Result<i64, Fault> {
    let cast = ballots.iter().map(|(it, _)| it.credential().to_hex());
    let cast: Vec<String> = cast.collect::<BTreeSet<_>>().into_iter().collect();
    let mut new = cast.len();
    for chunk in cast.chunks(CHUNK) {
        let known: Vec<String> = election_ballot::Entity::find()
            .select_only()
            .column(election_ballot::Column::Credential)
            .distinct()
            .filter(election_ballot::Column::UrnId.eq(urn))
            .filter(election_ballot::Column::Credential.is_in(chunk))
            .into_tuple()
            .all(db)
            .await?;
        new = new.saturating_sub(known.len());
    }
    Ok(i64::try_from(new).unwrap_or(i64::MAX))
}

/// The archive of an urn with so many ballots, at its last event. A row that lost its head gets the one that its ballots have:
/// votes go on, and the integrity check compares with the register all the same.
async fn chain(
    db: &impl ConnectionTrait,
    urn: &election_urn::Model,
    ballots: u64,
) -> Result<Chain, Fault> {
    if ballots == 0 {
        return set_up(urn);
    }
    if let Some(head) = &urn.head {
        let head = Fingerprint::from_hex(head).map_err(other)?;
        return Ok(Chain::voting(head, ballots));
    }
    let there: Vec<Vec<u8>> = election_ballot::Entity::find()
        .select_only()
        .column(election_ballot::Column::Bytes)
        .filter(election_ballot::Column::UrnId.eq(urn.id))
        .order_by_asc(election_ballot::Column::Idx)
        .into_tuple()
        .all(db)
        .await?;
    let ballots = there.iter().map(|it| Fingerprint::of(it));
    ballots.fold(set_up(urn), |chain, ballot| {
        after(chain?, Kind::Ballot, ballot)
    })
}

/// The archive of an urn without ballots.
fn set_up(urn: &election_urn::Model) -> Result<Chain, Fault> {
    let part = |bytes: &Option<Vec<u8>>| {
        let bytes = bytes.as_ref();
        let of = bytes.map(|it| Fingerprint::of(it));
        of.ok_or_else(|| Fault::Other("an urn that takes ballots has no set-up".to_owned()))
    };
    let setup = belenios::archive::SetupData {
        election: part(&urn.election_json)?,
        trustees: part(&urn.trustees_json)?,
        credentials: part(&urn.credentials_json)?,
        credentials_certificate: None,
    };
    let setup = Fingerprint::of(&wire::write(&setup));
    after(Chain::EMPTY, Kind::Setup, setup)
}

fn after(chain: Chain, kind: Kind, payload: Fingerprint) -> Result<Chain, Fault> {
    let event = chain.next(kind, Some(payload)).map_err(other)?;
    chain.with(&event).map_err(other)
}

/// The head of the archive of an urn with each of these ballots at its end: the hash of its last event.
pub(super) fn heads(
    urn: &election_urn::Model,
    ballots: &[Fingerprint],
) -> Result<Vec<String>, Fault> {
    let mut chain = set_up(urn)?;
    let mut heads = Vec::with_capacity(ballots.len());
    for ballot in ballots {
        chain = after(chain, Kind::Ballot, *ballot)?;
        heads.extend(chain.last().map(|it| it.to_hex()));
    }
    Ok(heads)
}
