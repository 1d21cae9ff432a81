//! What stands between two cells.

use super::{Column, header};

/// A delimiter that spreadsheets and the Annuaire Santé use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// `;`, as spreadsheets set to French write.
    Semicolon,
    /// `,`
    Comma,
    /// `|`, as the Annuaire Santé writes.
    Bar,
    /// The tabulator, as a paste from a spreadsheet gives.
    Tab,
}

impl Separator {
    /// All of them; the first wins when two fit equally well.
    pub const ALL: [Self; 4] = [Self::Semicolon, Self::Comma, Self::Bar, Self::Tab];

    /// The byte in the file.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Bar => b'|',
            Self::Tab => b'\t',
        }
    }
}

/// A first line `sep=;`, by which some spreadsheets tell the delimiter.
pub(super) struct Hint {
    pub(super) separator: Separator,
    /// Bytes of the line, without its end.
    pub(super) length: usize,
}

/// Reads the hint on the first line, if it is one.
pub(super) fn hint(text: &str) -> Option<Hint> {
    let line = text.split(['\n', '\r']).next()?;
    let sign = line
        .strip_prefix("sep=")
        .or_else(|| line.strip_prefix("SEP="))?;
    let separator = Separator::ALL
        .into_iter()
        .find(|it| sign.as_bytes() == [it.byte()])?;
    Some(Hint {
        separator,
        length: line.len(),
    })
}

/// The delimiter under which the header makes most sense: most known columns, then most cells.
pub(super) fn detect(text: &str, columns: &[Column]) -> Separator {
    let fit = |separator: Separator| {
        let (cells, count) = header::cells(text, separator);
        let known = cells
            .iter()
            .filter(|cell| Column::among(columns, cell).is_some());
        (known.count(), count)
    };
    let mut best = (Separator::Semicolon, fit(Separator::Semicolon));
    for separator in Separator::ALL.into_iter().skip(1) {
        let found = fit(separator);
        if found > best.1 {
            best = (separator, found);
        }
    }
    best.0
}
