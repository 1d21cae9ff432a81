//! The signature of a trustee, or of who hands out credentials, under a message.
//!
//! - **Claim.** Who has the signing key of `X = g^sk` wrote this message.
//! - **Construction.** [`schnorr`].
//! - **Equations.** `A = g^w`, `challenge = H(M, A)`, `response = w − sk × challenge`.
//! - **Bytes.** `H` hashes `sigmsg|M|A`: the message, then the point in hexadecimal.
//! - **Source.** Spec, « Signing ».

use rand_core::CryptoRng;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::group::{Element, Secret};
use crate::hash::Challenge;
use crate::proof::{Proof, schnorr};
use crate::wire::{self, WireError};

/// A message and its signature.
///
/// Bytes: `{"message":"…","signature":{…}}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signed {
    /// What is signed: JSON, as text.
    pub message: String,
    /// By whom is known from elsewhere.
    pub signature: Proof,
}

impl Signed {
    pub(crate) fn new(message: String, signing: &Secret, rng: &mut impl CryptoRng) -> Self {
        let signature = sign(&message, signing, rng);
        Self { message, signature }
    }

    pub(crate) fn is_by(&self, verification: &Element) -> bool {
        verify(&self.message, &self.signature, verification)
    }

    /// What the message says; its form must be the canonical one.
    pub(super) fn content<T: Serialize + DeserializeOwned>(&self) -> Result<T, WireError> {
        wire::read_canonical(self.message.as_bytes())
    }
}

pub(super) fn sign(message: &str, signing: &Secret, rng: &mut impl CryptoRng) -> Proof {
    schnorr::prove(signing, challenge(message), rng)
}

pub(super) fn verify(message: &str, signature: &Proof, verification: &Element) -> bool {
    schnorr::verify(verification, challenge(message), signature)
}

fn challenge(message: &str) -> Challenge {
    Challenge::begin(&["sigmsg|", message, "|"])
}
