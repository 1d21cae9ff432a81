use serde::{Deserialize, Serialize};
use signed::Id;

use crate::record::Kind;

/// A line of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "line", rename_all = "kebab-case")]
pub(super) enum Line {
    /// The first one.
    Contract(Head),
    /// The text.
    Text {
        /// In its canonical form.
        text: String,
    },
    /// The document.
    Document {
        /// In Base64.
        pdf: String,
    },
    /// A record.
    Record(Recorded),
    /// The mandate of a CPTS.
    Mandate(Mandate),
}

/// Which log, and how far it had come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Which form of file: `collegiale/contract/1`.
    pub format: Format,
    /// The verifier key of the log, as C2SP's signed-note writes it.
    pub log: String,
    /// The signed checkpoint that every record is proved against.
    pub checkpoint: String,
}

/// Which form of file this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// The first.
    #[serde(rename = "collegiale/contract/1")]
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

/// The decision by which a CPTS may sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mandate {
    /// Which CPTS.
    pub cpts: Id,
    /// What was adopted, word for word.
    pub wording: String,
    /// The archive of the decision, without who is who.
    pub archive: String,
}
