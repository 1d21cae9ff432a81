//! An urn that was sealed, as the protocol has it.

use belenios::ballot::Verifier;
use belenios::decryption::{Owned, PartialDecryption};
use belenios::election::Election;
use belenios::tally::{EncryptedTally, SizedTally, Urn};
use belenios::trustee::Trustees;
use belenios::weight::Weight;
use belenios::wire;
use entity::{election_ballot, election_share, election_urn};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::failure::Fault;

/// The parameters and the trustees of an urn.
pub(super) struct SealedUrn {
    pub election: Election,
    pub trustees: Trustees,
}

impl SealedUrn {
    /// Reads what was written when the urn was sealed.
    ///
    /// # Errors
    /// An urn that was not, or a row that was changed.
    pub fn of(row: &election_urn::Model) -> Result<Self, Fault> {
        let part = |bytes: &Option<Vec<u8>>| bytes.clone().ok_or_else(unsealed);
        Ok(Self {
            election: Election::read(&part(&row.election_json)?).map_err(other)?,
            trustees: Trustees::read(&part(&row.trustees_json)?).map_err(other)?,
        })
    }

    /// The sum of ballots, each checked again.
    ///
    /// # Errors
    /// A ballot that is not right any more: the database was changed by other hands.
    pub fn sum(&self, ballots: &[Vec<u8>]) -> Result<SizedTally, Fault> {
        let verifier = Verifier::new(&self.election);
        let mut urn = Urn::new(&self.election);
        for bytes in ballots {
            let ballot = verifier.read(bytes).map_err(other)?;
            urn.cast(ballot, Weight(1)).map_err(other)?;
        }
        Ok(urn.tally())
    }
}

/// The ballots of an urn, in the order of its archive.
pub(super) async fn ballots(db: &impl ConnectionTrait, urn: Uuid) -> Result<Vec<Vec<u8>>, Fault> {
    let rows = election_ballot::Entity::find()
        .filter(election_ballot::Column::UrnId.eq(urn))
        .order_by_asc(election_ballot::Column::Idx)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|it| it.bytes).collect())
}

/// The shares of an urn, in the order of its archive.
pub(super) async fn shares(
    db: &impl ConnectionTrait,
    urn: Uuid,
) -> Result<Vec<election_share::Model>, Fault> {
    Ok(election_share::Entity::find()
        .filter(election_share::Column::UrnId.eq(urn))
        .order_by_asc(election_share::Column::Number)
        .all(db)
        .await?)
}

/// A share as the protocol numbers it: the server is 1, and trustees follow.
pub(super) fn owned(row: &election_share::Model) -> Result<Owned<PartialDecryption>, Fault> {
    Ok(Owned {
        owner: owner(row.place),
        payload: wire::read_canonical(&row.bytes).map_err(other)?,
    })
}

/// The number of a place.
pub(super) fn owner(place: i32) -> usize {
    usize::try_from(place).unwrap_or_default() + 1
}

/// The encrypted sum of an urn that was closed.
pub(super) fn tally(row: &election_urn::Model) -> Result<EncryptedTally, Fault> {
    let bytes = row.tally_json.as_deref().ok_or_else(unsealed)?;
    wire::read_canonical(bytes).map_err(other)
}

fn unsealed() -> Fault {
    Fault::Other("an urn is not as far as it should be".to_owned())
}

pub(super) fn other(error: impl std::fmt::Display) -> Fault {
    Fault::Other(error.to_string())
}
