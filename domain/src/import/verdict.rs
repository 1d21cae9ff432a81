//! What an import would do with each line: the dry run, a pure value.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::candidate::Candidate;
use super::known::{Known, Lookalike, Roll, Whom};
use super::place::Places;
use super::remark::{Doubt, Remark, What};
use super::{Column, FileRefused, Sheet};
use crate::code::coded;
use crate::id::AdhesionId;

coded! {
    /// What a dry run finds for a line.
    Verdict {
        /// A new adhesion.
        Create = "create",
        /// A member of this CPTS whose contact data would change.
        Update = "update",
        /// A member of this CPTS, and nothing to change.
        Already = "already",
        /// Perhaps somebody whom this CPTS knows: the board decides.
        Likely = "likely",
        /// The same person as on an earlier line.
        Repeats = "repeats",
        /// Errors: nothing happens until the file is mended.
        Refused = "refused",
    }
}

/// One line of a dry run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in the file.
    pub line: u32,
    /// What would happen.
    pub verdict: Verdict,
    /// What is known besides.
    pub detail: Detail,
}

/// What is kept of a line beside its verdict.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Detail {
    /// What was read.
    pub told: Candidate,
    /// What is to be said about it.
    pub remarks: Vec<Remark>,
    /// Who it is, when that is certain.
    pub same: Option<Whom>,
    /// Who it may be.
    pub like: Vec<Lookalike>,
    /// What would change at a member, or did.
    pub changes: Vec<Difference>,
}

/// A value that an import would write over another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Which.
    pub column: Column,
    /// As it is.
    pub before: Option<String>,
    /// As it would be.
    pub after: String,
}

/// How many lines got which verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    /// All lines.
    pub lines: u32,
    /// [`Verdict::Create`].
    pub create: u32,
    /// [`Verdict::Update`].
    pub update: u32,
    /// [`Verdict::Already`].
    pub already: u32,
    /// [`Verdict::Likely`].
    pub likely: u32,
    /// [`Verdict::Repeats`].
    pub repeats: u32,
    /// [`Verdict::Refused`].
    pub refused: u32,
    /// Lines with a doubt that are not refused.
    pub doubts: u32,
}

/// A line as it was read, before it is compared with anybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadLine {
    /// Its number in the file.
    pub line: u32,
    /// Who it speaks of.
    pub told: Candidate,
    /// What is to be said about its cells.
    pub remarks: Vec<Remark>,
}

/// Reads all lines of a file of members.
///
/// # Errors
/// [`FileRefused`] when the file as a whole cannot be used.
pub fn read_lines(
    sheet: &Sheet,
    places: &Places,
    today: NaiveDate,
) -> Result<Vec<ReadLine>, FileRefused> {
    super::candidate::require_columns(&sheet.header)?;
    let read = |row: Result<super::Row, FileRefused>| {
        let row = row?;
        let (told, remarks) = Candidate::read(&row, &sheet.header, places, today);
        Ok(ReadLine {
            line: row.line,
            told,
            remarks,
        })
    };
    sheet.rows().map(read).collect()
}

/// What would happen with each line, given everybody whom the CPTS knows. Asked once for the dry
/// run, and again in the transaction that writes: others may have changed the list meanwhile.
pub fn dry_run(read: Vec<ReadLine>, known: &[Known]) -> Vec<Line> {
    let mut roll = Roll::default();
    let mut members = HashMap::with_capacity(known.len());
    for member in known {
        roll.add(Whom::Adhesion(member.id), member.told.clone(), member.ended);
        members.insert(member.id, member);
    }
    let mut lines = Vec::with_capacity(read.len());
    for ReadLine {
        line,
        told,
        remarks,
    } in read
    {
        let line = judge(line, told, remarks, &roll, &members);
        if line.verdict != Verdict::Refused {
            roll.add(Whom::Line(line.line), line.detail.told.clone(), false);
        }
        lines.push(line);
    }
    lines
}

