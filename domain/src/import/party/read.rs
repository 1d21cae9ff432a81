//! Reading the lines of a file of groups, each by itself.

use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use super::super::remark::{Doubt, Remark, Remarks, Wrong};
use super::super::value::{date, is_scientific, zero_filled};
use super::super::{Column, FileRefused, Row, Sheet, Verdict, limit};
use super::{Days, PartyDetail, PartyLine, Told, kind};
use crate::ght::{BlocKind, Entity, PartyRefused, may_record};
use crate::identifier::{Finess, Malformed, Siren};
use crate::text::searchable;
use crate::typed::{self, NAME_MAX, TypedRefused};

/// Reads all lines of a file of groups.
///
/// # Errors
/// [`FileRefused`] when the file as a whole cannot be used.
pub fn read_lines(sheet: &Sheet) -> Result<Vec<PartyLine>, FileRefused> {
    sheet.header.require(&[
        &[Column::Group],
        &[Column::PartyFiness, Column::PartySiren],
        &[Column::PartyName],
        &[Column::PartyFrom],
    ])?;
    let mut lines = Vec::new();
    for row in sheet.rows() {
        if lines.len() == limit::PARTIES {
            return Err(FileRefused::TooManyParties);
        }
        lines.push(line(&row?, sheet));
    }
    Ok(lines)
}

fn line(row: &Row, sheet: &Sheet) -> PartyLine {
    let mut reading = Reading {
        row,
        remarks: Remarks::of(row, &sheet.header),
    };
    let told = reading.told();
    let remarks = reading.remarks.into_vec();
    let is_wrong = remarks.iter().any(Remark::is_error);
    let cell = |column| row.get(column).unwrap_or_default().to_owned();
    let detail = PartyDetail {
        group: cell(Column::Group),
        named: cell(Column::PartyName),
        told: told.filter(|_| !is_wrong),
        remarks,
        ..PartyDetail::default()
    };
    let verdict = if is_wrong {
        Verdict::Refused
    } else {
        Verdict::Create
    };
    PartyLine {
        line: row.line,
        verdict,
        detail,
    }
}

/// What stands in a cell for a number.
enum Given<N> {
    Nothing,
    Unreadable,
    Number(N),
}

struct Reading<'a> {
    row: &'a Row,
    remarks: Remarks<'a>,
}

impl Reading<'_> {
    fn told(&mut self) -> Option<Told> {
        let group = self.name(Column::Group);
        let kind = self.kind();
        let entity = self.entity();
        let name = self.name(Column::PartyName);
        let from = self.day(Column::PartyFrom);
        let until = self.last_day();
        let source = self.source();
        let told = Told {
            group: group?,
            kind,
            entity: entity?,
            name: name?,
            days: Days { from: from?, until },
            source,
        };
        if may_record(&[], &told.party()) == Err(PartyRefused::EndsBeforeStart) {
            self.remarks
                .wrong(Column::PartyUntil, Wrong::EndsBeforeStart);
        }
        Some(told)
    }

    fn name(&mut self, column: Column) -> Option<String> {
        let Some(text) = self.row.get(column) else {
            self.remarks.wrong(column, Wrong::Missing(column));
            return None;
        };
        let name = self.typed(column, text)?;
        // A name without a letter or a digit could be told from no other.
        if searchable(&name).is_empty() {
            self.remarks.wrong(column, Wrong::NoName);
            return None;
        }
        Some(name)
    }

    fn typed(&mut self, column: Column, text: &str) -> Option<String> {
        let most = if column == Column::PartySource {
            limit::CELL_CHARACTERS
        } else {
            NAME_MAX
        };
        match typed::line(text, most) {
            Ok(text) => text,
            Err(refused) => {
                let wrong = match refused {
                    TypedRefused::TooLong { max } => {
                        Wrong::Longer(u32::try_from(max).unwrap_or(u32::MAX))
                    }
                    TypedRefused::Invisible => Wrong::Invisible,
                };
                self.remarks.wrong(column, wrong);
                None
            }
        }
    }

    fn kind(&mut self) -> Option<BlocKind> {
        let text = self.row.get(Column::GroupKind)?;
        let found = kind(text);
        if found.is_none() {
            self.remarks.wrong(Column::GroupKind, Wrong::Kind);
        }
        found
    }

    /// The entity: by its FINESS, else by its SIREN. Who gives both is known by the FINESS, as
    /// members mostly are; a SIREN that has not its form is told all the same.
    fn entity(&mut self) -> Option<Entity> {
        let finess = self.number::<Finess>(Column::PartyFiness);
        let siren = self.number::<Siren>(Column::PartySiren);
        match (finess, siren) {
            (Given::Nothing, Given::Nothing) => {
                self.remarks.wrong(Column::PartyFiness, Wrong::NoNumber);
                None
            }
            (Given::Nothing, Given::Number(siren)) => Some(Entity::Siren(siren)),
            (Given::Number(finess), siren) => {
                if matches!(siren, Given::Number(_)) {
                    self.remarks.doubt(Column::PartySiren, Doubt::SirenAside);
                }
                if finess.warning().is_some() {
                    self.remarks.doubt(Column::PartyFiness, Doubt::CheckDigit);
                }
                Some(Entity::Finess(finess))
            }
            (Given::Unreadable, _) | (_, Given::Unreadable) => None,
        }
    }

    fn number<N: FromStr<Err = Malformed>>(&mut self, column: Column) -> Given<N> {
        let Some(text) = self.row.get(column) else {
            return Given::Nothing;
        };
        let wrong = match zero_filled(text, 9).parse::<N>() {
            Ok(number) => return Given::Number(number),
            Err(_) if is_scientific(text) => Wrong::Scientific,
            Err(malformed) => malformed.into(),
        };
        self.remarks.wrong(column, wrong);
        Given::Unreadable
    }

    fn day(&mut self, column: Column) -> Option<NaiveDate> {
        let Some(text) = self.row.get(column) else {
            self.remarks.wrong(column, Wrong::Missing(column));
            return None;
        };
        // What a slip of the finger makes of a year is asked again.
        let day = date(text).filter(|day| day.year() < 2200);
        if day.is_none() {
            self.remarks.wrong(column, Wrong::Date);
        }
        day
    }

    /// The last day. Who is in the group still has none: an empty cell, a dash, « en cours ».
    fn last_day(&mut self) -> Option<NaiveDate> {
        let text = self.row.get(Column::PartyUntil)?;
        if matches!(searchable(text).as_str(), "" | "en cours" | "running") {
            return None;
        }
        self.day(Column::PartyUntil)
    }

    fn source(&mut self) -> Option<String> {
        let text = self.row.get(Column::PartySource)?;
        self.typed(Column::PartySource, text)
    }
}
