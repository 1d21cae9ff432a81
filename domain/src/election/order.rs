//! Lots that anybody can draw again: the order of candidates on the ballot, and ties.
//!
//! A secret is drawn when its digest is published, before anybody could profit from it; once it is published too, everybody
//! draws the same.

use crate::canonical::Digest;
use crate::id::CandidacyId;

/// Bytes of a secret.
pub const SECRET: usize = 32;

/// What is published of a secret beforehand: its SHA-256.
pub fn commitment(secret: &[u8; SECRET]) -> Digest {
    Digest::of(secret)
}

/// Candidates in the order in which they stand on the ballot: by
/// `SHA-256("collegiale/ballot-order/v1" ‖ secret ‖ id)`.
pub fn on_ballot(secret: &[u8; SECRET], candidates: &[CandidacyId]) -> Vec<CandidacyId> {
    let mut drawn: Vec<(Digest, CandidacyId)> = candidates
        .iter()
        .map(|id| {
            let parts = [&b"collegiale/ballot-order/v1"[..], secret, id.0.as_bytes()];
            (Digest::of(&parts.concat()), *id)
        })
        .collect();
    drawn.sort();
    drawn.into_iter().map(|(_, id)| id).collect()
}

/// The seed of lots between candidates with as many votes:
/// `SHA-256("collegiale/lot/v1" ‖ secret ‖ digests of the encrypted sums, urn by urn)`. Nobody knows it while one votes.
pub fn lot(secret: &[u8; SECRET], sums: &[Digest]) -> Digest {
    let mut bytes = b"collegiale/lot/v1".to_vec();
    bytes.extend_from_slice(secret);
    for sum in sums {
        bytes.extend_from_slice(sum.bytes());
    }
    Digest::of(&bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidates(count: u128) -> Vec<CandidacyId> {
        let ids = (1..=count).map(uuid::Uuid::from_u128);
        ids.map(CandidacyId).collect()
    }

    #[test]
    fn the_order_depends_on_the_secret_and_not_on_who_filed_first() {
        let mut ids = candidates(12);
        let drawn = on_ballot(&[1; SECRET], &ids);
        ids.reverse();
        assert_eq!(on_ballot(&[1; SECRET], &ids), drawn);
        assert_ne!(on_ballot(&[2; SECRET], &ids), drawn);
        let mut sorted = drawn.clone();
        sorted.sort();
        assert_eq!(sorted, candidates(12));
    }

    #[test]
    fn the_order_is_the_one_that_the_formula_gives() {
        let ids = candidates(2);
        let by_hand = |id: &CandidacyId| {
            let mut bytes = b"collegiale/ballot-order/v1".to_vec();
            bytes.extend([7; SECRET]);
            bytes.extend(id.0.as_bytes());
            Digest::of(&bytes)
        };
        let mut expected = ids.clone();
        expected.sort_by_key(by_hand);
        assert_eq!(on_ballot(&[7; SECRET], &ids), expected);
    }

    #[test]
    fn the_lot_depends_on_what_was_voted() {
        let sums = [Digest::of(b"one"), Digest::of(b"other")];
        assert_ne!(lot(&[1; SECRET], &sums), lot(&[1; SECRET], &sums[..1]));
        assert_ne!(lot(&[1; SECRET], &sums), lot(&[2; SECRET], &sums));
    }
}
