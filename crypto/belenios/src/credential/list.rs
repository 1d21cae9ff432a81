use std::collections::HashMap;

use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};

use super::PrivateCredential;
use crate::election::Uuid;
use crate::group::{Element, Malformed};
use crate::hash::Fingerprint;
use crate::weight::Weight;
use crate::wire::{self, WireError};

/// The public credentials of an election, each once: who may vote, and with which weight.
///
/// Bytes: a JSON list of texts, `"key"` or `"key,weight"` (spec, « Credentials »,
/// `public_credentials`). The order is that of the keys, so that it tells nothing about the voters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credentials {
    bytes: Vec<u8>,
    weights: HashMap<Element, Weight>,
    total: Weight,
}

/// A public credential as it stands on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// What signs the voter's ballots.
    pub key: Element,
    /// How many times her ballot counts, where weights are used.
    pub weight: Option<Weight>,
}

/// Someone who may vote: her private credential, and what stands on the list.
#[derive(Debug, Clone)]
pub struct Entitled {
    /// For the voter alone.
    pub private: PrivateCredential,
    /// For the list.
    pub public: Entry,
}

/// Why a list of public credentials is refused. Entries are counted from 0.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CredentialsError {
    /// Not a JSON list of texts in its canonical form.
    #[error(transparent)]
    Wire(#[from] WireError),
    /// A credential is not a key.
    #[error("credential {}: {error}", .entry + 1)]
    Key {
        /// Its place.
        entry: usize,
        /// Why.
        error: Malformed,
    },
    /// A weight is not a number, or is not written canonically.
    #[error("credential {}: its weight is not a number", .entry + 1)]
    Weight {
        /// Its place.
        entry: usize,
    },
    /// A credential is there twice.
    #[error("the credential {0} is on the list twice")]
    Twice(String),
    /// The weights together cannot be counted.
    #[error("the sum of the weights is above {}", Weight::LARGEST_SUM)]
    TooHeavy,
}

impl Entry {
    /// Reads `key` or `key,weight`.
    ///
    /// # Errors
    /// As of the whole list; `entry` is the place to name in them.
    pub fn read(text: &str, entry: usize) -> Result<Self, CredentialsError> {
        let (key, weight) = match text.split_once(',') {
            Some((key, weight)) => (key, Some(weight)),
            None => (text, None),
        };
        let key = Element::key(key).map_err(|error| CredentialsError::Key { entry, error })?;
        let weight = match weight {
            Some(text) => {
                Some(Weight::from_decimal(text).ok_or(CredentialsError::Weight { entry })?)
            }
            None => None,
        };
        Ok(Self { key, weight })
    }
}

impl Serialize for Entry {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.weight {
            None => serializer.collect_str(&self.key),
            Some(weight) => serializer.collect_str(&format_args!("{},{weight}", self.key)),
        }
    }
}

impl Credentials {
    /// The texts of a list, each to be read by [`Entry::read`], in parallel if one likes.
    ///
    /// # Errors
    /// What is not a list of texts in its canonical form.
    pub fn texts(bytes: &[u8]) -> Result<Vec<String>, WireError> {
        #[derive(Serialize, Deserialize)]
        struct Texts(Vec<String>);

        let Texts(texts) = wire::read_canonical(bytes)?;
        Ok(texts)
    }

