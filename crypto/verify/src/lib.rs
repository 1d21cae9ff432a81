//! What an audit found, in plain words, in French or English.
//!
//! In scope: the sentences, for the program `verify` and, with the feature `page`, for a page in the
//! browser. Out of scope: the checks themselves, which are `belenios::audit`.

#![forbid(unsafe_code)]

#[cfg(feature = "page")]
pub mod page;
pub mod words;

use belenios::audit::{Finding, Outcome, Report};
use belenios::hash::Fingerprint;
use belenios::weight::Weight;
use serde::Serialize;

pub use words::Language;

/// Everything that is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Findings {
    /// Whether every line holds.
    pub holds: bool,
    /// The checks, in the order of an election.
    pub checks: Vec<Line>,
    /// Whether an older copy is continued, if one was compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub older: Option<Line>,
    /// Whether a ballot is there and counts, if one was looked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tracker: Option<Line>,
    /// How far the election is. Of an archive that breaks off, nobody knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<&'static str>,
    /// The result, if it is right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<Vec<Vec<Weight>>>,
    /// The hash of the last event, which stands for the whole archive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
}

impl Findings {
    /// What a report says.
    pub fn of(report: &Report, language: Language) -> Self {
        let intact = report
            .findings
            .first()
            .is_some_and(|finding| finding.outcome == Outcome::Holds);
        Self {
            holds: report.is_sound(),
            checks: lines(report, language),
            older: None,
            tracker: None,
            stage: intact.then(|| words::stage(report.stage, language)),
            result: report.counts.as_ref().map(|counts| counts.result.clone()),
            fingerprint: report.last.map(|last| last.to_hex()),
        }
    }

    /// With a line about an older copy.
    #[must_use]
    pub fn with_older(mut self, older: Line) -> Self {
        self.holds &= older.mark == Mark::Holds;
        self.older = Some(older);
        self
    }

    /// With a line about the ballot of a tracking number; nothing stands for a text that is none.
    #[must_use]
    pub fn with_tracker(
        mut self,
        report: &Report,
        tracker: Option<Fingerprint>,
        language: Language,
    ) -> Self {
        let found = report
            .ballots
            .iter()
            .find(|ballot| Some(ballot.tracker) == tracker)
            .map(|ballot| ballot.counts.is_some());
        let text = words::tracker(found, language).to_owned();
        self.holds &= found == Some(true);
        self.tracker = Some(Line::single("tracker", found == Some(true), text));
        self
    }
}

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

impl Line {
    /// A line without reasons.
    pub const fn single(check: &'static str, holds: bool, text: String) -> Self {
        let mark = if holds { Mark::Holds } else { Mark::Fails };
        Self {
            check,
            mark,
            text,
            reasons: Vec::new(),
        }
    }
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
fn lines(report: &Report, language: Language) -> Vec<Line> {
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
