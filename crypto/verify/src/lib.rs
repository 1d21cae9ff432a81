//! What an audit found, in plain words, in French or English.
//!
//! In scope: the sentences, for the program `verify` and for a page in the browser. Out of scope: the
//! checks themselves, which are `belenios::audit`.

#![forbid(unsafe_code)]

pub mod words;

use belenios::audit::{Finding, Outcome, Report};
use serde::Serialize;

pub use words::Language;

/// One check, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Which check: a word that does not change with the language.
    pub check: &'static str,
    /// How it went.
    pub mark: Mark,
    /// What was checked, as a sentence that is true if it holds.
    pub text: String,
    /// What is wrong.
    pub reasons: Vec<String>,
}

/// How a check went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// It holds.
    Holds,
    /// Something is wrong that the result does not depend on.
    Tolerated,
    /// It does not hold.
    Fails,
    /// It rests on something that does not hold.
    Unknown,
}

impl Mark {
    /// The sign shown before the sentence.
    pub const fn sign(self) -> char {
        match self {
            Self::Holds => '✓',
            Self::Tolerated => '!',
            Self::Fails => '✗',
            Self::Unknown => '?',
        }
    }
}

/// The lines of a report, in the order of an election.
pub fn lines(report: &Report, language: Language) -> Vec<Line> {
    report
        .findings
        .iter()
        .map(|finding| line(finding, report, language))
        .collect()
}

fn line(finding: &Finding, report: &Report, language: Language) -> Line {
    let (mark, failures) = match &finding.outcome {
        Outcome::Holds => (Mark::Holds, &[][..]),
        Outcome::Tolerated(failures) => (Mark::Tolerated, &failures[..]),
        Outcome::Fails(failures) => (Mark::Fails, &failures[..]),
        Outcome::Unknown => (Mark::Unknown, &[][..]),
    };
    Line {
        check: words::name(finding.check),
        mark,
        text: words::check(finding.check, report, language),
        reasons: failures
            .iter()
            .map(|failure| words::failure(failure, language))
            .collect(),
    }
}