    /// Reads a list.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn read(bytes: &[u8]) -> Result<Self, CredentialsError> {
        let entries = Self::texts(bytes)?
            .iter()
            .enumerate()
            .map(|(entry, text)| Entry::read(text, entry))
            .collect::<Result<Vec<_>, _>>()?;
        Self::of(bytes.to_vec(), entries)
    }

    /// Makes the list of these credentials, in the order of their keys.
    ///
    /// # Errors
    /// A credential that is there twice, or weights that cannot be counted.
    pub fn new(mut entries: Vec<Entry>) -> Result<Self, CredentialsError> {
        // The tool's order: by the encoding of the point, least significant byte first.
        entries.sort_by_cached_key(|entry| {
            let mut bytes = entry.key.to_bytes();
            bytes.reverse();
            bytes
        });
        Self::of(wire::write(&entries), entries)
    }

    /// A list that was read in parts.
    ///
    /// # Errors
    /// As [`Credentials::new`].
    pub fn of(bytes: Vec<u8>, entries: Vec<Entry>) -> Result<Self, CredentialsError> {
        let mut weights = HashMap::with_capacity(entries.len());
        let mut total = Weight::ZERO;
        for Entry { key, weight } in entries {
            let weight = weight.unwrap_or(Weight::ONE);
            total = total.plus(weight).ok_or(CredentialsError::TooHeavy)?;
            if weights.insert(key, weight).is_some() {
                return Err(CredentialsError::Twice(key.to_hex()));
            }
        }
        Ok(Self {
            bytes,
            weights,
            total,
        })
    }

    /// New credentials for voters of these weights, in their order; the list is made of their public
    /// parts. A weight of `None` for everybody leaves weights out.
    pub fn draw(
        weights: impl IntoIterator<Item = Option<Weight>>,
        election: &Uuid,
        rng: &mut impl CryptoRng,
    ) -> Vec<Entitled> {
        weights
            .into_iter()
            .map(|weight| {
                let private = PrivateCredential::random(rng);
                let key = private.exponent(election).public();
                Entitled {
                    private,
                    public: Entry { key, weight },
                }
            })
            .collect()
    }

    /// The weight of a credential, if it is on the list.
    pub fn weight(&self, key: &Element) -> Option<Weight> {
        self.weights.get(key).copied()
    }

    /// How many may vote.
    pub fn len(&self) -> usize {
        self.weights.len()
    }

    /// Whether nobody may vote.
    pub fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }

    /// The sum of all weights.
    pub const fn total(&self) -> Weight {
        self.total
    }

    /// The list as it is published and hashed.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The fingerprint of the list, which the credential authority announces.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.bytes)
    }
}

#[cfg(test)]
mod tests {
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng;

    use super::*;

    fn drawn(weights: &[Option<u64>]) -> Vec<Entry> {
        let uuid = "eEyi7XxzA17FXa".parse().unwrap();
        let weights = weights.iter().map(|weight| weight.map(Weight));
        Credentials::draw(weights, &uuid, &mut ChaCha20Rng::seed_from_u64(7))
            .into_iter()
            .map(|entitled| entitled.public)
            .collect()
    }

    #[test]
    fn a_list_reads_as_it_was_made() {
        for weights in [&[None, None, None][..], &[Some(3), Some(0), Some(1)], &[]] {
            let entries = drawn(weights);
            let list = Credentials::new(entries.clone()).unwrap();
            assert_eq!(Credentials::read(list.bytes()), Ok(list.clone()));
            assert_eq!(list.len(), weights.len());
            for entry in entries {
                let weight = entry.weight.unwrap_or(Weight::ONE);
                assert_eq!(list.weight(&entry.key), Some(weight));
            }
            assert_eq!(list.weight(&Element::generator()), None);
        }
        assert_eq!(
            Credentials::new(drawn(&[Some(3), Some(4)]))
                .unwrap()
                .total(),
            Weight(7)
        );
    }

    #[test]
    fn lists_that_are_not_right_are_refused_by_name() {
        let entries = drawn(&[Some(3), Some(2)]);
        let key = entries[0].key;
        let twice = [entries[0], entries[0]].to_vec();
        assert_eq!(
            Credentials::new(twice),
            Err(CredentialsError::Twice(key.to_hex()))
        );
        let heavy = drawn(&[Some(Weight::LARGEST_SUM.0), Some(1)]);
        assert_eq!(Credentials::new(heavy), Err(CredentialsError::TooHeavy));
        for (text, reason) in [
            (format!("[ \"{key}\"]"), "canonical"),
            (format!("[\"{key},\"]"), "weight"),
            (format!("[\"{key},03\"]"), "weight"),
            (format!("[\"{key},1,v1\"]"), "weight"),
            (format!("[\"{}\"]", Element::neutral()), "neutral"),
            ("[\"00\"]".to_owned(), "64"),
            ("{}".to_owned(), "invalid type"),
        ] {
            let error = Credentials::read(text.as_bytes()).unwrap_err();
            assert!(error.to_string().contains(reason), "{text}: {error}");
        }
    }
}
