//! A file of groups: which legal entity is in which group, from when to when.
//!
//! Reading a line is one thing, judging it beside the register and the other lines another: the
//! second is done again in the transaction that writes.

mod judge;
mod kind;
mod read;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::remark::Remark;
use super::verdict::{Counts, Verdict};
use crate::ght::{BlocKind, Entity, Party};
use crate::id::PartyId;
use crate::role::Period;

pub use judge::judge;
pub use kind::kind;
pub use read::read_lines;

/// What a line says, once all of it can be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Name of the group.
    pub group: String,
    /// What the group is; not every line needs to say it.
    pub kind: Option<BlocKind>,
    /// The entity.
    pub entity: Entity,
    /// Its name.
    pub name: String,
    /// Its days in the group.
    pub days: Days,
    /// Where that is written.
    pub source: Option<String>,
}

/// First and last day, as they are kept with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Days {
    /// First day.
    pub from: NaiveDate,
    /// Last day, if there is one.
    pub until: Option<NaiveDate>,
}

/// Another group in which the entity is on some of these days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elsewhere {
    /// Its name.
    pub group: String,
    /// When.
    pub days: Days,
    /// The line that says so; none when the register does.
    pub line: Option<u32>,
}

/// One line of a dry run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyLine {
    /// Its number in the file.
    pub line: u32,
    /// [`Verdict::Create`], [`Verdict::Already`], [`Verdict::Repeats`] or [`Verdict::Refused`].
    pub verdict: Verdict,
    /// What is known besides.
    pub detail: PartyDetail,
}

/// What is kept of a line beside its verdict.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PartyDetail {
    /// The group, as it is written.
    pub group: String,
    /// The entity, as it is written.
    pub named: String,
    /// What is said, if all of it can be read.
    pub told: Option<Told>,
    /// What is to be said about it.
    pub remarks: Vec<Remark>,
    /// What the group is, in the register or by this file.
    pub kind: Option<BlocKind>,
    /// The line records the group too: it is new.
    pub opens: bool,
    /// Where else the entity is.
    pub elsewhere: Option<Elsewhere>,
    /// What the commit made of it.
    pub written: Option<PartyId>,
}

impl Told {
    /// As the register has it.
    pub fn party(&self) -> Party {
        Party {
            entity: self.entity.clone(),
            period: self.days.into(),
        }
    }
}

impl PartyLine {
    /// Whether the commit would do something else than what `self` told.
    pub fn differs(&self, other: &Self) -> bool {
        let what = |it: &Self| (it.verdict, it.detail.kind, it.detail.opens);
        what(self) != what(other)
    }

    /// How many lines got which verdict.
    pub fn count(lines: &[Self]) -> Counts {
        let each = lines
            .iter()
            .map(|line| (line.verdict, line.detail.remarks.is_empty()));
        Counts::tally(each)
    }
}

impl From<Period> for Days {
    fn from(period: Period) -> Self {
        Self {
            from: period.starts_on,
            until: period.ends_on,
        }
    }
}

impl From<Days> for Period {
    fn from(days: Days) -> Self {
        Self {
            starts_on: days.from,
            ends_on: days.until,
        }
    }
}

#[cfg(test)]
mod tests;
