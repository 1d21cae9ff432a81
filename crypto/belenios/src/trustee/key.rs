use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::error::OpenError;
use super::signed;
use crate::group::{Element, Malformed, Secret};
use crate::proof::{Proof, knowledge};

/// A trustee's public key, with the proof that she knows the private one (spec, « Verification keys »).
///
/// Bytes: `{"pok":{…},"public_key":"…"}`; then, in a circle, `"signature":{…}`; then, if she has one,
/// `"name":"…"`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrusteeKey {
    /// That the private key is known.
    pub pok: Proof,
    /// The key.
    pub public_key: Element,
    /// In a circle, the key signed by its owner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<Proof>,
    /// What the trustee is called. Not part of the specification; the reference server writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// Why a trustee's key is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// It is no key.
    #[error("the key is the neutral element")]
    Neutral,
    /// The private key is not shown to be known.
    #[error("the proof that the private key is known is invalid")]
    Proof,
}

impl TrusteeKey {
    /// The public part of a private key, proved.
    pub fn prove(private: &Secret, rng: &mut impl CryptoRng) -> Self {
        Self {
            pok: knowledge::prove(private, rng),
            public_key: private.public(),
            signature: None,
            name: None,
        }
    }

    /// Checks the proof.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(&self) -> Result<(), KeyError> {
        if self.public_key.is_neutral() {
            return Err(KeyError::Neutral);
        }
        if !knowledge::verify(&self.public_key, &self.pok) {
            return Err(KeyError::Proof);
        }
        Ok(())
    }

    /// The same, signed by its owner in a circle.
    pub(super) fn signed(mut self, signing: &Secret, rng: &mut impl CryptoRng) -> Self {
        self.signature = Some(signed::sign(&self.public_key.to_hex(), signing, rng));
        self
    }

    pub(super) fn is_signed_by(&self, verification: &Element) -> bool {
        self.signature.as_ref().is_some_and(|signature| {
            signed::verify(&self.public_key.to_hex(), signature, verification)
        })
    }
}

/// The file of a trustee's private key: a JSON text of decimal digits. Erased when dropped.
pub fn write_private_key(private: &Secret) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(80));
    text.push('"');
    text.push_str(&private.expose_decimal());
    text.push('"');
    text
}

/// Reads the file of a trustee's private key; spaces around it are ignored.
///
/// # Errors
/// What is not a number in quotes, below q.
pub fn read_private_key(text: &str) -> Result<Secret, Malformed> {
    let digits = text
        .trim()
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'))
        .ok_or(Malformed::NumberShape)?;
    Secret::from_decimal(digits)
}

/// `{"field":"digits"}`, in one piece of memory that is erased when dropped.
pub(super) fn write_secret(field: &str, secret: &Secret) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(field.len() + 90));
    for part in ["{\"", field, "\":\"", &secret.expose_decimal(), "\"}"] {
        text.push_str(part);
    }
    text
}

/// Reads `{"field":"digits"}`.
pub(super) fn read_secret(text: &str, field: &str) -> Result<Secret, OpenError> {
    text.strip_prefix("{\"")
        .and_then(|text| text.strip_prefix(field))
        .and_then(|text| text.strip_prefix("\":\""))
        .and_then(|text| text.strip_suffix("\"}"))
        .and_then(|digits| Secret::from_decimal(digits).ok())
        .ok_or(OpenError::Contents)
}