fn judge(
    line: u32,
    told: Candidate,
    mut remarks: Vec<Remark>,
    roll: &Roll,
    members: &HashMap<AdhesionId, &Known>,
) -> Line {
    if remarks.iter().any(Remark::is_error) {
        let detail = Detail {
            told,
            remarks,
            ..Detail::default()
        };
        return Line {
            line,
            verdict: Verdict::Refused,
            detail,
        };
    }
    let compared = roll.compare(&told);
    let doubts = [
        (compared.shared_email, Doubt::SharedEmail),
        (compared.namesake, Doubt::Namesake),
        (compared.former, Doubt::FormerMember),
    ];
    for (holds, doubt) in doubts {
        if holds {
            remarks.push(Remark::on_line(What::Doubt(doubt)));
        }
    }
    let mut detail = Detail {
        told,
        remarks,
        same: compared.same,
        ..Detail::default()
    };
    let verdict = match compared.same {
        Some(Whom::Adhesion(id)) => {
            detail.changes = members
                .get(&id)
                .map(|member| changes(member, &detail.told))
                .unwrap_or_default();
            if detail.changes.is_empty() {
                Verdict::Already
            } else {
                Verdict::Update
            }
        }
        Some(Whom::Line(_)) => Verdict::Repeats,
        None if compared.like.is_empty() => Verdict::Create,
        None => {
            detail.like = compared.like;
            Verdict::Likely
        }
    };
    Line {
        line,
        verdict,
        detail,
    }
}

/// What a line would change at a member: only cells that are filled, never the name, and nothing
/// at all at somebody who signed in and keeps their own data.
pub fn changes(member: &Known, told: &Candidate) -> Vec<Difference> {
    if member.held {
        Vec::new()
    } else {
        differences(&member.told, told)
    }
}

/// Where a line tells something else than what is known, the name apart.
pub(super) fn differences(is: &Candidate, told: &Candidate) -> Vec<Difference> {
    let code = |it: &Option<crate::profession::Profession>| it.map(|it| it.code().to_owned());
    let pairs = [
        (
            Column::Rpps,
            text(is.rpps.as_ref()),
            text(told.rpps.as_ref()),
        ),
        (
            Column::FinessSite,
            text(is.finess.as_ref()),
            text(told.finess.as_ref()),
        ),
        (
            Column::ProfessionCode,
            code(&is.profession),
            code(&told.profession),
        ),
        (
            Column::SkillCode,
            is.skill.clone().map(String::from),
            told.skill.clone().map(String::from),
        ),
        (
            Column::ModeCode,
            is.mode.map(String::from),
            told.mode.map(String::from),
        ),
        (
            Column::SectorCode,
            is.sector.map(String::from),
            told.sector.map(String::from),
        ),
        (
            Column::StructureName,
            is.place_name.clone(),
            told.place_name.clone(),
        ),
        (
            Column::CommuneCode,
            text(is.commune.as_ref()),
            text(told.commune.as_ref()),
        ),
        (
            Column::Email,
            text(is.email.as_ref()),
            text(told.email.as_ref()),
        ),
        (Column::Phone, is.phone.clone(), told.phone.clone()),
    ];
    let differ = |(column, before, after): (_, Option<String>, Option<String>)| {
        let after = after.filter(|after| before.as_ref() != Some(after))?;
        Some(Difference {
            column,
            before,
            after,
        })
    };
    pairs.into_iter().filter_map(differ).collect()
}

impl Line {
    /// Whether the commit would do something else than what `self` told.
    pub fn differs(&self, other: &Self) -> bool {
        let what = |line: &Self| (line.verdict, line.detail.same, line.detail.changes.clone());
        what(self) != what(other) || self.detail.like != other.detail.like
    }

    /// The line as it was read, without what the comparison said.
    pub fn into_read(mut self) -> ReadLine {
        self.detail
            .remarks
            .retain(|remark| !remark.is_about_others());
        ReadLine {
            line: self.line,
            told: self.detail.told,
            remarks: self.detail.remarks,
        }
    }
}

fn text(value: Option<&impl ToString>) -> Option<String> {
    value.map(ToString::to_string)
}

impl Counts {
    /// Counts the lines of a dry run.
    pub fn of(lines: &[Line]) -> Self {
        Self::tally(
            lines
                .iter()
                .map(|line| (line.verdict, line.detail.remarks.is_empty())),
        )
    }

    /// Counts verdicts, each with whether nothing is to be said about its line.
    pub fn tally(lines: impl IntoIterator<Item = (Verdict, bool)>) -> Self {
        let mut counts = Self::default();
        for (verdict, is_plain) in lines {
            counts.lines += 1;
            *match verdict {
                Verdict::Create => &mut counts.create,
                Verdict::Update => &mut counts.update,
                Verdict::Already => &mut counts.already,
                Verdict::Likely => &mut counts.likely,
                Verdict::Repeats => &mut counts.repeats,
                Verdict::Refused => &mut counts.refused,
            } += 1;
            counts.doubts += u32::from(verdict != Verdict::Refused && !is_plain);
        }
        counts
    }
}

#[cfg(test)]
mod tests;
