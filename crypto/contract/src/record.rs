//! What is logged of a contract, beside what its signatories sign.
//!
//! Bytes of each: JSON in the form of RFC 8785 (`domain::canonical`), every field present, written and read by
//! [`decision::record::write`] and [`decision::record::read`].

use domain::canonical::Digest;
use domain::id::BlocId;
use serde::{Deserialize, Serialize};
use signed::key::DeviceKey;
use signed::{Id, Label};

/// What a record is; its name is that of its entries in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// [`Sealed`]
    #[serde(rename = "contract.sealed")]
    Sealed,
    /// [`Mandated`]
    #[serde(rename = "contract.mandated")]
    Mandated,
    /// [`Key`]
    #[serde(rename = "contract.key")]
    Key,
    /// A signed [`signed::contract::Signature`]
    #[serde(rename = "contract.signature")]
    Signature,
    /// [`Scan`]
    #[serde(rename = "contract.scan")]
    Scan,
}

impl Kind {
    /// As entries of the log name it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sealed => "contract.sealed",
            Self::Mandated => "contract.mandated",
            Self::Key => "contract.key",
            Self::Signature => Label::Signature.kind(),
            Self::Scan => "contract.scan",
        }
    }
}

/// Signing begins: this text, printed as this document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sealed {
    /// Which contract.
    pub contract: Id,
    /// In which CPTS it is kept.
    pub cpts: Id,
    /// SHA-256 of the document.
    pub pdf: Digest,
    /// SHA-256 of the text in its canonical form.
    pub text: Digest,
    /// Of the text, from 1.
    pub version: u32,
}

/// A CPTS may sign: this decision, closed in this way, gave the mandate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mandated {
    /// The groups of the other side on the day of the roll.
    pub blocs: Vec<BlocId>,
    /// SHA-256 of the decision's last `decision.closed`.
    pub closed: Digest,
    /// Which contract.
    pub contract: Id,
    /// Which CPTS.
    pub cpts: Id,
    /// Which decision.
    pub decision: Id,
    /// SHA-256 of the text that may be signed.
    pub text: Digest,
}

/// From here on that key signs for that party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// How the server knows whose it is.
    pub by: By,
    /// Which contract.
    pub contract: Id,
    /// The key.
    pub key: DeviceKey,
    /// The signatory's name.
    pub name: String,
    /// For which party.
    pub party: Id,
}

/// How the server knows whose a key is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// It is a device of a member's account.
    Device,
    /// It was let in after a sign-in by mail, with a code that an officer gave orally or on paper.
    Code,
}

/// A party signed on paper, and two officers say so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scan {
    /// Which contract.
    pub contract: Id,
    /// The names of the two officers.
    pub officers: Vec<String>,
    /// For which party.
    pub party: Id,
    /// SHA-256 of the document that was printed and signed.
    pub pdf: Digest,
    /// SHA-256 of the scan.
    pub scan: Digest,
}
