//! The sum of the ballots, still encrypted.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use crate::ballot::VerifiedBallot;
use crate::ciphertext::{Ciphertext, Points};
use crate::election::Election;
use crate::group::{Element, Scalar};
use crate::hash::Fingerprint;
use crate::weight::Weight;

/// The ballots that will be counted: the last of each credential (spec, « Ballots », *Tallied
/// ballots*). Holds their ciphertexts, not their bytes.
pub struct Urn<'e> {
    election: &'e Election,
    last: HashMap<Element, Cast>,
    total: Weight,
}

struct Cast {
    weight: Weight,
    choices: Vec<Vec<Ciphertext>>,
}

/// Why a ballot cannot be put in the urn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UrnError {
    /// It was checked against another election.
    #[error("the ballot was checked against another election")]
    OtherElection,
    /// The sum of weights is too large to be counted.
    #[error("the sum of the weights is above {}", Weight::LARGEST_SUM)]
    TooHeavy,
}

impl<'e> Urn<'e> {
    /// An empty urn.
    pub fn new(election: &'e Election) -> Self {
        Self {
            election,
            last: HashMap::new(),
            total: Weight::ZERO,
        }
    }

    /// Puts a ballot in, in place of an earlier one of the same credential. The weight is the one that
    /// the list of credentials gives to it.
    ///
    /// # Errors
    /// A ballot that cannot be counted; the urn is as before.
    pub fn cast(&mut self, ballot: VerifiedBallot, weight: Weight) -> Result<(), UrnError> {
        if ballot.election() != self.election.fingerprint() {
            return Err(UrnError::OtherElection);
        }
        let credential = *ballot.credential();
        let earlier = self
            .last
            .get(&credential)
            .map_or(Weight::ZERO, |cast| cast.weight);
        let others = Weight(self.total.0.saturating_sub(earlier.0));
        self.total = others.plus(weight).ok_or(UrnError::TooHeavy)?;
        let choices = ballot.into_choices();
        self.last.insert(credential, Cast { weight, choices });
        Ok(())
    }

    /// How many ballots will be counted.
    pub fn ballots(&self) -> usize {
        self.last.len()
    }

    /// The sum: each ciphertext raised to the ballot's weight, and all multiplied (spec, « Encrypted
    /// tally »). Ballots of the same weight are multiplied before they are raised.
    pub fn tally(&self) -> SizedTally {
        let mut by_weight: BTreeMap<Weight, Vec<Vec<Points>>> = BTreeMap::new();
        for cast in self.last.values() {
            let sums = by_weight
                .entry(cast.weight)
                .or_insert_with(|| self.shape(Points::default()));
            for (sums, choices) in sums.iter_mut().zip(&cast.choices) {
                for (sum, ciphertext) in sums.iter_mut().zip(choices) {
                    sum.add(ciphertext);
                }
            }
        }
        let mut total = self.shape(Points::default());
        for (weight, sums) in by_weight {
            let weight = Scalar::from(weight.0);
            for (total, sums) in total.iter_mut().zip(sums) {
                for (total, sum) in total.iter_mut().zip(sums) {
                    total.add_times(&sum, &weight);
                }
            }
        }
        SizedTally {
            tally: EncryptedTally(
                total
                    .iter()
                    .map(|question| question.iter().map(Points::ciphertext).collect())
                    .collect(),
            ),
            ballots: self.ballots(),
            weight: self.total,
        }
    }

    /// As many values as the election has ciphertexts.
    fn shape<T: Clone>(&self, value: T) -> Vec<Vec<T>> {
        self.election
            .questions()
            .iter()
            .map(|question| vec![value.clone(); question.ciphertexts()])
            .collect()
    }
}

/// The encrypted counts, question by question.
///
/// Bytes: `[[{"alpha":"…","beta":"…"},…],…]` (spec, « Encrypted tally »).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EncryptedTally(pub Vec<Vec<Ciphertext>>);

/// An encrypted tally, and how much it sums up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SizedTally {
    /// The encrypted counts.
    pub tally: EncryptedTally,
    /// How many ballots were counted.
    pub ballots: usize,
    /// The sum of their weights.
    pub weight: Weight,
}

/// What an archive says of its encrypted tally.
///
/// Bytes: `{"num_tallied":8,"total_weight":21,"encrypted_tally":"…"}` (spec, « Encrypted tally »).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TallyRecord {
    /// How many ballots were counted.
    pub num_tallied: usize,
    /// The sum of their weights.
    pub total_weight: Weight,
    /// The hash of the encrypted tally's bytes.
    pub encrypted_tally: Fingerprint,
}

impl SizedTally {
    /// What an archive says of it.
    pub fn record(&self) -> TallyRecord {
        TallyRecord {
            num_tallied: self.ballots,
            total_weight: self.weight,
            encrypted_tally: Fingerprint::of(&crate::wire::write(&self.tally)),
        }
    }
}
