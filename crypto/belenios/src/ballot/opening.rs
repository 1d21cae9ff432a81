//! A ballot opened by who made it, to test that it encrypts what she marked. It is never cast after.
//!
//! - **Claim.** The ciphertexts of this very ballot encrypt these marks.
//! - **Construction.** The randomness of each ciphertext, and nothing else: not the signature's, from which
//!   who has the ballot would compute the credential, and not the proofs', which add nothing.
//! - **Equations.** `α = g^r`, and `β / y^r` is `g^0` or `g^1`.
//! - **Bytes.** `{"tracker":"…","randomness":[["…",…],…]}`: the ballot's tracking number in Base64, then of
//!   each question the numbers in decimal. Not part of Belenios, whose voters audit before they sign.

use serde::{Deserialize, Serialize};

use super::{Ballot, Vote};
use crate::ciphertext::{Ciphertext, shifted};
use crate::election::Election;
use crate::group::{Element, Scalar, Secret};
use crate::hash::{self, Fingerprint};
use crate::wire::{self, WireError};

/// What opens a ballot. Erased when dropped, never printed; [`Opening::expose`] gives it away.
pub struct Opening {
    tracker: Fingerprint,
    randomness: Vec<Vec<Secret>>,
}

/// Why an opening shows nothing. Questions and choices are counted from 0; where a blank vote is allowed,
/// choice 0 is « blank ».
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpeningError {
    /// Not an opening in its canonical form.
    #[error(transparent)]
    Wire(#[from] WireError),
    /// It opens another ballot.
    #[error("the opening is of another ballot")]
    OtherBallot,
    /// The ballot is of another election.
    #[error("the ballot is of another election")]
    OtherElection,
    /// Not one number a ciphertext.
    #[error("the opening has not a number for every choice")]
    Shape,
    /// The number is not the one that was used, or what is encrypted is neither 0 nor 1.
    #[error("question {}, choice {}: the opening does not open it", .question + 1, .choice + 1)]
    Number {
        /// The question.
        question: usize,
        /// The choice.
        choice: usize,
    },
    /// It is blank and marks an answer.
    #[error("question {}: the vote is blank and marks an answer", .0 + 1)]
    Blank(usize),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    #[serde(with = "hash::base64")]
    tracker: Fingerprint,
    randomness: Vec<Vec<Scalar>>,
}

impl Opening {
    pub(super) const fn new(tracker: Fingerprint, randomness: Vec<Vec<Secret>>) -> Self {
        Self {
            tracker,
            randomness,
        }
    }

    /// Reads what [`Opening::expose`] gave.
    ///
    /// # Errors
    /// Every other text.
    pub fn read(bytes: &[u8]) -> Result<Self, OpeningError> {
        let wire: Wire = wire::read_canonical(bytes)?;
        let secret = |numbers: Vec<Scalar>| numbers.into_iter().map(Secret::from).collect();
        Ok(Self {
            tracker: wire.tracker,
            randomness: wire.randomness.into_iter().map(secret).collect(),
        })
    }

    /// The tracking number of the ballot that it opens.
    pub const fn tracker(&self) -> &Fingerprint {
        &self.tracker
    }

    /// Gives it away: whoever has it and the ballot sees what was marked.
    pub fn expose(&self) -> Vec<u8> {
        let number = |secret: &Secret| Scalar(*secret.number());
        wire::write(&Wire {
            tracker: self.tracker,
            randomness: self
                .randomness
                .iter()
                .map(|numbers| numbers.iter().map(number).collect())
                .collect(),
        })
    }

    /// What the ballot encrypts, question by question. Whether its proofs hold is another question.
    /// Variable time: it is given away.
    ///
    /// # Errors
    /// The first thing that does not fit.
    pub fn check(&self, election: &Election, ballot: &Ballot) -> Result<Vec<Vote>, OpeningError> {
        if self.tracker != ballot.tracker() {
            return Err(OpeningError::OtherBallot);
        }
        if ballot.content.election_hash != *election.fingerprint() {
            return Err(OpeningError::OtherElection);
        }
        let (questions, answers) = (election.questions(), &ballot.content.answers);
        if questions.len() != answers.len() || questions.len() != self.randomness.len() {
            return Err(OpeningError::Shape);
        }
        let rows = questions.iter().zip(answers).zip(&self.randomness);
        rows.enumerate()
            .map(|(question, ((asked, answer), numbers))| {
                let count = asked.ciphertexts();
                if answer.choices.len() != count || numbers.len() != count {
                    return Err(OpeningError::Shape);
                }
                let marks = answer.choices.iter().zip(numbers).enumerate();
                let marks = marks
                    .map(|(choice, (ciphertext, number))| {
                        marked(ciphertext, number, election.key())
                            .ok_or(OpeningError::Number { question, choice })
                    })
                    .collect::<Result<Vec<bool>, _>>()?;
                vote(asked.allows_blank(), marks).ok_or(OpeningError::Blank(question))
            })
            .collect()
    }
}

/// Whether 1 is encrypted; nothing when it is neither 0 nor 1, or the number is wrong.
fn marked(ciphertext: &Ciphertext, number: &Secret, key: &Element) -> Option<bool> {
    if number.public() != ciphertext.alpha {
        return None;
    }
    let hidden = number.power(key);
    [(0, false), (1, true)]
        .into_iter()
        .find(|(value, _)| shifted(&ciphertext.beta, *value) == *hidden.point())
        .map(|(_, marked)| marked)
}

fn vote(blank: bool, marks: Vec<bool>) -> Option<Vote> {
    match marks.split_first() {
        Some((true, rest)) if blank => (!rest.contains(&true)).then_some(Vote::Blank),
        Some((false, rest)) if blank => Some(Vote::Marks(rest.to_vec())),
        _ => Some(Vote::Marks(marks)),
    }
}

impl std::fmt::Debug for Opening {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Opening(…)")
    }
}
