//! The counts.

mod logarithm;

use serde::{Deserialize, Serialize};

use logarithm::Logarithms;

use crate::decryption::Factors;
use crate::group::{Element, Scalar};
use crate::tally::SizedTally;
use crate::weight::Weight;

/// The result: how often each answer was marked, question by question, each ballot as often as its
/// weight; where a blank vote is allowed, first how often it was blank.
///
/// Bytes: `{"result":[[3,11,7],[11,5,5]]}` (spec, « Election result »).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// The counts.
    pub result: Vec<Vec<Weight>>,
}

/// Why counts are not those of a tally.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ResultError {
    /// Not one factor and one count a ciphertext.
    #[error("there is not one count for every ciphertext of the tally")]
    Shape,
    /// What was decrypted is no count up to the total weight. Counted from 0.
    #[error("question {}, ciphertext {}: what was decrypted is no count", .question + 1, .choice + 1)]
    NoCount {
        /// The question.
        question: usize,
        /// The ciphertext of the question.
        choice: usize,
    },
    /// The count is not what was decrypted. Counted from 0.
    #[error("question {}, ciphertext {}: the count is not what was decrypted", .question + 1, .choice + 1)]
    Wrong {
        /// The question.
        question: usize,
        /// The ciphertext of the question.
        choice: usize,
    },
}

impl Counts {
    /// Opens a tally: `result = log_g(β / F)`, found by trying numbers up to the total weight.
    ///
    /// # Errors
    /// Factors of another tally.
    pub fn open(tally: &SizedTally, factors: &Factors) -> Result<Self, ResultError> {
        let logarithms = Logarithms::up_to(tally.weight.0);
        let result = plain(tally, factors)?
            .iter()
            .enumerate()
            .map(|(question, points)| {
                points
                    .iter()
                    .enumerate()
                    .map(|(choice, point)| {
                        logarithms
                            .find(point)
                            .map(Weight)
                            .ok_or(ResultError::NoCount { question, choice })
                    })
                    .collect()
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { result })
    }

    /// Checks counts that someone published: `g^result = β / F`.
    ///
    /// # Errors
    /// The first count that is wrong.
    pub fn check(&self, tally: &SizedTally, factors: &Factors) -> Result<(), ResultError> {
        let plain = plain(tally, factors)?;
        let lengths = |questions: &[Vec<_>]| questions.iter().map(Vec::len).collect::<Vec<_>>();
        if lengths(&plain) != self.result.iter().map(Vec::len).collect::<Vec<_>>() {
            return Err(ResultError::Shape);
        }
        for (question, (points, counts)) in plain.iter().zip(&self.result).enumerate() {
            for (choice, (point, count)) in points.iter().zip(counts).enumerate() {
                if *point != Element::generator().power(&Scalar::from(count.0)) {
                    return Err(ResultError::Wrong { question, choice });
                }
            }
        }
        Ok(())
    }
}

/// `β / F`, which is `g` to the count.
fn plain(tally: &SizedTally, factors: &Factors) -> Result<Vec<Vec<Element>>, ResultError> {
    let questions = &tally.tally.0;
    let factors = factors.by_question();
    if questions.len() != factors.len() {
        return Err(ResultError::Shape);
    }
    questions
        .iter()
        .zip(factors)
        .map(|(ciphertexts, factors)| {
            if ciphertexts.len() != factors.len() {
                return Err(ResultError::Shape);
            }
            Ok(ciphertexts
                .iter()
                .zip(factors)
                .map(|(ciphertext, factor)| ciphertext.beta - *factor)
                .collect())
        })
        .collect()
}
