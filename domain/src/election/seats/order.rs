use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Candidate;
use crate::canonical::Digest;
use crate::id::AdhesionId;
use crate::statutes::{CollegeId, SeatTie};

/// Candidates who cannot be told apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Tied {
    /// Their college.
    pub college: CollegeId,
    /// Who, in the order of identifiers.
    pub candidates: Vec<AdhesionId>,
    /// For so many seats.
    pub seats: usize,
}

impl Tied {
    pub(super) fn of(college: CollegeId, mut candidates: Vec<AdhesionId>, seats: usize) -> Self {
        candidates.sort();
        Self {
            college,
            candidates,
            seats,
        }
    }
}

/// How a candidate stands in their college; the greatest first. Equal standings cannot be told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Standing {
    votes: u64,
    tie: TieKey,
}

/// What tells apart candidates with as many votes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum TieKey {
    /// Nothing.
    None,
    /// Age: the greater the better.
    Age(std::cmp::Reverse<NaiveDate>),
    /// Youth: the greater the better.
    Youth(NaiveDate),
    /// A lot: the greater the better.
    Lot(Digest),
}

/// Candidates of one college, best first.
pub(super) fn ranked<'a>(
    candidates: impl Iterator<Item = &'a Candidate>,
    tie: SeatTie,
    seed: Option<Digest>,
) -> Vec<(Standing, &'a Candidate)> {
    let mut ranked: Vec<(Standing, &Candidate)> =
        candidates.map(|it| (standing(it, tie, seed), it)).collect();
    // Those who cannot be told apart in the order of identifiers, so that every run looks the same.
    ranked.sort_by(|(one, a), (other, b)| other.cmp(one).then(a.adhesion.cmp(&b.adhesion)));
    ranked
}

fn standing(candidate: &Candidate, tie: SeatTie, seed: Option<Digest>) -> Standing {
    let key = match (tie, candidate.born_on, seed) {
        (SeatTie::Oldest, Some(born), _) => TieKey::Age(std::cmp::Reverse(born)),
        (SeatTie::Youngest, Some(born), _) => TieKey::Youth(born),
        (SeatTie::Lot, _, Some(seed)) => TieKey::Lot(lot(seed, candidate.adhesion)),
        _ => TieKey::None,
    };
    Standing {
        votes: candidate.votes,
        tie: key,
    }
}

/// The lot of a candidate: the SHA-256 of a label, the seed and the identifier, so that anyone can draw it again.
fn lot(seed: Digest, candidate: AdhesionId) -> Digest {
    let mut bytes = b"collegiale/lot/1\n".to_vec();
    bytes.extend_from_slice(seed.bytes());
    bytes.extend_from_slice(candidate.0.as_bytes());
    Digest::of(&bytes)
}
