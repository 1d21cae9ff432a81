//! The territory of a CPTS: a set of communes that changes at dates.
//!
//! Two CPTS may hold the same commune, and nothing here forbids it: "non-overlap must not become first
//! come, first served" (Collège de la médecine générale, 2019). No commune belongs to anybody.
//!
//! In scope: codes, versions, sizes, overlaps, who covers what, drawing an outline. Out of scope: where
//! communes and outlines are kept, and the file formats they come in.

pub mod code;
pub mod contour;
pub mod mission;
pub mod overlap;
pub mod paste;
pub mod shown;
pub mod size;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

pub use code::{EpciCode, InseeCode, PostalCode};
pub use mission::{Coverage, Mission};
pub use overlap::{Overlap, neighbours, shared};
pub use shown::ShownCount;
pub use size::SizeClass;

/// A set of communes, in the order of their codes.
pub type Communes = BTreeSet<InseeCode>;

/// How far ahead a change may be dated, in days: far enough to prepare the next year, near enough that
/// a slip of the keyboard (2062 for 2026) is told at once.
pub const PLANNED_AHEAD_DAYS: u64 = 366;

/// The communes of a CPTS from a day on, until its next version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The first day.
    pub from: NaiveDate,
    /// All communes from then on.
    pub communes: Communes,
}

/// The communes of a CPTS through time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Territory {
    /// The earliest first; no two begin on one day.
    versions: Vec<Version>,
}

/// What a version changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The first day of the version.
    pub from: NaiveDate,
    /// Communes that were not there the day before.
    pub added: Communes,
    /// Communes that were there the day before.
    pub removed: Communes,
}

/// What a board asks for, from a day on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Communes to add; those already there are left as they are.
    pub add: Communes,
    /// Communes to remove; those not there are left as they are.
    pub remove: Communes,
}

/// The version that a change makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amended {
    /// The version.
    pub version: Version,
    /// It takes the place of the latest one, which begins on the same day: a slip is mended on the day.
    pub replaces: bool,
    /// Communes that the change brings.
    pub added: Communes,
    /// Communes that the change takes away.
    pub removed: Communes,
}

/// Why a territory cannot change so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotAmend {
    /// The past is not rewritten: a change begins no earlier than the last one.
    #[error("the territory last changed on {0}, and what came before stays as it was")]
    BeforeLatest(NaiveDate),
    /// The day is too far ahead to be meant.
    #[error("a change may be dated up to {0}")]
    TooFarAhead(NaiveDate),
    /// A commune is to be added and removed at once.
    #[error("{0} is both added and removed")]
    Contradiction(InseeCode),
    /// Everything asked for is so already.
    #[error("the territory already is so")]
    NothingChanges,
}

impl Territory {
    /// The territory that versions tell, in any order. Of two that begin on one day the later given counts.
    pub fn new(versions: impl IntoIterator<Item = Version>) -> Self {
        let by_day: BTreeMap<NaiveDate, Communes> = versions
            .into_iter()
            .map(|version| (version.from, version.communes))
            .collect();
        let versions = by_day.into_iter();
        Self {
            versions: versions
                .map(|(from, communes)| Version { from, communes })
                .collect(),
        }
    }

    /// The communes on a day; none before the first version.
    pub fn on(&self, day: NaiveDate) -> Communes {
        let version = self
            .versions
            .iter()
            .rev()
            .find(|version| version.from <= day);
        version
            .map(|version| version.communes.clone())
            .unwrap_or_default()
    }

    /// The first day of the latest version, planned ones included.
    pub fn latest_change(&self) -> Option<NaiveDate> {
        self.versions.last().map(|version| version.from)
    }

    /// What each version changed, the latest first. A version that changed nothing is left out.
    pub fn steps(&self) -> Vec<Step> {
        let nothing = Communes::new();
        let before = std::iter::once(&nothing).chain(self.versions.iter().map(|v| &v.communes));
        let mut steps: Vec<Step> = self
            .versions
            .iter()
            .zip(before)
            .map(|(version, before)| Step {
                from: version.from,
                added: &version.communes - before,
                removed: before - &version.communes,
            })
            .filter(|step| !step.added.is_empty() || !step.removed.is_empty())
            .collect();
        steps.reverse();
        steps
    }

    /// The version that a change makes from a day on.
    ///
    /// # Errors
    /// See [`CannotAmend`]. `today` only bounds how far ahead the day may be.
    pub fn amend(
        &self,
        change: &Change,
        from: NaiveDate,
        today: NaiveDate,
    ) -> Result<Amended, CannotAmend> {
        if let Some(latest) = self.latest_change().filter(|latest| from < *latest) {
            return Err(CannotAmend::BeforeLatest(latest));
        }
        let horizon = today
            .checked_add_days(Days::new(PLANNED_AHEAD_DAYS))
            .unwrap_or(today);
        if from > horizon {
            return Err(CannotAmend::TooFarAhead(horizon));
        }
        if let Some(both) = change.add.intersection(&change.remove).next() {
            return Err(CannotAmend::Contradiction(*both));
        }
        let now = self.on(from);
        let added = &change.add - &now;
        let removed = &change.remove & &now;
        if added.is_empty() && removed.is_empty() {
            return Err(CannotAmend::NothingChanges);
        }
        Ok(Amended {
            version: Version {
                from,
                communes: &(&now | &added) - &removed,
            },
            replaces: self.latest_change() == Some(from),
            added,
            removed,
        })
    }
}

#[cfg(test)]
mod tests;
