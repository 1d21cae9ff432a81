//! Enough trustees together: their partial decryptions into one factor a ciphertext.

use std::collections::BTreeMap;

use curve25519_dalek::edwards::EdwardsPoint;
use curve25519_dalek::traits::VartimeMultiscalarMul;

use super::{DecryptionError, Factors, Owned, PartialDecryption};
use crate::election::Election;
use crate::group::{Element, Scalar};
use crate::tally::EncryptedTally;

/// Who holds a part of the election's key: what the trustees' structure says, for decryption (spec,
/// « Trustees »).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holders {
    /// One trustee, who cannot be missing.
    Single(Element),
    /// Several, of whom some are enough.
    Threshold {
        /// How many are enough.
        needed: usize,
        /// Their verification keys.
        keys: Vec<Element>,
    },
}

impl Holders {
    fn keys(&self) -> &[Element] {
        match self {
            Self::Single(key) => std::slice::from_ref(key),
            Self::Threshold { keys, .. } => keys,
        }
    }
}

/// A trustee whose partial decryption is invalid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accusation {
    /// The trustee, counted from 1 over all keys.
    pub owner: usize,
    /// What is wrong.
    pub error: DecryptionError,
}

/// What partial decryptions give together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Combination {
    /// Whose partial decryptions were set aside, in order.
    pub accused: Vec<Accusation>,
    /// The factors, if the valid ones are enough.
    pub factors: Result<Factors, CombineError>,
}

/// Why partial decryptions do not open a tally. Trustees are counted from 1 over all keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CombineError {
    /// There is no such trustee.
    #[error("there is no trustee {0}")]
    Unknown(usize),
    /// A trustee has two.
    #[error("trustee {0} has two partial decryptions")]
    Twice(usize),
    /// A trustee without whom nothing opens has no valid one.
    #[error("trustee {0}, who is needed, has no valid partial decryption")]
    Missing(usize),
    /// Of several trustees, too few have a valid one.
    #[error(
        "{valid} of the trustees {first} to {last} have a valid partial decryption, {needed} are needed"
    )]
    NotEnough {
        /// The first of them.
        first: usize,
        /// The last of them.
        last: usize,
        /// How many are enough.
        needed: usize,
        /// How many are valid.
        valid: usize,
    },
}

/// Checks every partial decryption, sets invalid ones aside, and combines the others (spec, « Election
/// result », F). Every trustee is judged, also when others are enough. Variable time.
pub fn combine(
    tally: &EncryptedTally,
    election: &Election,
    holders: &[Holders],
    decryptions: &[Owned<PartialDecryption>],
) -> Combination {
    let keys: Vec<&Element> = holders.iter().flat_map(Holders::keys).collect();
    let mut valid = BTreeMap::new();
    let mut accused = Vec::new();
    let mut refused = None;
    for Owned { owner, payload } in decryptions {
        let Some(key) = owner.checked_sub(1).and_then(|place| keys.get(place)) else {
            refused.get_or_insert(CombineError::Unknown(*owner));
            continue;
        };
        match payload.check(tally, key, election) {
            Ok(factors) => {
                if valid.insert(*owner, factors).is_some() {
                    refused.get_or_insert(CombineError::Twice(*owner));
                }
            }
            Err(error) => accused.push(Accusation {
                owner: *owner,
                error,
            }),
        }
    }
    accused.sort_by_key(|accusation| accusation.owner);
    let factors = match refused {
        Some(error) => Err(error),
        None => product(tally, holders, &valid),
    };
    Combination { accused, factors }
}

/// The product over all holders.
fn product(
    tally: &EncryptedTally,
    holders: &[Holders],
    valid: &BTreeMap<usize, Factors>,
) -> Result<Factors, CombineError> {
    let mut parts: Vec<(&Factors, Scalar)> = Vec::new();
    let mut first = 1;
    for holder in holders {
        match holder {
            Holders::Single(_) => {
                let factors = valid.get(&first).ok_or(CombineError::Missing(first))?;
                parts.push((factors, Scalar::ONE));
            }
            Holders::Threshold { needed, keys } => {
                let last = first + keys.len() - usize::from(!keys.is_empty());
                let chosen: Vec<(usize, &Factors)> = valid
                    .range(first..=last)
                    .map(|(owner, factors)| (owner - first + 1, factors))
                    .collect();
                let places: Vec<usize> = chosen
                    .iter()
                    .map(|(place, _)| *place)
                    .take(*needed)
                    .collect();
                if places.len() < *needed {
                    return Err(CombineError::NotEnough {
                        first,
                        last,
                        needed: *needed,
                        valid: places.len(),
                    });
                }
                for (place, factors) in chosen.into_iter().take(*needed) {
                    parts.push((factors, lagrange(place, &places)));
                }
            }
        }
        first += holder.keys().len();
    }
    Ok(Factors(
        tally
            .0
            .iter()
            .enumerate()
            .map(|(question, ciphertexts)| {
                (0..ciphertexts.len())
                    .map(|choice| power_product(&parts, question, choice))
                    .collect()
            })
            .collect(),
    ))
}

/// The product of one factor of each part, each raised to its coefficient.
fn power_product(parts: &[(&Factors, Scalar)], question: usize, choice: usize) -> Element {
    // The shape was checked: every part has this factor.
    let (scalars, points): (Vec<_>, Vec<_>) = parts
        .iter()
        .filter_map(|(factors, coefficient)| {
            let factor = factors.0.get(question)?.get(choice)?;
            Some((coefficient.0, *factor.point()))
        })
        .unzip();
    Element::of(EdwardsPoint::vartime_multiscalar_mul(scalars, points))
}

/// Lagrange's coefficient at zero of a place among places: the product of `k / (k − place)` over the
/// other places `k`, modulo q.
pub(crate) fn lagrange(place: usize, places: &[usize]) -> Scalar {
    let number = |place: usize| Scalar::from(u64::try_from(place).unwrap_or(u64::MAX));
    places
        .iter()
        .filter(|other| **other != place)
        .map(|other| number(*other) * (number(*other) - number(place)).invert())
        .fold(Scalar::ONE, |product, factor| product * factor)
}
