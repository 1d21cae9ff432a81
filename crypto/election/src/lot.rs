//! What was drawn: secrets to which one was bound before, and seeds that nobody could choose.
//!
//! - **Claim.** Who published the commitment before could not choose the order or the lot afterwards; and the lot
//!   depends on every urn, so that it cannot be known before the last ballot.
//! - **Bytes.** Commitment: `SHA-256(secret)`, 32 bytes of chance. Place of a candidate on the ballot: by
//!   `SHA-256("collegiale/ballot-order/v1" secret candidate)`, the smallest first, the candidate's identifier in 16 bytes.
//!   Seed of the lot: `SHA-256("collegiale/lot/v1" secret tally…)`, the SHA-256 of each encrypted tally in the order of the
//!   urns.

use domain::canonical::Digest;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// A secret, and what was published of it before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Drawn {
    /// `SHA-256(secret)`.
    pub commitment: Digest,
    /// The secret: 32 bytes in hexadecimal.
    pub secret: Secret,
}

/// 32 bytes of chance; in hexadecimal, as a digest is.
pub type Secret = Digest;

impl Drawn {
    /// A secret, and its commitment.
    pub fn of(secret: [u8; 32]) -> Self {
        Self {
            commitment: Digest::of(&secret),
            secret: Secret::from_bytes(secret),
        }
    }

    /// Whether the secret is the one that was committed to.
    pub fn holds(&self) -> bool {
        Digest::of(self.secret.bytes()) == self.commitment
    }
}

/// By what candidates are ordered on the ballot, the smallest first.
pub fn place(secret: &Secret, candidate: Uuid) -> Digest {
    hash(&[
        b"collegiale/ballot-order/v1",
        secret.bytes(),
        candidate.as_bytes(),
    ])
}

/// The seed of the lot, from the hashes of the encrypted tallies in the order of the urns.
pub fn seed(secret: &Secret, tallies: &[[u8; 32]]) -> Digest {
    let mut parts: Vec<&[u8]> = vec![b"collegiale/lot/v1", secret.bytes()];
    parts.extend(tallies.iter().map(<[u8; 32]>::as_slice));
    hash(&parts)
}

fn hash(parts: &[&[u8]]) -> Digest {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    Digest::from_bytes(hash.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Computed beside, by Python's hashlib.
    #[test]
    fn the_hashes_have_always_these_bytes() {
        let drawn = Drawn::of([7; 32]);
        assert!(drawn.holds());
        assert_eq!(
            drawn.commitment.to_string(),
            "4bb06f8e4e3a7715d201d573d0aa423762e55dabd61a2c02278fa56cc6d294e0"
        );
        let place = place(&drawn.secret, Uuid::from_u128(1));
        assert_eq!(
            place.to_string(),
            "715c6c2a781d840478bb57772418b27f20c3165858d03cec212e6a48e869970e"
        );
        let seed = seed(&drawn.secret, &[[1; 32], [2; 32]]);
        assert_eq!(
            seed.to_string(),
            "20e956e1c8de6ed34b4af52e9d9ce9934a00e0b9dfe90bb362485f89c3d95b4e"
        );
    }

    #[test]
    fn another_secret_than_the_one_committed_to_is_seen() {
        let mut drawn = Drawn::of([7; 32]);
        drawn.secret = Secret::from_bytes([8; 32]);
        assert!(!drawn.holds());
    }
}
