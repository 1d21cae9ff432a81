//! What an audit of a secret vote found, in plain words.

use belenios::audit::{Finding, Outcome, Report};
use belenios::hash::Fingerprint;
use belenios::question::Question;
use belenios::weight::Weight;
use serde::Serialize;

use crate::words;
use finding::{Language, Line, Mark};

/// Everything that is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Findings {
    /// Whether every line holds.
    pub holds: bool,
    /// The whole in one sentence.
    pub summary: &'static str,
    /// What the election is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
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
    /// The result as it was published, if it is right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<Vec<Vec<Weight>>>,
    /// The same in the words of the election.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Counted>,
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
        let holds = report.is_sound();
        let asked = report.election.as_ref();
        Self {
            holds,
            summary: words::summary(report, holds, language),
            name: asked.map(|election| words::quoted(&election.name, language)),
            checks: lines(report, language),
            older: None,
            tracker: None,
            stage: intact.then(|| words::stage(report.stage, language)),
            result: report.counts.as_ref().map(|counts| counts.result.clone()),
            questions: counted(report, language),
            fingerprint: report.last.map(|last| last.to_hex()),
        }
    }

    /// With a line about an older copy.
    #[must_use]
    pub fn with_older(mut self, report: &Report, older: Line, language: Language) -> Self {
        self.holds &= older.mark == Mark::Holds;
        self.summary = words::summary(report, self.holds, language);
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
        self.summary = words::summary(report, self.holds, language);
        self.tracker = Some(Line::single("tracker", found == Some(true), text));
        self
    }
}

/// A question and its result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// What was asked; « Question 1 : » before it, where there are several.
    pub question: String,
    /// The answers, as they were proposed, each with its voices; first the blank votes, where they are
    /// allowed.
    pub answers: Vec<(String, Weight)>,
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
        text: words::check(finding.check, mark, report, language),
        reasons: failures
            .iter()
            .map(|failure| words::failure(failure, language))
            .collect(),
    }
}

fn counted(report: &Report, language: Language) -> Vec<Counted> {
    let all = report.election.as_ref().map_or(0, |it| it.questions.len());
    let asked = report.election.iter().flat_map(|it| &it.questions);
    let counts = report.counts.iter().flat_map(|counts| &counts.result);
    asked
        .zip(counts)
        .enumerate()
        .map(|(place, (asked, counts))| Counted {
            question: words::question(
                (place, all),
                &words::quoted(&asked.question, language),
                language,
            ),
            answers: answers(asked, language)
                .zip(counts.iter().copied())
                .collect(),
        })
        .collect()
}

/// What the counts of a question are of.
fn answers(asked: &Question, language: Language) -> impl Iterator<Item = String> {
    let blank = asked
        .allows_blank()
        .then(|| words::blank(language).to_owned());
    blank.into_iter().chain(
        asked
            .answers
            .iter()
            .map(move |answer| words::quoted(answer, language)),
    )
}
