use serde_json::Value;

use super::{Text, Wrong};
use crate::canonical::Digest;
use crate::contract::limit::TEXT_BYTES;

/// Why bytes are not a text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// More than [`TEXT_BYTES`].
    #[error("longer than {TEXT_BYTES} bytes")]
    TooLong,
    /// Not a document of this form.
    #[error("line {line}, column {column}: {problem}")]
    Malformed {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// What the reader met, in English.
        problem: String,
    },
    /// Not the one form in which such a document is written, so that its hash names something else.
    #[error("not the canonical form of what it says")]
    NotCanonical,
}

/// Why a text cannot be agreed on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadRefused {
    /// It cannot be read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// It does not hold together.
    #[error("{} points", .0.len())]
    Wrong(Vec<Wrong>),
    /// It is not the text of that hash.
    #[error("it has the hash {found}")]
    OtherDigest {
        /// The hash that it has.
        found: Digest,
    },
}

impl Text {
    /// Reads what was kept, whether or not it holds together: a draft may lack much.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn draft(text: &str) -> Result<Self, Unreadable> {
        if TEXT_BYTES < text.len() {
            return Err(Unreadable::TooLong);
        }
        let malformed = |error: serde_json::Error| Unreadable::Malformed {
            line: error.line(),
            column: error.column(),
            problem: error.to_string(),
        };
        // `serde` takes a list for an object too: the comparison of bytes sees it.
        let read: Self = serde_json::from_str(text).map_err(malformed)?;
        let _: Value = serde_json::from_str(text).map_err(malformed)?;
        if read.canonical() == text {
            Ok(read)
        } else {
            Err(Unreadable::NotCanonical)
        }
    }

    /// Reads a text that can be agreed on, from the exact bytes that a hash names.
    ///
    /// # Errors
    /// [`ReadRefused`].
    pub fn read(text: &str, digest: Digest) -> Result<Self, ReadRefused> {
        let found = Digest::of(text.as_bytes());
        if found != digest {
            return Err(ReadRefused::OtherDigest { found });
        }
        let read = Self::draft(text)?;
        let wrong = read.wrong();
        if wrong.is_empty() {
            Ok(read)
        } else {
            Err(ReadRefused::Wrong(wrong))
        }
    }
}
