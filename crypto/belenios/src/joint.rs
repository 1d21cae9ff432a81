//! A message for several people who read it only together: what a voter registers, for two tellers.
//!
//! - **Claim.** Without the share of each of them nothing is read; with all of them anybody reads it, and a
//!   wrong share is noticed and is its owner's.
//! - **Construction.** El Gamal's encryption of nothing under the product of the keys, which gives the key of
//!   AES-256-GCM. Keys come with a proof that their private part is known ([`crate::trustee`]), so that
//!   nobody cancels out the key of another.
//! - **Equations.** `α = g^r`, `K = (Π Yᵢ)^r = Π α^xᵢ`; a share is `α^xᵢ` with the proof that the two
//!   logarithms are equal ([`crate::decryption`]), bound to the whole message.
//! - **Bytes.** `{"alpha":"…","data":"…"}`; the cipher's key is `SHA-256("joint|" context "|" α "|" K)`, used
//!   once, with a nonce of zeros; `data` is hexadecimal. The context says what the message is about, so that
//!   it opens as nothing else.
//! - **Source.** Ours, from parts of Belenios' channels.

use aes_gcm::aead::{Aead as _, KeyInit as _};
use aes_gcm::{Aes256Gcm, Nonce};
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::group::{Element, Secret};
use crate::hash::Fingerprint;
use crate::proof::{Proof, decryption};
use crate::wire::{self, WireError};

/// A message that several keys open together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Joint {
    alpha: Element,
    data: String,
}

/// What one of the keys contributes to the opening of one message.
///
/// Bytes: `{"key":"…","factor":"…","proof":{…}}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Whose it is.
    pub key: Element,
    /// `α^x`.
    pub factor: Element,
    /// That it is.
    pub proof: Proof,
}

/// Why a message does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JointError {
    /// The share of a key is missing, by its place.
    #[error("the share of key {} is missing", .0 + 1)]
    Missing(usize),
    /// The share of a key is wrong, by its place.
    #[error("the share of key {} is wrong", .0 + 1)]
    Share(usize),
    /// It was not sealed for these keys and this context, or was changed.
    #[error("the message is not one for these keys about this")]
    Message,
}

impl Joint {
    /// Seals a message about something; nothing when it is too long for the cipher, or there is no key.
    pub fn seal(
        keys: &[Element],
        context: &str,
        message: &[u8],
        rng: &mut impl CryptoRng,
    ) -> Option<Self> {
        if keys.is_empty() {
            return None;
        }
        let randomness = Secret::random(rng);
        let alpha = randomness.public();
        let product: Element = keys.iter().sum();
        let key = key(context, &alpha, &randomness.power(&product));
        let data = cipher(&key).encrypt(&Nonce::default(), message).ok()?;
        Some(Self {
            alpha,
            data: hex::encode(data),
        })
    }

    /// Reads one in its canonical form.
    ///
    /// # Errors
    /// Every other text.
    pub fn read(bytes: &[u8]) -> Result<Self, WireError> {
        wire::read_canonical(bytes)
    }

    /// The text, to be kept and sent.
    pub fn bytes(&self) -> Vec<u8> {
        wire::write(self)
    }

    /// What the owner of a key contributes. Constant time.
    pub fn share(&self, secret: &Secret, rng: &mut impl CryptoRng) -> Share {
        let key = secret.public();
        let about = Fingerprint::of(&self.bytes());
        let (factor, proof) = decryption::prove(&self.alpha, secret, &key, &about, rng);
        Share { key, factor, proof }
    }

    /// Whether a share is one of this message.
    pub fn holds(&self, share: &Share) -> bool {
        let about = Fingerprint::of(&self.bytes());
        decryption::verify(&self.alpha, &share.factor, &share.key, &about, &share.proof)
    }

    /// Opens the message for which all keys gave their share.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn open(
        &self,
        keys: &[Element],
        context: &str,
        shares: &[Share],
    ) -> Result<Zeroizing<Vec<u8>>, JointError> {
        let mut factors = Vec::with_capacity(keys.len());
        for (place, key) in keys.iter().enumerate() {
            let share = shares.iter().find(|share| share.key == *key);
            let share = share.ok_or(JointError::Missing(place))?;
            if !self.holds(share) {
                return Err(JointError::Share(place));
            }
            factors.push(share.factor);
        }
        let data = hex::decode(&self.data).map_err(|_| JointError::Message)?;
        let key = key(context, &self.alpha, &factors.iter().sum());
        let plain = cipher(&key).decrypt(&Nonce::default(), data.as_slice());
        plain.map(Zeroizing::new).map_err(|_| JointError::Message)
    }
}

fn cipher(key: &[u8; 32]) -> Aes256Gcm {
    Aes256Gcm::new(key.into())
}

fn key(context: &str, alpha: &Element, shared: &Element) -> Zeroizing<[u8; 32]> {
    let mut hash = Sha256::new();
    for text in ["joint|", context, "|", &alpha.to_hex(), "|"] {
        hash.update(text);
    }
    hash.update(Zeroizing::new(shared.to_hex()).as_bytes());
    Zeroizing::new(hash.finalize().into())
}

#[cfg(test)]
mod tests;
