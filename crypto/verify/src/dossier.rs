//! What an audit of a whole election found: of the dossier, and of each of its urns.

use belenios::hash::Fingerprint;
use election::audit::Report;
use election::words::Findings as Whole;
use serde::Serialize;

use crate::{Findings, Language, Line, words};

/// Everything that is shown of a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dossier {
    /// The whole.
    #[serde(flatten)]
    pub whole: Whole,
    /// Whether a ballot is in one of its urns and counts, if one was looked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tracker: Option<Line>,
    /// Each urn.
    pub urns: Vec<Urn>,
}

/// An urn, as its own archive would be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Urn {
    /// Whose.
    pub college: String,
    /// What was found.
    #[serde(flatten)]
    pub found: Findings,
}

impl Dossier {
    /// What a report says.
    pub fn of(report: &Report, language: Language) -> Self {
        let urns = report.archives.iter().map(|(college, it)| Urn {
            college: college.to_string(),
            found: Findings::of(it, language),
        });
        Self {
            whole: Whole::of(report, language),
            tracker: None,
            urns: urns.collect(),
        }
    }

    /// With a line about the ballot of a tracking number; nothing stands for a text that is none.
    #[must_use]
    pub fn with_tracker(
        mut self,
        report: &Report,
        tracker: Option<Fingerprint>,
        language: Language,
    ) -> Self {
        let mut ballots = report.archives.iter().flat_map(|(_, it)| &it.ballots);
        let found = ballots
            .find(|it| Some(it.tracker) == tracker)
            .map(|it| it.counts.is_some());
        let text = words::tracker(found, language).to_owned();
        self.tracker = Some(Line::single("tracker", found == Some(true), text));
        self
    }
}
