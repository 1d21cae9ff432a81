use rand_core::CryptoRng;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::base58;
use crate::group::Secret;

/// All that a trustee keeps during the ceremony, and who hands out credentials afterwards: 22 characters
/// of Base58, of which the keys to sign and to be written to are made (spec, « Public key
/// infrastructure »).
#[derive(Clone)]
pub struct Seed(Zeroizing<String>);

/// A text is not a seed. It does not show the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a trustee's seed is 22 characters of Base58")]
pub struct NotASeed;

/// The two private keys of a seed.
pub(crate) struct Keys {
    pub signing: Secret,
    pub decryption: Secret,
}

impl Seed {
    const LENGTH: usize = 22;

    /// A new seed.
    pub fn random(rng: &mut impl CryptoRng) -> Self {
        Self(base58::random(Self::LENGTH, rng))
    }

    /// Reads a seed; spaces around it are ignored.
    ///
    /// # Errors
    /// Every other text.
    pub fn read(text: &str) -> Result<Self, NotASeed> {
        let text = text.trim();
        if text.len() == Self::LENGTH && base58::is_valid(text) {
            Ok(Self(Zeroizing::new(text.to_owned())))
        } else {
            Err(NotASeed)
        }
    }

    /// The text, for the trustee alone.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// `sk = SHA-256("sk|" seed)` and `dk = SHA-256("dk|" seed)`, modulo q.
    pub(crate) fn keys(&self) -> Keys {
        let derive = |label: &str| {
            let mut hash = Sha256::new();
            hash.update(label);
            hash.update(self.0.as_bytes());
            let digest = Zeroizing::new(<[u8; 32]>::from(hash.finalize()));
            Secret::from_digest(&digest)
        };
        Keys {
            signing: derive("sk|"),
            decryption: derive("dk|"),
        }
    }
}

impl std::fmt::Debug for Seed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seed(…)")
    }
}
