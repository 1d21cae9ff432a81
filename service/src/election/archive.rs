//! The archive of an urn, byte for byte as Belenios writes it: it only ever grows.

use std::io;

use belenios::archive::{Setup, Writer};
use belenios::tally::SizedTally;
use belenios::weight::Weight;
use belenios::wire;
use domain::election::urn::UrnStatus;
use entity::{election, election_urn};
use sea_orm::ConnectionTrait;

use super::sealed_urn::{ballots, other, owner, shares, tally};
use crate::failure::Fault;

/// The archive of an urn, as far as it is; nothing before the urn is sealed.
///
/// # Errors
/// A row that was changed, or the database refuses.
pub(crate) async fn archive(
    db: &impl ConnectionTrait,
    election: &election::Model,
    urn: &election_urn::Model,
) -> Result<Option<Vec<u8>>, Fault> {
    Ok(written(db, election, urn).await?.map(Writer::finish))
}

/// The hash of its last event.
///
/// # Errors
/// As [`archive`], or an urn that is not sealed.
pub(crate) async fn head(
    db: &impl ConnectionTrait,
    election: &election::Model,
    urn: &election_urn::Model,
) -> Result<String, Fault> {
    let writer = written(db, election, urn).await?;
    let head = writer.and_then(|it| it.chain().last());
    head.map(|it| it.to_hex())
        .ok_or_else(|| other("an urn has no archive"))
}

async fn written(
    db: &impl ConnectionTrait,
    election: &election::Model,
    urn: &election_urn::Model,
) -> Result<Option<Writer<Vec<u8>>>, Fault> {
    let (Some(parameters), Some(trustees), Some(credentials)) = (
        &urn.election_json,
        &urn.trustees_json,
        &urn.credentials_json,
    ) else {
        return Ok(None);
    };
    // One date for the whole archive, so that it is the same whenever it is written.
    let date = election.sealed_at.unwrap_or(election.created_at);
    let seconds = u64::try_from(date.timestamp()).unwrap_or_default();
    let mut writer = Writer::create(Vec::new(), seconds).map_err(other)?;
    let setup = Setup {
        election: parameters.clone(),
        trustees: trustees.clone(),
        credentials: credentials.clone(),
        certificate: None,
    };
    let put = |done: io::Result<belenios::archive::Event>| done.map(drop).map_err(other);
    put(writer.setup(&setup))?;
    for ballot in ballots(db, urn.id).await? {
        put(writer.ballot(&ballot))?;
    }
    let status: UrnStatus = entity::read("election_urn", "status", &urn.status)?;
    if !matches!(status, UrnStatus::Tallied | UrnStatus::Counted) {
        return Ok(Some(writer));
    }
    put(writer.end_ballots())?;
    let turnout = u64::try_from(urn.turnout).unwrap_or_default();
    put(writer.encrypted_tally(&SizedTally {
        tally: tally(urn)?,
        ballots: usize::try_from(turnout).unwrap_or_default(),
        weight: Weight(turnout),
    }))?;
    for share in shares(db, urn.id).await? {
        put(writer.partial_decryption(owner(share.place), &share.bytes))?;
    }
    if let Some(result) = &urn.result_json {
        put(writer.result(result))?;
    }
    Ok(Some(writer))
}

/// The counts of an urn that is counted: blank votes, then the votes of each candidate.
pub(crate) fn counts(urn: &election_urn::Model) -> Result<Option<(u64, Vec<u64>)>, Fault> {
    let Some(bytes) = &urn.result_json else {
        return Ok(None);
    };
    let counts: belenios::result::Counts = wire::read_canonical(bytes).map_err(other)?;
    let first = counts.result.first();
    let mut numbers = first.into_iter().flatten().map(|it| it.0);
    let blank = numbers.next().unwrap_or_default();
    Ok(Some((blank, numbers.collect())))
}
