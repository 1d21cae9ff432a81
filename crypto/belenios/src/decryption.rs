//! From an encrypted tally to the counts: each trustee gives a factor and proves it, and enough factors
//! open the tally.

pub mod combine;

use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};

pub use combine::{Combination, CombineError, Holders, combine};

use crate::election::Election;
use crate::group::{Element, Secret};
use crate::hash::Fingerprint;
use crate::proof::{Proof, decryption};
use crate::tally::EncryptedTally;

/// What one trustee computed of an encrypted tally; it may be anything until it is checked.
///
/// Bytes: `{"decryption_factors":[["…"]],"decryption_proofs":[[{…}]]}` (spec, « Partial decryptions »).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartialDecryption {
    decryption_factors: Vec<Vec<Element>>,
    decryption_proofs: Vec<Vec<Proof>>,
}

/// Which trustee a payload is of, counted from 1 over all keys in the order of the trustees' structure.
///
/// Bytes: `{"owner":1,"payload":"…"}` (spec, « Partial decryptions »).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Owned<T> {
    /// The trustee.
    pub owner: usize,
    /// What is of the trustee; in an archive, the hash of it.
    pub payload: T,
}

/// What an archive says of a partial decryption.
pub type OwnedRecord = Owned<Fingerprint>;

/// Why a partial decryption is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecryptionError {
    /// It has not one factor and one proof a ciphertext.
    #[error("there is not a factor and a proof for every ciphertext of the tally")]
    Shape,
    /// A factor is not shown to be made with the trustee's key. Counted from 0.
    #[error("question {}, ciphertext {}: the proof of the decryption is invalid", .question + 1, .choice + 1)]
    Proof {
        /// The question.
        question: usize,
        /// The ciphertext of the question.
        choice: usize,
    },
}

impl PartialDecryption {
    /// Computes the factors of a tally with a trustee's private key, and proves them. Constant time.
    pub fn new(
        tally: &EncryptedTally,
        secret: &Secret,
        election: &Election,
        rng: &mut impl CryptoRng,
    ) -> Self {
        let public = secret.public();
        let fingerprint = election.fingerprint();
        let (decryption_factors, decryption_proofs) = tally
            .0
            .iter()
            .map(|question| {
                question
                    .iter()
                    .map(|ciphertext| {
                        decryption::prove(&ciphertext.alpha, secret, &public, fingerprint, rng)
                    })
                    .unzip()
            })
            .unzip();
        Self {
            decryption_factors,
            decryption_proofs,
        }
    }

    /// Checks every factor against the trustee's public key. Variable time.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(
        &self,
        tally: &EncryptedTally,
        public: &Element,
        election: &Election,
    ) -> Result<Factors, DecryptionError> {
        let Self {
            decryption_factors: factors,
            decryption_proofs: proofs,
        } = self;
        let shape = shape(&tally.0);
        if self::shape(factors) != shape || self::shape(proofs) != shape {
            return Err(DecryptionError::Shape);
        }
        for (question, ((ciphertexts, factors), proofs)) in
            tally.0.iter().zip(factors).zip(proofs).enumerate()
        {
            for (choice, ((ciphertext, factor), proof)) in
                ciphertexts.iter().zip(factors).zip(proofs).enumerate()
            {
                let alpha = &ciphertext.alpha;
                if !decryption::verify(alpha, factor, public, election.fingerprint(), proof) {
                    return Err(DecryptionError::Proof { question, choice });
                }
            }
        }
        Ok(Factors(factors.clone()))
    }
}

/// Factors that were shown to be right: of one trustee, or of enough trustees together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factors(Vec<Vec<Element>>);

impl Factors {
    /// The factors, question by question.
    pub fn by_question(&self) -> &[Vec<Element>] {
        &self.0
    }
}

/// How many values each question has.
fn shape<T>(questions: &[Vec<T>]) -> Vec<usize> {
    questions.iter().map(Vec::len).collect()
}
