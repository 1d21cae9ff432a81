//! A ballot: the encrypted answers of one voter, with the proofs that they are allowed and her
//! signature.
//!
//! A [`Ballot`] was read and has the right form; it may hold anything. A [`VerifiedBallot`] was checked
//! and is what can be stored and counted.

pub mod encrypt;
pub mod opening;
pub mod verify;

mod subject;

use serde::{Deserialize, Serialize};

pub use encrypt::{Booth, Vote, VoteError};
pub use opening::{Opening, OpeningError};
pub use verify::{BallotError, VerifiedBallot, Verifier};

use crate::ciphertext::Ciphertext;
use crate::election::Uuid;
use crate::group::Element;
use crate::hash::{self, Fingerprint};
use crate::proof::Proof;
use crate::wire::{self, WireError};

/// A ballot in its canonical form, with the bytes in which it came.
///
/// Bytes: `{"election_uuid":"…","election_hash":"…","credential":"…","answers":[…],"signature":{…}}`
/// (spec, « Ballots »).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot {
    bytes: Vec<u8>,
    content: Content,
    /// The hash of the bytes without the signature.
    unsigned: Fingerprint,
    signature: Signature,
}

/// What is signed, and the signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    election_uuid: Uuid,
    #[serde(with = "hash::base64")]
    election_hash: Fingerprint,
    credential: Element,
    answers: Vec<Answer>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    signature: Option<Signature>,
}

/// The answer to a question (spec, « Encrypted answers », `answer_h`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    /// One ciphertext a choice; where a blank vote is allowed, first whether the vote is blank.
    choices: Vec<Ciphertext>,
    /// Of each ciphertext, that it encrypts 0 or 1.
    individual_proofs: Vec<Vec<Proof>>,
    /// That as many choices are marked as the question allows (or the vote is blank).
    overall_proof: Vec<Proof>,
    /// That a blank vote marks no choice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    blank_proof: Option<Vec<Proof>>,
}

/// The signature of a ballot (spec, « Signatures »).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Signature {
    #[serde(with = "hash::base64")]
    hash: Fingerprint,
    proof: Proof,
}

/// What stands between what is signed and the signature.
const SEAM: &[u8] = b",\"signature\":";

impl Ballot {
    /// Reads a ballot in its canonical form; every point and number is checked. Proofs are not.
    ///
    /// # Errors
    /// What is not a signed ballot, and every form but the canonical one.
    pub fn read(bytes: &[u8]) -> Result<Self, WireError> {
        let mut content: Content = wire::read(bytes)?;
        let signature = content
            .signature
            .take()
            .ok_or_else(|| WireError::Shape("the ballot is not signed".to_owned()))?;
        let ballot = Self::assemble(content, |_| signature);
        if ballot.bytes == bytes {
            Ok(ballot)
        } else {
            Err(WireError::Form)
        }
    }

    /// Writes what is signed once; gives its hash to who has the signature.
    fn assemble(content: Content, sign: impl FnOnce(&Fingerprint) -> Signature) -> Self {
        let mut bytes = wire::write(&content);
        let unsigned = Fingerprint::of(&bytes);
        let signature = sign(&unsigned);
        bytes.pop();
        bytes.extend_from_slice(SEAM);
        bytes.extend_from_slice(&wire::write(&signature));
        bytes.push(b'}');
        Self {
            bytes,
            content,
            unsigned,
            signature,
        }
    }

    /// The ballot as it travels and is hashed.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The public credential that it names.
    pub const fn credential(&self) -> &Element {
        &self.content.credential
    }

    /// The tracking number: the hash of the bytes, shown in Base64 (spec, « Ballots », *smart ballot
    /// tracker*).
    pub fn tracker(&self) -> Fingerprint {
        Fingerprint::of(&self.bytes)
    }
}
