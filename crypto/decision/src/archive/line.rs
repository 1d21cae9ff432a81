use domain::id::AdhesionId;
use serde::{Deserialize, Serialize};
use signed::Digest;

use crate::record::Kind;

/// A line of an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "line", rename_all = "kebab-case")]
pub enum Line {
    /// The first one.
    Head(Head),
    /// A record.
    Record(Recorded),
    /// Who is who.
    Person(Person),
    /// A reason that was given.
    Reason(Reason),
    /// The words of a version of the text.
    Wording(Wording),
}

/// Which log, and how far it had come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Which form of archive: `collegiale/decision/1`.
    pub format: Format,
    /// The verifier key of the log, as C2SP's signed-note writes it.
    pub log: String,
    /// The signed checkpoint that every record is proved against.
    pub checkpoint: String,
}

/// Which form of archive this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// The first.
    #[serde(rename = "collegiale/decision/1")]
    First,
}

/// A record, and that it stands in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recorded {
    /// Its place in the log, from 0.
    pub index: u64,
    /// What it is.
    pub kind: Kind,
    /// The salt of its commitment, as 64 hexadecimal digits.
    pub salt: String,
    /// Its bytes.
    pub bytes: String,
    /// The proof of inclusion: hashes in Base64, from the leaf to the root.
    pub proof: Vec<String>,
}

/// The opening of a pseudonym.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The name on the roll.
    pub voter: AdhesionId,
    /// The adhesion.
    pub adhesion: AdhesionId,
    /// The salt, as 64 hexadecimal digits.
    pub salt: String,
    /// How they are called.
    pub name: String,
}

/// The words of a version of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// The text, byte for byte.
    pub text: String,
}

/// The opening of the commitment to a reason, or to the answer to an objection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// The envelope in which it is committed to.
    pub of: Digest,
    /// The salt, as 64 hexadecimal digits.
    pub salt: String,
    /// Its bytes.
    pub bytes: String,
}
