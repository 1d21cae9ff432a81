use serde::de::{Error as _, SeqAccess};
use serde::{Deserialize, Serialize};

use super::error::CeremonyError;
use super::key::{KeyError, TrusteeKey};
use super::threshold::Threshold;
use crate::decryption::Holders;
use crate::group::Element;
use crate::wire::{self, WireError};

/// The trustees of an election, everything about them checked (spec, « Trustees »).
///
/// Bytes: `[["Single",{…}],["Pedersen",{…}]]`, kept as they came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trustees {
    bytes: Vec<u8>,
    items: Vec<Trustee>,
    key: Element,
}

/// A trustee who cannot be missing, or a circle of which some are enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trustee {
    /// One trustee.
    Single(Box<TrusteeKey>),
    /// A circle.
    Pedersen(Threshold),
}

/// Why a structure of trustees is refused. Its items are counted from 0.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TrusteesError {
    /// Not the JSON of trustees.
    #[error(transparent)]
    Wire(#[from] WireError),
    /// There is nobody.
    #[error("the election has no trustee")]
    Nobody,
    /// A single trustee's key does not stand up.
    #[error("item {} of the trustees: {error}", .item + 1)]
    Single {
        /// Which.
        item: usize,
        /// Why.
        error: KeyError,
    },
    /// A circle does not stand up.
    #[error("item {} of the trustees, a circle: {error}", .item + 1)]
    Circle {
        /// Which.
        item: usize,
        /// Why.
        error: CeremonyError,
    },
}

impl Trustees {
    /// Reads and checks.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn read(bytes: &[u8]) -> Result<Self, TrusteesError> {
        Self::checked(bytes.to_vec(), wire::read(bytes)?)
    }

    /// Puts trustees together.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn new(trustees: Vec<Trustee>) -> Result<Self, TrusteesError> {
        Self::checked(wire::write(&trustees), trustees)
    }

    fn checked(bytes: Vec<u8>, trustees: Vec<Trustee>) -> Result<Self, TrusteesError> {
        if trustees.is_empty() {
            return Err(TrusteesError::Nobody);
        }
        let mut keys = Vec::with_capacity(trustees.len());
        for (item, trustee) in trustees.iter().enumerate() {
            keys.push(match trustee {
                Trustee::Single(key) => {
                    key.check()
                        .map_err(|error| TrusteesError::Single { item, error })?;
                    key.public_key
                }
                Trustee::Pedersen(circle) => circle
                    .check()
                    .map_err(|error| TrusteesError::Circle { item, error })?,
            });
        }
        Ok(Self {
            bytes,
            items: trustees,
            key: keys.iter().sum(),
        })
    }

    /// The structure as it is published and hashed.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The items.
    pub fn items(&self) -> &[Trustee] {
        &self.items
    }

    /// The key that they give together: what the election's must be.
    pub const fn key(&self) -> &Element {
        &self.key
    }

    /// Who holds which part, for decryption.
    pub fn holders(&self) -> Vec<Holders> {
        self.items
            .iter()
            .map(|trustee| match trustee {
                Trustee::Single(key) => Holders::Single(key.public_key),
                Trustee::Pedersen(circle) => Holders::Threshold {
                    needed: circle.threshold,
                    keys: circle
                        .verification_keys
                        .iter()
                        .map(|key| key.public_key)
                        .collect(),
                },
            })
            .collect()
    }
}

impl Serialize for Trustee {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Single(key) => ("Single", key).serialize(serializer),
            Self::Pedersen(circle) => ("Pedersen", circle).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Trustee {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Trustee;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("[\"Single\", key] or [\"Pedersen\", circle]")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Trustee, A::Error> {
                let missing = || A::Error::custom("a trustee is missing");
                let kind: String = items.next_element()?.ok_or_else(missing)?;
                match kind.as_str() {
                    "Single" => items.next_element()?.map(Box::new).map(Trustee::Single),
                    "Pedersen" => items.next_element()?.map(Trustee::Pedersen),
                    other => {
                        let known = &["Single", "Pedersen"];
                        return Err(A::Error::unknown_variant(other, known));
                    }
                }
                .ok_or_else(missing)
            }
        }

        deserializer.deserialize_seq(Visitor)
    }
}
