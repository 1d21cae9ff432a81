//! When trustees are called: once, when no urn waits for the electoral board any more.
//!
//! Seats follow when every urn is counted, so that who opens some of them before gains nothing and has to come twice.

use domain::election::urn::UrnStatus;
use domain::id::ElectionId;
use entity::{cpts, election, election_urn};
use sea_orm::ConnectionTrait;

use super::{enter, keep, tally, tell};
use crate::ctx::Ctx;
use crate::failure::Fault;
use crate::tx::Tx;

/// What urns that are closed wait for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Awaited {
    /// Nobody: there is nothing to open.
    Nobody,
    /// Two of the electoral board: to enter papers, or to say whether an urn in which few voted is opened.
    Board,
    /// The trustees.
    Trustees,
}

/// Whether an urn waits for the electoral board before trustees open it.
pub(super) async fn is_held(
    db: &impl ConnectionTrait,
    election: &election::Model,
    urn: &election_urn::Model,
) -> Result<bool, Fault> {
    let tallied = urn.status == UrnStatus::Tallied.code();
    Ok(tallied && tally::waits_for_board(db, election, urn).await?
        || enter::is_awaited(db, election, urn).await?)
}

async fn awaited(db: &impl ConnectionTrait, election: &election::Model) -> Result<Awaited, Fault> {
    let mut found = Awaited::Nobody;
    for urn in keep::urns(db, ElectionId(election.id)).await? {
        if is_held(db, election, &urn).await? {
            return Ok(Awaited::Board);
        }
        if urn.status == UrnStatus::Tallied.code() {
            found = Awaited::Trustees;
        }
    }
    Ok(found)
}

/// Writes to the trustees, if it is their turn. Call it when the vote closes, and when an urn has ceased to wait for the
/// electoral board: then they get one letter.
pub(super) async fn call(
    tx: &Tx<'_>,
    ctx: &Ctx,
    cpts: &cpts::Model,
    election: &election::Model,
) -> Result<Awaited, Fault> {
    let awaited = awaited(tx.db(), election).await?;
    if awaited == Awaited::Trustees {
        tell::trustees(tx, ctx, cpts, election).await?;
    }
    Ok(awaited)
}
