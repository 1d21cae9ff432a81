//! The first line: which column holds what.

use super::{Column, FileRefused, Separator, limit, row};

/// What each column of a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// For each cell of a line what it holds, `None` for what is not used.
    columns: Vec<Option<Column>>,
    /// The names as they are written, in the order of the file.
    pub names: Vec<String>,
    /// The number of the header's line.
    pub line: u32,
}

impl Header {
    /// Reads the header, the first record of `text`.
    pub(super) fn read(
        text: &str,
        separator: Separator,
        line: u32,
        known: &[Column],
    ) -> Result<Self, FileRefused> {
        let (names, found) = cells(text, separator);
        if found > limit::COLUMNS {
            return Err(FileRefused::TooManyColumns { line, found });
        }
        for (index, name) in names.iter().enumerate() {
            if row::control_character(name).is_some() {
                return Err(FileRefused::HeaderControl {
                    line,
                    column: number(index),
                });
            }
        }
        let columns: Vec<_> = names
            .iter()
            .map(|name| Column::among(known, name))
            .collect();
        if columns.iter().all(Option::is_none) {
            let found = names
                .join(" ")
                .chars()
                .take(limit::SHOWN_CHARACTERS)
                .collect();
            return Err(FileRefused::NoKnownColumn { line, found });
        }
        for (second, column) in columns.iter().enumerate() {
            let Some(column) = column else { continue };
            let first = columns.iter().position(|it| it.as_ref() == Some(column));
            if let Some(first) = first.filter(|first| *first < second) {
                let (first, second) = (number(first), number(second));
                return Err(FileRefused::ColumnTwice {
                    line,
                    column: *column,
                    first,
                    second,
                });
            }
        }
        Ok(Self {
            columns,
            names,
            line,
        })
    }

    /// What the cell at `index` (from 0) holds.
    pub fn column(&self, index: usize) -> Option<Column> {
        self.columns.get(index).copied().flatten()
    }

    /// The place of a column, from 1, as a spreadsheet counts.
    pub fn number(&self, column: Column) -> Option<u32> {
        self.columns
            .iter()
            .position(|it| *it == Some(column))
            .map(number)
    }

    /// Whether the file has this column.
    pub fn has(&self, column: Column) -> bool {
        self.number(column).is_some()
    }

    /// How many cells a line should have.
    pub fn width(&self) -> usize {
        self.columns.len()
    }

    /// The names that nothing was made of, for the person to see that they are left aside.
    pub fn unused(&self) -> impl Iterator<Item = &str> {
        let pairs = self.columns.iter().zip(&self.names);
        pairs
            .filter(|(column, name)| column.is_none() && !name.is_empty())
            .map(|(_, name)| name.as_str())
    }

    /// Refuses a header that lacks one of `needed`; each entry is met by any of its columns.
    ///
    /// # Errors
    ///
    /// [`FileRefused::MissingColumns`] with the first choice of each entry that is not met.
    pub fn require(&self, needed: &[&[Column]]) -> Result<(), FileRefused> {
        let unmet = needed
            .iter()
            .filter(|choice| !choice.iter().any(|column| self.has(*column)));
        let columns: Vec<_> = unmet.filter_map(|choice| choice.first().copied()).collect();
        if columns.is_empty() {
            return Ok(());
        }
        Err(FileRefused::MissingColumns {
            line: self.line,
            columns,
        })
    }
}

/// The cells of the first record of `text`, no more than are allowed, and how many there are.
pub(super) fn cells(text: &str, separator: Separator) -> (Vec<String>, usize) {
    let mut reader = row::reader(text, separator);
    let mut record = csv::StringRecord::new();
    // The text is valid and lines may have any length: nothing can fail.
    if !reader.read_record(&mut record).unwrap_or(false) {
        return (Vec::new(), 0);
    }
    let cells = record.iter().take(limit::COLUMNS);
    (
        cells.map(|cell| cell.trim().to_owned()).collect(),
        record.len(),
    )
}

/// A column as people count: from 1.
fn number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}
