use rand_core::CryptoRng;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::base58;
use crate::election::Uuid;
use crate::group::Secret;

/// A private credential: 22 characters of Base58 (128 bits), in groups of 5, 6, 5 and 6 (spec,
/// « Credentials »). The format has no check digit: a wrong character is noticed because the public
/// credential is on no list.
///
/// Erased when dropped and never printed; [`PrivateCredential::expose`] gives the text that its voter
/// receives.
#[derive(Clone)]
pub struct PrivateCredential(Zeroizing<String>);

/// A text is not a private credential. It does not show the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a credential is written XXXXX-XXXXXX-XXXXX-XXXXXX, without 0, O, I and l")]
pub struct NotACredential;

/// How long the groups are.
const GROUPS: [usize; 4] = [5, 6, 5, 6];

impl PrivateCredential {
    /// A new credential.
    pub fn random(rng: &mut impl CryptoRng) -> Self {
        let characters = base58::random(GROUPS.iter().sum(), rng);
        let mut characters = characters.chars();
        let mut text = Zeroizing::new(String::with_capacity(25));
        for (place, length) in GROUPS.into_iter().enumerate() {
            if place > 0 {
                text.push('-');
            }
            text.extend(characters.by_ref().take(length));
        }
        Self(text)
    }

    /// Reads what a voter typed; spaces around it are ignored.
    ///
    /// # Errors
    /// Every other text.
    pub fn read(text: &str) -> Result<Self, NotACredential> {
        let text = text.trim();
        let mut groups = text.split('-');
        for length in GROUPS {
            match groups.next() {
                Some(group) if group.len() == length && base58::is_valid(group) => {}
                _ => return Err(NotACredential),
            }
        }
        match groups.next() {
            None => Ok(Self(Zeroizing::new(text.to_owned()))),
            Some(_) => Err(NotACredential),
        }
    }

    /// The text, for its voter alone.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The secret exponent in one election: `x = (x₀ ‖ x₁) mod q` with
    /// `xᵢ = SHA-256("derive_credential|uuid|i|c")`, read as a big-endian number of 512 bits.
    pub fn exponent(&self, election: &Uuid) -> Secret {
        let mut digest = Zeroizing::new([0; 64]);
        for (half, place) in digest.chunks_exact_mut(32).zip(["0", "1"]) {
            let mut hash = Sha256::new();
            for text in ["derive_credential|", election.as_str(), "|", place, "|"] {
                hash.update(text);
            }
            hash.update(self.0.as_bytes());
            half.copy_from_slice(&hash.finalize());
        }
        Secret::from_wide_digest(&digest)
    }
}

impl std::fmt::Debug for PrivateCredential {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PrivateCredential(…)")
    }
}

#[cfg(test)]
mod tests;
