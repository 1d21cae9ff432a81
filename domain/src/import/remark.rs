//! What is wrong or doubtful in one line, at its column.

use serde::{Deserialize, Serialize};

use super::{CellRefused, Column, Header, Row, limit};
use crate::ght::BlocKind;
use crate::identifier::Malformed;

/// Something to be said about one cell, or about a line as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// The column in the file, from 1; none when the whole line is meant.
    pub column: Option<u32>,
    /// What stands in the cell, shortened to [`limit::SHOWN_CHARACTERS`].
    pub shown: String,
    /// What is said.
    pub what: What,
}

/// Whether a line can be imported all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// The line is not imported until the file is mended.
    Wrong(Wrong),
    /// The line is imported, and somebody should look.
    Doubt(Doubt),
}

/// Why a line cannot be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wrong {
    /// The cell, or the shape of the line.
    Cell(CellRefused),
    /// The cell is empty, and must not be.
    Missing(Column),
    /// A number of a registry has another length.
    Length {
        /// How many characters it has.
        expected: u32,
        /// How many are given.
        found: u32,
    },
    /// A number of a registry has a character where it cannot stand, at this place from 1.
    Character(u32),
    /// A SIRET whose check digit does not fit.
    CheckDigit,
    /// A spreadsheet has turned the number into `1,00035E+10`: its digits are lost.
    Scientific,
    /// No profession that we know.
    Profession,
    /// No mode of practice that we know.
    Mode,
    /// Not the form of a savoir-faire code.
    Skill,
    /// Not the form of an INSEE code.
    CommuneCode,
    /// No commune of that code or name.
    CommuneUnknown,
    /// As many communes have that name: a postal code or an INSEE code would tell.
    CommuneAmbiguous(u32),
    /// Not the form of a postal code.
    PostalCode,
    /// Not the form of an e-mail address.
    Email,
    /// Not the form of a telephone number.
    Phone,
    /// Not a day of the calendar.
    Date,
    /// A day that is still to come.
    Future,
    /// Not a year near this one.
    Year,
    /// Not an amount in euros.
    Amount,
    /// Neither paid nor exempt.
    Settlement,
    /// No means of payment that we know.
    Means,
    /// Not a number of an adhesion.
    Number,
    /// No member of this CPTS is meant.
    NobodyMeant,
    /// As many members could be meant.
    SeveralMeant(u32),
    /// The number, the RPPS and the name do not point at one member.
    Contradiction,
    /// Exempt, and yet an amount.
    ExemptPaid,
    /// More characters than may be kept.
    Longer(u32),
    /// A sign that cannot be seen, or that turns the direction of what follows.
    Invisible,
    /// A name without a letter or a digit.
    NoName,
    /// No kind of group that we know.
    Kind,
    /// Nobody says what this new group is.
    KindNeeded,
    /// The register, or an earlier line, says that the group is something else.
    OtherKind(BlocKind),
    /// Neither FINESS nor SIREN.
    NoNumber,
    /// The last day lies before the first.
    EndsBeforeStart,
    /// The entity is in a group on some of these days.
    Elsewhere,
}

/// What somebody should look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// The check digit of an RPPS or FINESS number does not fit.
    CheckDigit,
    /// Fewer cells than columns.
    ShortLine,
    /// No profession is given: no college or dues rate can be told from it.
    NoProfession,
    /// No identifier of the RPPS (an ADELI number, say): left aside.
    NotRpps,
    /// A sector of activity that we do not know: left aside.
    Sector,
    /// Several communes share the postal code, and no name is given: the commune is left empty.
    CommuneNotTold,
    /// The postal code is of another commune.
    PostalCodeDiffers,
    /// The text looks like UTF-8 that was read in another encoding.
    Garbled,
    /// The same address stands with another member of this CPTS.
    SharedEmail,
    /// Another member of this CPTS has the same name.
    Namesake,
    /// A former member of this CPTS has the same RPPS or name.
    FormerMember,
    /// No day is given: the day of the import is taken.
    DatedToday,
    /// FINESS and SIREN are both given: the FINESS is kept.
    SirenAside,
}

/// Remarks as they are gathered along a line.
pub(super) struct Remarks<'a> {
    header: &'a Header,
    row: &'a Row,
    found: Vec<Remark>,
}

impl<'a> Remarks<'a> {
    /// Begins with what the reader found.
    pub(super) fn of(row: &'a Row, header: &'a Header) -> Self {
        let mut remarks = Self {
            header,
            row,
            found: Vec::new(),
        };
        for (column, refused) in &row.refused {
            remarks.add(*column, What::Wrong(Wrong::Cell(*refused)));
        }
        if row.short {
            remarks.add(None, What::Doubt(Doubt::ShortLine));
        }
        for (column, text) in row.cells() {
            // "é" and its like, each seen as the two characters of its two bytes.
            if text.contains("Ã©")
                || text.contains("Ã¨")
                || text.contains("â€™")
                || text.contains('\u{fffd}')
            {
                remarks.doubt(column, Doubt::Garbled);
            }
        }
        remarks
    }

    pub(super) fn wrong(&mut self, column: Column, wrong: Wrong) {
        // One error a cell is enough: the first is nearest to the cause.
        let number = self.header.number(column);
        let said = |it: &Remark| number.is_some() && it.column == number && it.is_error();
        if !self.found.iter().any(said) {
            self.add(Some(column), What::Wrong(wrong));
        }
    }

    pub(super) fn doubt(&mut self, column: Column, doubt: Doubt) {
        self.add(Some(column), What::Doubt(doubt));
    }

    fn add(&mut self, column: Option<Column>, what: What) {
        let text = column
            .and_then(|column| self.row.get(column))
            .unwrap_or_default();
        let shown = text.chars().take(limit::SHOWN_CHARACTERS).collect();
        let column = column.and_then(|column| self.header.number(column));
        self.found.push(Remark {
            column,
            shown,
            what,
        });
    }

    pub(super) fn into_vec(self) -> Vec<Remark> {
        self.found
    }
}

impl Remark {
    /// A remark about a whole line.
    pub fn on_line(what: What) -> Self {
        Self {
            column: None,
            shown: String::new(),
            what,
        }
    }

    /// Whether it comes from the comparison with the register or other lines, not from the line itself.
    pub const fn is_about_others(&self) -> bool {
        matches!(
            self.what,
            What::Doubt(Doubt::SharedEmail | Doubt::Namesake | Doubt::FormerMember)
                | What::Wrong(Wrong::KindNeeded | Wrong::OtherKind(_) | Wrong::Elsewhere)
        )
    }

    /// Whether it keeps the line from being imported.
    pub const fn is_error(&self) -> bool {
        matches!(self.what, What::Wrong(_))
    }
}

impl From<Malformed> for Wrong {
    fn from(malformed: Malformed) -> Self {
        let count = |number| u32::try_from(number).unwrap_or(u32::MAX);
        match malformed {
            Malformed::Empty => Self::Length {
                expected: 0,
                found: 0,
            },
            Malformed::Length { expected, found } => Self::Length {
                expected: count(expected),
                found: count(found),
            },
            Malformed::Character { position } => Self::Character(count(position)),
            Malformed::CheckDigit => Self::CheckDigit,
        }
    }
}
