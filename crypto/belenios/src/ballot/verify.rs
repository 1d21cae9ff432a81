//! Anyone's side: whether a ballot is one of this election's, and allowed. Variable time: all public.

use super::{Answer, Ballot, subject};
use crate::ciphertext::Ciphertext;
use crate::election::{Election, Uuid};
use crate::group::{Element, PublicPowers};
use crate::hash::Fingerprint;
use crate::proof::blank::{self, Parts};
use crate::proof::{interval, signature};
use crate::question::Question;
use crate::wire::WireError;

/// Why a ballot is refused. Questions and choices are counted from 0; where a blank vote is allowed,
/// choice 0 is « blank ».
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BallotError {
    /// Not a ballot in its canonical form.
    #[error(transparent)]
    Wire(#[from] WireError),
    /// Made for another election.
    #[error("the ballot is of the election {0}")]
    OtherElection(Uuid),
    /// Made for another text of this election.
    #[error("the ballot names another fingerprint of the election, {0}")]
    OtherFingerprint(Fingerprint),
    /// The credential hides no secret.
    #[error("the ballot's credential is the neutral element")]
    NeutralCredential,
    /// The signature is of another text.
    #[error("the ballot's signature is of another hash")]
    SignatureHash,
    /// The signature is not by the credential.
    #[error("the ballot's signature is invalid")]
    Signature,
    /// Not one answer a question.
    #[error("the ballot does not answer every question once")]
    Answers,
    /// Not one ciphertext, and one proof of it, a choice.
    #[error("question {}: the answer does not have a ciphertext and a proof for every choice", .question + 1)]
    Choices {
        /// The question.
        question: usize,
    },
    /// A ciphertext is not shown to encrypt 0 or 1.
    #[error("question {}, choice {}: the proof that it is 0 or 1 is invalid", .question + 1, .choice + 1)]
    Individual {
        /// The question.
        question: usize,
        /// The choice.
        choice: usize,
    },
    /// The sum is not shown to be allowed.
    #[error("question {}: the proof that as many answers are marked as allowed is invalid", .question + 1)]
    Overall {
        /// The question.
        question: usize,
    },
    /// A blank vote is not shown to mark nothing, or the proof is there without need.
    #[error("question {}: the proof that a blank vote marks no answer is invalid, missing or not called for", .question + 1)]
    Blank {
        /// The question.
        question: usize,
    },
}

/// A ballot whose form, proofs and signature were checked against one election. Whether its credential
/// is on the list is another question, which the list answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedBallot {
    bytes: Vec<u8>,
    election: Fingerprint,
    tracker: Fingerprint,
    credential: Element,
    choices: Vec<Vec<Ciphertext>>,
}

impl VerifiedBallot {
    /// The ballot as it travels and is hashed.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The fingerprint of the election that it was checked against.
    pub const fn election(&self) -> &Fingerprint {
        &self.election
    }

    /// The tracking number, shown in Base64.
    pub const fn tracker(&self) -> &Fingerprint {
        &self.tracker
    }

    /// The public credential.
    pub const fn credential(&self) -> &Element {
        &self.credential
    }

    pub(crate) fn into_choices(self) -> Vec<Vec<Ciphertext>> {
        self.choices
    }

    /// The ciphertexts, question by question.
    pub fn choices(&self) -> &[Vec<Ciphertext>] {
        &self.choices
    }
}

/// Checks ballots of one election: holds the tables of its key. Can be shared by threads.
pub struct Verifier<'e> {
    election: &'e Election,
    key: PublicPowers,
}

impl<'e> Verifier<'e> {
    /// Prepares.
    pub fn new(election: &'e Election) -> Self {
        Self {
            election,
            key: PublicPowers::of(election.key()),
        }
    }

    /// Reads and checks.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn read(&self, bytes: &[u8]) -> Result<VerifiedBallot, BallotError> {
        self.check(Ballot::read(bytes)?)
    }

    /// Checks everything that the ballot claims.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(&self, ballot: Ballot) -> Result<VerifiedBallot, BallotError> {
        let content = &ballot.content;
        if content.election_uuid != self.election.parameters().uuid {
            return Err(BallotError::OtherElection(content.election_uuid.clone()));
        }
        if content.election_hash != *self.election.fingerprint() {
            return Err(BallotError::OtherFingerprint(content.election_hash));
        }
        if content.credential.is_neutral() {
            return Err(BallotError::NeutralCredential);
        }
        if ballot.signature.hash != ballot.unsigned {
            return Err(BallotError::SignatureHash);
        }
        if !signature::verify(
            &content.credential,
            &ballot.unsigned,
            &ballot.signature.proof,
        ) {
            return Err(BallotError::Signature);
        }
        let questions = self.election.questions();
        if content.answers.len() != questions.len() {
            return Err(BallotError::Answers);
        }
        let voter = self.election.subject(&content.credential);
        for (place, (question, answer)) in questions.iter().zip(&content.answers).enumerate() {
            self.check_answer(place, question, answer, &voter)?;
        }
        let tracker = ballot.tracker();
        Ok(VerifiedBallot {
            tracker,
            election: content.election_hash,
            credential: content.credential,
            choices: ballot
                .content
                .answers
                .into_iter()
                .map(|answer| answer.choices)
                .collect(),
            bytes: ballot.bytes,
        })
    }

    fn check_answer(
        &self,
        place: usize,
        question: &Question,
        answer: &Answer,
        voter: &str,
    ) -> Result<(), BallotError> {
        let choices = &answer.choices;
        let count = question.ciphertexts();
        if choices.len() != count || answer.individual_proofs.len() != count {
            return Err(BallotError::Choices { question: place });
        }
        for (choice, (ciphertext, proof)) in
            choices.iter().zip(&answer.individual_proofs).enumerate()
        {
            if !interval::verify(ciphertext, 0..=1, &self.key, voter, proof) {
                return Err(BallotError::Individual {
                    question: place,
                    choice,
                });
            }
        }
        let subject = subject::of_answer(voter, choices);
        let overall_holds = if question.allows_blank() {
            self.check_blank(place, question, answer, &subject)?
        } else {
            if answer.blank_proof.is_some() {
                return Err(BallotError::Blank { question: place });
            }
            let sum = choices.iter().sum();
            let overall = &answer.overall_proof;
            interval::verify(&sum, question.interval(), &self.key, &subject, overall)
        };
        if overall_holds {
            Ok(())
        } else {
            Err(BallotError::Overall { question: place })
        }
    }

    /// Whether the overall proof of a question with blank holds, where the other proof does.
    fn check_blank(
        &self,
        place: usize,
        question: &Question,
        answer: &Answer,
        subject: &str,
    ) -> Result<bool, BallotError> {
        let invalid = BallotError::Blank { question: place };
        let (Some((blank, marks)), Some(proof)) =
            (answer.choices.split_first(), &answer.blank_proof)
        else {
            return Err(invalid);
        };
        let sum = marks.iter().sum();
        let parts = Parts { blank, sum: &sum };
        if !blank::verify_exclusive(&parts, &self.key, subject, proof) {
            return Err(invalid);
        }
        let overall = &answer.overall_proof;
        let interval = question.interval();
        Ok(blank::verify_overall(
            &parts, interval, &self.key, subject, overall,
        ))
    }
}
