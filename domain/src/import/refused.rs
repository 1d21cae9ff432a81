//! Why a file, or one cell of it, could not be used.

use super::{Column, limit};

/// Nothing of the file can be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileRefused {
    /// No line with anything on it.
    #[error("the file is empty")]
    Empty,
    /// The header is there, and nothing under it.
    #[error("the file has a header and no line under it")]
    HeaderOnly,
    /// More than [`limit::FILE_BYTES`].
    #[error("the file is larger than {} bytes", limit::FILE_BYTES)]
    TooLarge,
    /// More than [`limit::LINES`] lines under the header.
    #[error("the file has more than {} lines", limit::LINES)]
    TooManyLines,
    /// More than [`limit::PARTIES`] lines under the header of a file of groups.
    #[error("the file has more than {} lines", limit::PARTIES)]
    TooManyParties,
    /// More than [`limit::COLUMNS`] columns in the header.
    #[error("line {line} has {found} columns")]
    TooManyColumns {
        /// The header's line.
        line: u32,
        /// How many columns it has.
        found: usize,
    },
    /// The reading stopped before the end: a cut upload.
    #[error("the file did not arrive whole")]
    Interrupted,
    /// UTF-16 or UTF-32: "Unicode text" in some spreadsheets.
    #[error("the file is in UTF-16")]
    Utf16,
    /// A workbook or another compressed file under a name that ends in `.csv`.
    #[error("the file is a workbook or an archive, not text")]
    Workbook,
    /// UTF-8 with bytes that are not, as when two files were glued together.
    #[error("line {line}, character {character}: not UTF-8, while the rest is")]
    MixedEncoding {
        /// The line of the first wrong byte.
        line: u32,
        /// Its place on the line, in characters, from 1.
        character: u32,
    },
    /// A character of control in the header.
    #[error("line {line}, column {column}: a control character in the header")]
    HeaderControl {
        /// The header's line.
        line: u32,
        /// The column, from 1.
        column: u32,
    },
    /// Two columns that mean the same.
    #[error("line {line}: columns {first} and {second} both hold {column:?}")]
    ColumnTwice {
        /// The header's line.
        line: u32,
        /// What both hold.
        column: Column,
        /// The first of them, from 1.
        first: u32,
        /// The second of them, from 1.
        second: u32,
    },
    /// No column was recognised: a title above the header, or no header at all.
    #[error("line {line}: no known column name")]
    NoKnownColumn {
        /// The header's line.
        line: u32,
        /// Its beginning, as it is written.
        found: String,
    },
    /// Columns without which no line can be used.
    #[error("line {line}: columns missing: {columns:?}")]
    MissingColumns {
        /// The header's line.
        line: u32,
        /// What is missing, in the order in which it is expected.
        columns: Vec<Column>,
    },
    /// A quotation mark that is opened and never closed: the end of the file is missing.
    #[error("line {line}, column {column}: a quotation mark is never closed")]
    UnclosedQuote {
        /// The line on which the row with the open quotation mark begins.
        line: u32,
        /// The column of the open cell, from 1.
        column: u32,
    },
}

/// One cell, or the shape of one line, is wrong; the other lines are not touched by it.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum CellRefused {
    /// NUL or another character of control.
    #[error("control character U+{0:04X}")]
    Control(u32),
    /// More than [`limit::CELL_CHARACTERS`].
    #[error("longer than {} characters", limit::CELL_CHARACTERS)]
    TooLong,
    /// More cells than the header has columns, and not all of the others empty: nearly always a
    /// delimiter inside a cell that has no quotation marks.
    #[error("{found} cells where the header has {expected}")]
    TooManyCells {
        /// Cells of the line.
        found: usize,
        /// Columns of the header.
        expected: usize,
    },
}
