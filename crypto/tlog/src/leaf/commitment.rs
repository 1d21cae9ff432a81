use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;
use zeroize::{Zeroize as _, ZeroizeOnDrop};

use super::{Kind, NotALeaf};

/// What makes a commitment tell nothing: 32 random bytes, new for each.
///
/// Erased from memory when dropped, and never printed. Erased for good, nobody can link the blob to its
/// commitment any more.
#[derive(Clone, PartialEq, Eq)]
pub struct Salt([u8; 32]);

impl Salt {
    /// A new one.
    pub fn random(rng: &mut impl CryptoRng) -> Self {
        let mut salt = [0; 32];
        rng.fill_bytes(&mut salt);
        Self(salt)
    }

    /// From its bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its bytes, for who keeps it beside the blob.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl Drop for Salt {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl ZeroizeOnDrop for Salt {}

impl std::fmt::Debug for Salt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Salt")
    }
}

/// To bytes of a kind.
///
/// Claim: who opens it knew these bytes when it was made (binding, as SHA-256 has no known collisions),
/// and without the salt nothing is learnt of them (hiding, as 32 random bytes cannot be guessed).
/// Construction: SHA-256 of the label `cpts-commit-v1`, a zero byte, the kind, a zero byte, the salt, and
/// the blob. Neither label nor kind has a zero byte and the salt has a fixed length, so that no two
/// openings have the same bytes. From a commitment alone, who does not know the salt could make that of a
/// longer blob; she could not open it.
/// Text: 43 characters of URL-safe Base64.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Commitment([u8; 32]);

const LABEL: &[u8] = b"cpts-commit-v1\0";

impl Commitment {
    /// To these bytes.
    pub fn to(kind: &Kind, salt: &Salt, blob: &[u8]) -> Self {
        Self(
            Sha256::new()
                .chain_update(LABEL)
                .chain_update(kind.as_str())
                .chain_update([0])
                .chain_update(salt.0)
                .chain_update(blob)
                .finalize()
                .into(),
        )
    }

    /// Whether it is to these bytes.
    pub fn opens(&self, kind: &Kind, salt: &Salt, blob: &[u8]) -> bool {
        Self::to(kind, salt, blob).0.ct_eq(&self.0).into()
    }

    /// Its bytes.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Reads 43 characters of Base64.
    ///
    /// # Errors
    /// Every other text.
    pub fn parse(text: &str) -> Result<Self, NotALeaf> {
        let mut bytes = [0; 33];
        match URL_SAFE_NO_PAD.decode_slice(text, &mut bytes) {
            Ok(32) => {
                let [bytes @ .., _] = bytes;
                Ok(Self(bytes))
            }
            _ => Err(NotALeaf),
        }
    }
}

impl std::fmt::Display for Commitment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&URL_SAFE_NO_PAD.encode(self.0))
    }
}

impl std::fmt::Debug for Commitment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Commitment({self})")
    }
}

impl TryFrom<String> for Commitment {
    type Error = NotALeaf;

    fn try_from(text: String) -> Result<Self, NotALeaf> {
        Self::parse(&text)
    }
}

impl From<Commitment> for String {
    fn from(commitment: Commitment) -> Self {
        commitment.to_string()
    }
}
