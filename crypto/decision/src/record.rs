//! What is recorded of a decision, beside what its members sign.
//!
//! Bytes of each: JSON in the form of RFC 8785 (`domain::canonical`), every field present.

mod kind;
mod tally;

pub use kind::Kind;
pub use tally::{Numbers, OfRound, OfVote, Reached, Tally, Verdict};

use chrono::{DateTime, NaiveDate, Utc};
use domain::canonical::{Digest, canonical};
use domain::decision::stage::{End, Span};
use domain::id::AdhesionId;
use domain::statutes::{DecisionKind, OrganKind};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use signed::Id;
use signed::key::DeviceKey;

/// It is tabled: from here on statutes, roll and who facilitates do not change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opened {
    /// The member whose ballot may decide a tie, if the statutes know one.
    pub chair: Option<AdhesionId>,
    /// In which CPTS.
    pub cpts: Id,
    /// Which decision.
    pub decision: Id,
    /// Who answers objections: who tabled it, and who facilitates.
    pub facilitators: Vec<AdhesionId>,
    /// What kind of decision.
    pub kind: DecisionKind,
    /// Who decides.
    pub organ: OrganKind,
    /// The frozen roll, as its canonical text.
    pub roll: String,
    /// The statutes in force, as their canonical text.
    pub statutes: String,
    /// The day.
    pub tabled: NaiveDate,
}

/// A version of the text. While a round is open, it ends the round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// SHA-256 of the text, byte for byte.
    pub sha256: Digest,
    /// From 1.
    pub version: u32,
}

/// From here on that key speaks for that member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// The key.
    pub key: DeviceKey,
    /// Whose it is.
    pub member: AdhesionId,
}

/// From here on that key speaks for nobody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revoked {
    /// The key.
    pub key: DeviceKey,
    /// Whose it was.
    pub member: AdhesionId,
}

/// A round opens, or the vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// When it closes.
    pub closes: DateTime<Utc>,
    /// The day, in France.
    pub closes_on: NaiveDate,
    /// Which, from 1; votes after rounds.
    pub number: u16,
    /// The day on which it opens.
    pub opens: NaiveDate,
    /// SHA-256 of the text that it is on.
    pub text: Digest,
    /// Whether it is the vote.
    pub vote: bool,
}

impl Round {
    /// When it is open.
    pub const fn span(&self) -> Span {
        Span {
            opens: self.opens,
            closes_on: self.closes_on,
            closes: self.closes,
        }
    }
}

/// A round or the vote closes, and this is what it came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closed {
    /// When.
    pub at: DateTime<Utc>,
    /// How the decision ended, if it did.
    pub end: Option<End>,
    /// Which, from 1.
    pub number: u16,
    /// The day, in France.
    pub on: NaiveDate,
    /// What was counted.
    pub tally: Tally,
}

/// Its author took it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdrawn {
    /// When.
    pub at: DateTime<Utc>,
}

/// The bytes of a record.
pub fn write(record: &impl Serialize) -> String {
    canonical(record)
}

/// Reads a record in its one form; nothing for every other.
pub fn read<T: Serialize + DeserializeOwned>(bytes: &str) -> Option<T> {
    let record: T = serde_json::from_str(bytes).ok()?;
    (canonical(&record) == bytes).then_some(record)
}
