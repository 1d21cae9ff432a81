//! Ids, hashes and bytes as they stand in a payload.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// A text is not the one form of what it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text is not in its one form")]
pub struct NotText;

/// The id of a CPTS, of a decision, of a member on a roll, of an account: random, and no name.
///
/// Text: letters, digits, `-` and `_`, 1 to 64 of them, as in [`tlog::leaf::Subject`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id(String);

impl Id {
    /// Reads an id.
    ///
    /// # Errors
    /// Every text that is none.
    pub fn parse(text: &str) -> Result<Self, NotText> {
        match tlog::leaf::Subject::parse(text) {
            Ok(_) => Ok(Self(text.to_owned())),
            Err(_) => Err(NotText),
        }
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// SHA-256 of what a statement is about: of a text, of statutes, of a roll, of an envelope.
///
/// Text: 64 lower-case hexadecimal digits, as `sha256sum` writes it and as `domain` does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Digest([u8; 32]);

impl Digest {
    /// Of bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// From its bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Reads 64 lower-case hexadecimal digits.
    ///
    /// # Errors
    /// Every other text.
    pub fn parse(text: &str) -> Result<Self, NotText> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| NotText)?;
        if hex::encode(bytes) == text {
            Ok(Self(bytes))
        } else {
            Err(NotText)
        }
    }
}

impl std::fmt::Display for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl std::fmt::Debug for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Digest({self})")
    }
}

/// URL-safe Base64 without padding.
pub(crate) fn base64(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Reads it; nothing for another form of the same bytes.
pub(crate) fn read_base64(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// Reads as many bytes as expected.
pub(crate) fn read_array<const N: usize>(text: &str) -> Result<[u8; N], NotText> {
    read_base64(text)
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or(NotText)
}

/// Makes a type travel as a text, from its `parse` and `Display` or a field.
macro_rules! as_text {
    ($type:ty, $error:ty) => {
        impl TryFrom<String> for $type {
            type Error = $error;

            fn try_from(text: String) -> Result<Self, $error> {
                Self::parse(&text)
            }
        }

        impl From<$type> for String {
            fn from(value: $type) -> Self {
                value.to_string()
            }
        }
    };
}

pub(crate) use as_text;

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

as_text!(Id, NotText);
as_text!(Digest, NotText);
