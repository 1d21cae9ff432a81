//! What an election is: its questions and its key, as one text that never changes.

mod uuid;

use serde::{Deserialize, Serialize};

use crate::group::{self, Element};
use crate::hash::Fingerprint;
use crate::question::{Question, QuestionError};
use crate::wire::{self, WireError};

pub use uuid::{BASE58, NotAUuid, Uuid};

/// An election whose parameters were checked.
///
/// The bytes are kept as they came: their hash is in every proof and every ballot, and nothing is
/// written again to be hashed (spec, « Elections », φ).
#[derive(Clone, PartialEq, Eq)]
pub struct Election {
    bytes: Vec<u8>,
    fingerprint: Fingerprint,
    parameters: Parameters,
}

/// The public data of an election.
///
/// Bytes: one JSON object with these fields in this order (spec, « Elections »); the last three are
/// optional.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// The version of the protocol: 1.
    pub version: u32,
    /// Why it is held.
    pub description: String,
    /// Its name.
    pub name: String,
    /// The group: `Ed25519`.
    pub group: String,
    /// The key under which ballots are encrypted: the product of the trustees' keys.
    pub public_key: Element,
    /// What is asked.
    pub questions: Vec<Question>,
    /// The election's identifier.
    pub uuid: Uuid,
    /// Who holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub administrator: Option<String>,
    /// Who makes the credentials.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credential_authority: Option<String>,
    /// The language of the texts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<(String, Direction)>,
}

/// Which way a language is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

/// Why bytes are not an election that this crate can run or check.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ElectionError {
    /// Not the JSON of an election (of homomorphic questions).
    #[error(transparent)]
    Wire(#[from] WireError),
    /// Another version of the protocol.
    #[error("version {0} of the protocol is not known, only version 1")]
    Version(u32),
    /// Another group.
    #[error("the group {0} is not known, only Ed25519")]
    Group(String),
    /// A key that hides nothing.
    #[error("the election's key is the neutral element")]
    NeutralKey,
    /// Nothing is asked.
    #[error("the election has no question")]
    NoQuestion,
    /// A question cannot be asked.
    #[error("question {}: {error}", .question + 1)]
    Question {
        /// Its place, from 0.
        question: usize,
        /// Why.
        error: QuestionError,
    },
}

impl Election {
    /// The version of the protocol that this crate implements.
    pub const VERSION: u32 = 1;

    /// Reads an election that someone made, and keeps its bytes.
    ///
    /// # Errors
    /// What this crate cannot check, and parameters under which no honest election is held.
    pub fn read(bytes: &[u8]) -> Result<Self, ElectionError> {
        let parameters: Parameters = wire::read(bytes)?;
        Self::checked(bytes.to_vec(), parameters)
    }

    /// Makes an election; its bytes are fixed here.
    ///
    /// # Errors
    /// As [`Election::read`].
    pub fn new(parameters: Parameters) -> Result<Self, ElectionError> {
        Self::checked(wire::write(&parameters), parameters)
    }

    fn checked(bytes: Vec<u8>, parameters: Parameters) -> Result<Self, ElectionError> {
        if parameters.version != Self::VERSION {
            return Err(ElectionError::Version(parameters.version));
        }
        if parameters.group != group::NAME {
            return Err(ElectionError::Group(parameters.group));
        }
        if parameters.public_key.is_neutral() {
            return Err(ElectionError::NeutralKey);
        }
        if parameters.questions.is_empty() {
            return Err(ElectionError::NoQuestion);
        }
        for (place, question) in parameters.questions.iter().enumerate() {
            question.check().map_err(|error| ElectionError::Question {
                question: place,
                error,
            })?;
        }
        Ok(Self {
            fingerprint: Fingerprint::of(&bytes),
            bytes,
            parameters,
        })
    }

    /// The text of the election, as it is published and hashed.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The hash of the text: φ in the specification.
    pub const fn fingerprint(&self) -> &Fingerprint {
        &self.fingerprint
    }

    /// What the text says.
    pub const fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// What is asked.
    pub fn questions(&self) -> &[Question] {
        &self.parameters.questions
    }

    /// The key under which ballots are encrypted: y in the specification.
    pub const fn key(&self) -> &Element {
        &self.parameters.public_key
    }

    /// The text that proofs of a voter's answers begin with: the fingerprint, a bar, her public
    /// credential (S₀ in the specification).
    pub(crate) fn subject(&self, credential: &Element) -> String {
        format!("{}|{credential}", self.fingerprint.to_base64())
    }
}

impl std::fmt::Debug for Election {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Election")
            .field("uuid", &self.parameters.uuid)
            .field("fingerprint", &self.fingerprint)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{"version":1,"description":"Résolutions","name":"AGE 2026","group":"Ed25519","public_key":"e023e68c81b951bf95c9f3f3158d3f0ad1636a931f0c02523e9f4753628f8d14","questions":[{"answers":["Pour","Contre"],"blank":true,"min":1,"max":1,"question":"Adopter les statuts modifiés ?"},{"answers":["Pour","Contre","Abstention"],"min":1,"max":1,"question":"Approuver la convention ?"}],"uuid":"RF4PcR5GjUgb7p"}"#;

    #[test]
    fn the_text_is_kept_and_its_hash_is_the_one_ballots_name() {
        let election = Election::read(TEXT.as_bytes()).unwrap();
        assert_eq!(election.bytes(), TEXT.as_bytes());
        assert_eq!(
            election.fingerprint().to_base64(),
            "vS2CXG2TYk4nZPVcUs17UquxYQRyhTTOBzUnRSG2rbI"
        );
        let again = Election::new(election.parameters().clone()).unwrap();
        assert_eq!(again, election);
    }

    #[test]
    fn a_text_in_another_form_keeps_its_own_hash() {
        let spaced = TEXT.replacen(':', ": ", 1);
        let election = Election::read(spaced.as_bytes()).unwrap();
        assert_eq!(election.bytes(), spaced.as_bytes());
        assert_ne!(
            election.fingerprint().to_base64(),
            "vS2CXG2TYk4nZPVcUs17UquxYQRyhTTOBzUnRSG2rbI"
        );
    }

    #[test]
    fn what_cannot_be_checked_is_refused_by_name() {
        let neutral = Element::neutral().to_hex();
        let key = "e023e68c81b951bf95c9f3f3158d3f0ad1636a931f0c02523e9f4753628f8d14";
        for (from, to, reason) in [
            ("\"version\":1", "\"version\":2", "version 2"),
            ("Ed25519", "BELENIOS-2048", "BELENIOS-2048"),
            (key, neutral.as_str(), "neutral"),
            ("\"min\":1,\"max\":1", "\"min\":3,\"max\":1", "question 1"),
            ("RF4PcR5GjUgb7p", "RF4PcR5GjUgb7", "identifier"),
            ("\"uuid\"", "\"weight\":3,\"uuid\"", "unknown field"),
        ] {
            let error = Election::read(TEXT.replacen(from, to, 1).as_bytes()).unwrap_err();
            assert!(error.to_string().contains(reason), "{error}");
        }
    }

    #[test]
    fn optional_fields_are_read_and_written_in_their_order() {
        let tail = r#""uuid":"RF4PcR5GjUgb7p","administrator":"A","credential_authority":"B","language":["fr","ltr"]}"#;
        let text = TEXT.replacen(r#""uuid":"RF4PcR5GjUgb7p"}"#, tail, 1);
        let election = Election::read(text.as_bytes()).unwrap();
        let again = Election::new(election.parameters().clone()).unwrap();
        assert_eq!(again.bytes(), text.as_bytes());
    }
}
