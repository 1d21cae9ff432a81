//! The voter's booth: what her device computes, and nobody else may.
//!
//! **Claim.** A ballot made here is one of Belenios' (`crypto/belenios`), and what leaves is what a voter is told
//! leaves: of a credential its public part and the proof that she has it; of a vote the encrypted ballot; of a ballot
//! that she tests, its opening.
//!
//! In scope: making a credential and registering it ([`credential`]), filling in a ballot ([`ballot`]), opening one that
//! is only tested ([`opened`]). Out of scope: chance, which the page asks of the browser, 32 bytes each time; keeping the
//! credential; sending. What comes from outside is read as if an enemy had sent it: it is refused, never a panic.

#![forbid(unsafe_code)]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable
)]

pub mod ballot;
pub mod credential;
pub mod opened;
#[cfg(feature = "page")]
pub mod page;
pub mod qr;

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use zeroize::Zeroizing;

/// Why nothing was made.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Not 32 bytes of chance, or only zeros.
    #[error("there is not enough chance")]
    Chance,
    /// Not an election's identifier.
    #[error(transparent)]
    Uuid(#[from] belenios::election::NotAUuid),
    /// Not an election.
    #[error(transparent)]
    Election(#[from] belenios::election::ElectionError),
    /// Not an election of one question.
    #[error("the election does not ask one question")]
    Questions,
    /// Not a credential.
    #[error(transparent)]
    Credential(#[from] belenios::credential::NotACredential),
    /// It is blank, and something is marked.
    #[error("a blank ballot marks nothing")]
    Contradiction,
    /// What is marked is not allowed.
    #[error(transparent)]
    Vote(#[from] belenios::ballot::VoteError),
    /// Not a teller's key.
    #[error(transparent)]
    Key(#[from] belenios::group::Malformed),
    /// Too long, or no key.
    #[error("the registration cannot be sealed")]
    Seal,
    /// Not a ballot.
    #[error(transparent)]
    Ballot(#[from] belenios::wire::WireError),
    /// It opens nothing.
    #[error(transparent)]
    Opening(#[from] belenios::ballot::OpeningError),
}

/// A generator from the browser's chance.
fn rng(chance: &[u8]) -> Result<ChaCha20Rng, Refused> {
    let seed: [u8; 32] = chance.try_into().map_err(|_| Refused::Chance)?;
    let seed = Zeroizing::new(seed);
    if *seed == [0; 32] {
        return Err(Refused::Chance);
    }
    Ok(ChaCha20Rng::from_seed(*seed))
}
