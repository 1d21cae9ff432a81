//! The voter's side: from marks to a signed ballot. Constant time in what is marked.

use rand_core::CryptoRng;
use zeroize::{Zeroize, Zeroizing};

use super::{Answer, Ballot, Content, Opening, Signature, subject};
use crate::ciphertext::{Ciphertext, Opening as Opened};
use crate::election::Election;
use crate::group::{Secret, SecretPowers};
use crate::proof::blank::{self, Parts};
use crate::proof::{interval, signature};
use crate::question::Question;

/// A vote on one question; erased when dropped, and never printed.
#[derive(Clone, PartialEq, Eq)]
pub enum Vote {
    /// Blank, where the question allows it.
    Blank,
    /// Which answers are marked, in the order of the question.
    Marks(Vec<bool>),
}

/// Why a vote is not allowed, by question, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VoteError {
    /// One vote a question is needed.
    #[error("{votes} votes for {questions} questions")]
    Questions {
        /// How many votes came.
        votes: usize,
        /// How many questions there are.
        questions: usize,
    },
    /// One mark an answer is needed.
    #[error("question {}: there are not as many marks as answers", .0 + 1)]
    Answers(usize),
    /// Too few or too many answers are marked.
    #[error("question {}: too few or too many answers are marked", .0 + 1)]
    Interval(usize),
    /// A blank vote is not allowed.
    #[error("question {}: a blank vote is not allowed", .0 + 1)]
    Blank(usize),
}

/// Where ballots of one election are made: holds the tables of its key, which cost a millisecond.
pub struct Booth<'e> {
    election: &'e Election,
    key: SecretPowers,
}

impl<'e> Booth<'e> {
    /// Prepares.
    pub fn new(election: &'e Election) -> Self {
        Self {
            election,
            key: SecretPowers::of(election.key()),
        }
    }

    /// Encrypts, proves and signs.
    ///
    /// # Errors
    /// A vote that the questions do not allow.
    pub fn fill(
        &self,
        votes: &[Vote],
        credential: &Secret,
        rng: &mut impl CryptoRng,
    ) -> Result<Ballot, VoteError> {
        self.fill_openable(votes, credential, rng)
            .map(|(ballot, _)| ballot)
    }

    /// The same, with what opens the ballot for who wants to test it.
    ///
    /// # Errors
    /// As [`Booth::fill`].
    pub fn fill_openable(
        &self,
        votes: &[Vote],
        credential: &Secret,
        rng: &mut impl CryptoRng,
    ) -> Result<(Ballot, Opening), VoteError> {
        let questions = self.election.questions();
        if votes.len() != questions.len() {
            return Err(VoteError::Questions {
                votes: votes.len(),
                questions: questions.len(),
            });
        }
        let public = credential.public();
        let voter = self.election.subject(&public);
        let answers = questions
            .iter()
            .zip(votes)
            .enumerate()
            .map(|(place, (question, vote))| {
                let numbers = numbers(question, vote, place)?;
                self.answer(question, &numbers, &voter, rng)
                    .ok_or(VoteError::Interval(place))
            })
            .collect::<Result<Vec<_>, _>>()?;
        let (answers, randomness) = answers.into_iter().unzip();
        let content = Content {
            election_uuid: self.election.parameters().uuid.clone(),
            election_hash: *self.election.fingerprint(),
            credential: public,
            answers,
            signature: None,
        };
        let ballot = Ballot::assemble(content, |unsigned| Signature {
            hash: *unsigned,
            proof: signature::sign(credential, unsigned, rng),
        });
        let opening = Opening::new(ballot.tracker(), randomness);
        Ok((ballot, opening))
    }

    /// Nothing if the numbers are not allowed: then no proof exists.
    fn answer(
        &self,
        question: &Question,
        numbers: &[u64],
        voter: &str,
        rng: &mut impl CryptoRng,
    ) -> Option<(Answer, Vec<Secret>)> {
        let (choices, openings): (Vec<Ciphertext>, Vec<Opened>) = numbers
            .iter()
            .map(|number| Opened::encrypt(*number, &self.key, rng))
            .unzip();
        let individual_proofs = choices
            .iter()
            .zip(&openings)
            .map(|(ciphertext, opening)| {
                interval::prove(ciphertext, opening, 0..=1, &self.key, voter, rng)
            })
            .collect::<Option<_>>()?;
        let subject = subject::of_answer(voter, &choices);
        let (overall_proof, blank_proof) = if question.allows_blank() {
            let (blank, marks) = openings.split_first()?;
            let sum = Opened::sum(marks);
            let parts = Parts { blank, sum: &sum };
            (
                blank::prove_overall(&parts, question.interval(), &self.key, &subject, rng)?,
                Some(blank::prove_exclusive(&parts, &self.key, &subject, rng)?),
            )
        } else {
            let sum = Opened::sum(&openings);
            let ciphertext = choices.iter().sum();
            let interval = question.interval();
            (
                interval::prove(&ciphertext, &sum, interval, &self.key, &subject, rng)?,
                None,
            )
        };
        let answer = Answer {
            choices,
            individual_proofs,
            overall_proof,
            blank_proof,
        };
        let randomness = openings.into_iter().map(|opened| opened.randomness);
        Some((answer, randomness.collect()))
    }
}

/// The numbers to encrypt: 0 or 1 an answer; where a blank vote is allowed, first whether it is blank.
fn numbers(
    question: &Question,
    vote: &Vote,
    place: usize,
) -> Result<Zeroizing<Vec<u64>>, VoteError> {
    let blank = question.allows_blank();
    let numbers: Zeroizing<Vec<u64>> = match vote {
        Vote::Blank if blank => std::iter::once(1)
            .chain(question.answers.iter().map(|_| 0))
            .collect::<Vec<_>>()
            .into(),
        Vote::Blank => return Err(VoteError::Blank(place)),
        Vote::Marks(marks) => blank
            .then_some(0)
            .into_iter()
            .chain(marks.iter().map(|mark| u64::from(*mark)))
            .collect::<Vec<_>>()
            .into(),
    };
    if numbers.len() == question.ciphertexts() {
        Ok(numbers)
    } else {
        Err(VoteError::Answers(place))
    }
}

impl Drop for Vote {
    fn drop(&mut self) {
        if let Self::Marks(marks) = self {
            marks.zeroize();
        }
    }
}

impl std::fmt::Debug for Vote {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vote(…)")
    }
}
