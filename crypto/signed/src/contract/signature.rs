use serde::{Deserialize, Serialize};

use crate::key::DeviceKey;
use crate::payload::sealed::Body;
use crate::text::{Digest, Id, as_text};

/// « I sign this very contract, for this party, in this capacity. »
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// In which capacity.
    pub capacity: Capacity,
    /// Which contract.
    pub contract: Id,
    /// The CPTS in whose register it stands.
    pub cpts: Id,
    /// The signatory's function, as « directrice ».
    pub function: Words,
    /// The decision that gave the mandate to sign: of each CPTS; none of a partner, whose own rules are not ours.
    pub mandate: Option<Id>,
    /// The signatory's name.
    pub name: Words,
    /// For which party.
    pub party: Id,
    /// SHA-256 of the document, byte for byte.
    pub pdf: Digest,
    /// SHA-256 of the text in its canonical form.
    pub text: Digest,
    /// The number of this version of the text, from 1.
    pub version: u32,
}

/// For whom a signatory binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Capacity {
    /// The party itself.
    Itself,
    /// The support establishment (« établissement support ») of a GHT, for the parties that the contract lists.
    Support,
    /// A GHT that is a legal person (law 2023-1268).
    Group,
    /// By a mandate of representation, for who gave it.
    Mandated,
}

/// No name or function is longer, in characters.
pub const MAX_WORDS: usize = 120;

/// A name or a function: on one line, and with no blank at either end.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Words(String);

/// A text is no name and no function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a name or a function is one line of 1 to {MAX_WORDS} characters")]
pub struct NotWords;

impl Words {
    /// Reads a name or a function.
    ///
    /// # Errors
    /// None, more than [`MAX_WORDS`] characters, a line break or another control character, a blank at an end.
    pub fn parse(text: &str) -> Result<Self, NotWords> {
        let long = text.chars().count();
        if (1..=MAX_WORDS).contains(&long)
            && text.trim() == text
            && !text.chars().any(char::is_control)
        {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotWords)
        }
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

as_text!(Words, NotWords);

impl Body for Signature {
    fn is_sound(&self) -> bool {
        self.version > 0
    }

    fn may_be_by(&self, _: &DeviceKey) -> bool {
        true
    }

    fn subject(&self) -> Option<&Id> {
        Some(&self.contract)
    }
}
