//! The hashes of the tree.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// A hash of the tree: of a leaf, or of everything below a node.
///
/// Bytes: SHA-256 (RFC 6962, 2.1). Of a leaf it is that of `00` and the entry, of a node that of `01`
/// and both hashes below, so that no entry has the hash of a node. In text: 44 characters of Base64.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 32]);

/// A text is not the form of a hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a hash is written as 44 characters of Base64")]
pub struct NotAHash;

impl Hash {
    /// How many bytes it has.
    pub const BYTES: usize = 32;

    /// The root of the tree without leaves: SHA-256 of nothing.
    pub const EMPTY: Self = Self([
        0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4, 0xc8, 0x99, 0x6f, 0xb9,
        0x24, 0x27, 0xae, 0x41, 0xe4, 0x64, 0x9b, 0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52,
        0xb8, 0x55,
    ]);

    /// Of a leaf.
    pub fn leaf(entry: &[u8]) -> Self {
        Self(
            Sha256::new()
                .chain_update([0])
                .chain_update(entry)
                .finalize()
                .into(),
        )
    }

    /// Of a node, from what is left and right below it.
    pub fn node(left: &Self, right: &Self) -> Self {
        Self(
            Sha256::new()
                .chain_update([1])
                .chain_update(left.0)
                .chain_update(right.0)
                .finalize()
                .into(),
        )
    }

    /// From its bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Reads 44 characters of Base64.
    ///
    /// # Errors
    /// Every other text.
    pub fn from_base64(text: &str) -> Result<Self, NotAHash> {
        let mut bytes = [0; 33];
        match STANDARD.decode_slice(text, &mut bytes) {
            Ok(32) => {
                let [hash @ .., _] = bytes;
                Ok(Self(hash))
            }
            _ => Err(NotAHash),
        }
    }

    /// 44 characters of Base64.
    pub fn to_base64(&self) -> String {
        STANDARD.encode(self.0)
    }
}

impl std::fmt::Display for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.to_base64())
    }
}

impl std::fmt::Debug for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Hash({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_has_one_text() {
        let text = Hash::EMPTY.to_base64();
        assert_eq!(text, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assert_eq!(Hash::from_base64(&text), Ok(Hash::EMPTY));
        let unpadded = text.trim_end_matches('=');
        let trailing = text.replace("uFU=", "uFV=");
        let url = text.replace('+', "-").replace('/', "_");
        for other in [
            "",
            unpadded,
            &trailing,
            &url,
            &text[4..],
            &format!("{text}\n"),
        ] {
            assert_eq!(Hash::from_base64(other), Err(NotAHash), "{other}");
        }
    }

    #[test]
    fn a_leaf_is_no_node_and_nothing_is_no_leaf() {
        let (left, right) = (Hash::leaf(b"a"), Hash::leaf(b"b"));
        let both = [left.bytes().as_slice(), right.bytes()].concat();
        assert_ne!(Hash::leaf(&both), Hash::node(&left, &right));
        assert_ne!(Hash::leaf(b""), Hash::EMPTY);
        assert_ne!(Hash::node(&left, &right), Hash::node(&right, &left));
    }
}
