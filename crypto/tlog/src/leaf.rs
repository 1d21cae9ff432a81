//! What a log of ours holds: commitments, so that what they commit to can be erased while the log stays
//! whole.
//!
//! An action keeps its bytes (« blob ») and a salt outside the log; the log holds the commitment. Who has
//! blob and salt proves that they were logged. Once the salt is erased nobody can tell, not even who
//! guesses the blob; the tree does not change.

mod commitment;

pub use commitment::{Commitment, Salt};

use serde::{Deserialize, Serialize};

/// What an entry is about, such as `decision.position`.
///
/// Text: parts of a to z, separated by dots, 32 bytes at most.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Kind(String);

/// What an entry belongs to: the decision, the vote. A random id, never a person's.
///
/// Text: letters, digits, `-` and `_`, 64 bytes at most.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Subject(String);

/// An entry of a log.
///
/// Bytes: JSON of one form, `{"v":1,"t":"<kind>","of":"<subject>","c":"<commitment>"}` without `of` when it
/// belongs to nothing, or `{"v":1,"t":"erase","idx":<index>}`. No person, no time: witnesses tell the time,
/// and coarsely.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Leaf {
    /// Something happened that is kept elsewhere.
    Committed {
        /// What.
        kind: Kind,
        /// Where it belongs.
        subject: Option<Subject>,
        /// To the bytes of it.
        commitment: Commitment,
    },
    /// The blob and the salt of an entry were erased.
    Erased {
        /// Which entry.
        index: u64,
    },
}

/// Bytes are not an entry, or a text is not part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not an entry in its one form")]
pub struct NotALeaf;

/// No entry of ours is longer.
pub const MAX_LEAF: usize = 256;

const VERSION: u8 = 1;
const ERASE: &str = "erase";

impl Kind {
    /// Reads a kind.
    ///
    /// # Errors
    /// Every text that is none; `erase` has an entry of its own form.
    pub fn parse(text: &str) -> Result<Self, NotALeaf> {
        let part = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase());
        if text.len() <= 32 && text != ERASE && text.split('.').all(part) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotALeaf)
        }
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Subject {
    /// Reads an id.
    ///
    /// # Errors
    /// Every text that is none.
    pub fn parse(text: &str) -> Result<Self, NotALeaf> {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        if (1..=64).contains(&text.len()) && text.bytes().all(allowed) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotALeaf)
        }
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    v: u8,
    t: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    of: Option<Subject>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    c: Option<Commitment>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    idx: Option<u64>,
}

impl Leaf {
    /// The bytes that are appended and hashed.
    pub fn bytes(&self) -> Vec<u8> {
        let wire = match self.clone() {
            Self::Committed {
                kind,
                subject,
                commitment,
            } => Wire {
                v: VERSION,
                t: kind.0,
                of: subject,
                c: Some(commitment),
                idx: None,
            },
            Self::Erased { index } => Wire {
                v: VERSION,
                t: ERASE.to_owned(),
                of: None,
                c: None,
                idx: Some(index),
            },
        };
        // It cannot fail: there is no map, and no serialiser that fails.
        serde_json::to_vec(&wire).unwrap_or_default()
    }

    /// Reads an entry.
    ///
    /// # Errors
    /// Every form but the one it is written in.
    pub fn parse(bytes: &[u8]) -> Result<Self, NotALeaf> {
        if MAX_LEAF < bytes.len() {
            return Err(NotALeaf);
        }
        let wire: Wire = serde_json::from_slice(bytes).map_err(|_| NotALeaf)?;
        let leaf = match wire {
            Wire {
                t,
                of: None,
                c: None,
                idx: Some(index),
                ..
            } if t == ERASE => Self::Erased { index },
            Wire {
                t,
                of: subject,
                c: Some(commitment),
                idx: None,
                ..
            } => Self::Committed {
                kind: Kind::parse(&t)?,
                subject,
                commitment,
            },
            _ => return Err(NotALeaf),
        };
        // The version too is compared here.
        if leaf.bytes() == bytes {
            Ok(leaf)
        } else {
            Err(NotALeaf)
        }
    }
}

macro_rules! text {
    ($type:ty) => {
        impl TryFrom<String> for $type {
            type Error = NotALeaf;

            fn try_from(text: String) -> Result<Self, NotALeaf> {
                Self::parse(&text)
            }
        }

        impl From<$type> for String {
            fn from(value: $type) -> Self {
                value.0
            }
        }
    };
}

text!(Kind);
text!(Subject);
