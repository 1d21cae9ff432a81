//! Reading a file of members or dues that somebody kept in a spreadsheet.
//!
//! In scope: telling the encoding and the delimiter, recognising the columns (the 56 of the
//! Annuaire Santé and what a coordinator would type), turning a line into a typed candidate, and
//! saying line by line what an import would do. A file is the work of a stranger: every function
//! here accepts any bytes without a panic, within the bounds of [`limit`].
//!
//! Out of scope: the database, who may import, and the sentence that a person reads.

use std::io::Read;

pub mod limit;
pub mod refused;

pub mod encoding;
pub mod separator;

pub mod column;
pub mod header;
pub mod row;

pub mod cell;

pub mod remark;
mod value;

pub mod place;
pub mod trade;

pub mod candidate;
pub mod choice;
pub mod known;
pub mod verdict;

pub mod party;
pub mod payment;
pub mod register;

pub use candidate::Candidate;
pub use cell::{neutralise, restore};
pub use choice::{Choice, Effect};
pub use column::Column;
pub use encoding::Encoding;
pub use header::Header;
pub use known::{Known, Likeness, Lookalike, Whom};
pub use place::Places;
pub use refused::{CellRefused, FileRefused};
pub use remark::{Doubt, Remark, What, Wrong};
pub use row::{Row, Rows};
pub use separator::Separator;
pub use verdict::{Counts, Detail, Difference, Line, ReadLine, Verdict, dry_run, read_lines};

/// A file that could be read as a table: its header is understood, its rows come one at a time.
#[derive(Debug)]
pub struct Sheet {
    text: String,
    /// Where the header begins in `text`: after a byte order mark and a `sep=;` line.
    start: usize,
    /// The number, counted from 1, of the line on which the header begins.
    first_line: u32,
    /// How the bytes were understood.
    pub encoding: Encoding,
    /// What stands between two cells.
    pub separator: Separator,
    /// What each column holds.
    pub header: Header,
}

impl Sheet {
    /// Reads at most [`limit::FILE_BYTES`] of `source` and understands its first line.
    ///
    /// # Errors
    ///
    /// [`FileRefused`] when nothing of the file can be used: too large, unreadable encoding, not
    /// a text, no header. What is wrong with single lines is found by [`Sheet::rows`].
    pub fn read(source: impl Read) -> Result<Self, FileRefused> {
        let mut bytes = Vec::new();
        source
            .take(limit::FILE_BYTES + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| FileRefused::Interrupted)?;
        Self::parse(bytes)
    }

    /// Does the work of [`Sheet::read`] on bytes that are already here.
    ///
    /// # Errors
    ///
    /// As [`Sheet::read`].
    pub fn parse(bytes: Vec<u8>) -> Result<Self, FileRefused> {
        Self::with_columns(bytes, &Column::ALL)
    }

    /// Does the work of [`Sheet::parse`] for a file that may have these columns.
    ///
    /// # Errors
    ///
    /// As [`Sheet::read`].
    pub fn with_columns(bytes: Vec<u8>, columns: &[Column]) -> Result<Self, FileRefused> {
        if bytes.len() as u64 > limit::FILE_BYTES {
            return Err(FileRefused::TooLarge);
        }
        let (text, encoding) = encoding::decode(bytes)?;
        let hint = separator::hint(&text);
        let (start, first_line) =
            row::skip_blank(&text, hint.as_ref().map_or(0, |found| found.length));
        if start == text.len() {
            return Err(FileRefused::Empty);
        }
        let rest = text.get(start..).unwrap_or_default();
        let separator =
            hint.map_or_else(|| separator::detect(rest, columns), |found| found.separator);
        let header = Header::read(rest, separator, first_line, columns)?;
        Ok(Self {
            text,
            start,
            first_line,
            encoding,
            separator,
            header,
        })
    }

    /// The lines under the header, in the order of the file.
    pub fn rows(&self) -> Rows<'_> {
        let rest = self.text.get(self.start..).unwrap_or_default();
        Rows::new(rest, self.separator, self.first_line, &self.header)
    }
}

#[cfg(test)]
mod tests;
