//! What is asked, and how it may be answered.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

/// A homomorphic question: the voter marks some of the answers, and only how often each was marked is
/// ever known (spec, « Homomorphic questions »).
///
/// Bytes: `{"answers":["…"],"blank":true,"min":0,"max":1,"question":"…"}`, `blank` optional.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// What can be marked, in this order.
    pub answers: Vec<String>,
    /// Whether a blank vote is allowed, which marks none of the answers, whatever `min`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blank: Option<bool>,
    /// The fewest answers to mark.
    pub min: u32,
    /// The most answers to mark.
    pub max: u32,
    /// What is asked.
    pub question: String,
}

/// Why a question cannot be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QuestionError {
    /// There is nothing to mark.
    #[error("the question has no answer to choose from")]
    Empty,
    /// Nothing satisfies both bounds.
    #[error("at least {min} and at most {max} answers cannot be marked both")]
    Interval {
        /// The fewest.
        min: u32,
        /// The most.
        max: u32,
    },
    /// More answers must or may be marked than there are.
    #[error("{max} answers cannot be marked of {answers}")]
    TooMany {
        /// The most.
        max: u32,
        /// How many there are.
        answers: usize,
    },
}

impl Question {
    /// Whether it can be asked. The reference implementation asks for none of this; a question that
    /// fails it cannot be answered, or has a bound without effect.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(&self) -> Result<(), QuestionError> {
        let Self { min, max, .. } = *self;
        let answers = self.answers.len();
        if answers == 0 {
            return Err(QuestionError::Empty);
        }
        if max < min {
            return Err(QuestionError::Interval { min, max });
        }
        if usize::try_from(max).is_ok_and(|max| answers < max) {
            return Err(QuestionError::TooMany { max, answers });
        }
        Ok(())
    }

    /// Whether a blank vote is allowed.
    pub fn allows_blank(&self) -> bool {
        self.blank == Some(true)
    }

    /// How many answers a vote that is not blank marks.
    pub const fn interval(&self) -> RangeInclusive<u32> {
        self.min..=self.max
    }

    /// How many ciphertexts an answer has: one per answer, and one for the blank vote, which comes
    /// first.
    pub fn ciphertexts(&self) -> usize {
        self.answers.len() + usize::from(self.allows_blank())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire;

    fn question(answers: usize, min: u32, max: u32) -> Question {
        Question {
            answers: vec!["Oui".to_owned(); answers],
            blank: None,
            min,
            max,
            question: "Ça va ?".to_owned(),
        }
    }

    #[test]
    fn questions_that_cannot_be_answered_are_refused() {
        assert_eq!(question(2, 0, 2).check(), Ok(()));
        assert_eq!(question(0, 0, 0).check(), Err(QuestionError::Empty));
        assert_eq!(
            question(2, 2, 1).check(),
            Err(QuestionError::Interval { min: 2, max: 1 })
        );
        assert_eq!(
            question(2, 1, 3).check(),
            Err(QuestionError::TooMany { max: 3, answers: 2 })
        );
    }

    #[test]
    fn an_absent_blank_stays_absent() {
        for text in [
            r#"{"answers":["A"],"min":0,"max":1,"question":"Q"}"#,
            r#"{"answers":["A"],"blank":false,"min":0,"max":1,"question":"Q"}"#,
            r#"{"answers":["A"],"blank":true,"min":0,"max":1,"question":"Q"}"#,
        ] {
            let question: Question = wire::read_canonical(text.as_bytes()).unwrap();
            assert_eq!(question.allows_blank(), text.contains("true"));
            assert_eq!(
                question.ciphertexts(),
                1 + usize::from(text.contains("true"))
            );
        }
    }
}
