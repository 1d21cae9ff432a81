//! The lines under the header, one at a time.

use super::{CellRefused, Column, FileRefused, Header, Separator, cell, limit};

/// One line of a file: the cells that are used, cleaned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The number of the line on which the row begins, from 1, as a text editor counts.
    pub line: u32,
    /// The used cells that are not empty.
    cells: Vec<(Column, String)>,
    /// What is wrong with the line before anybody looks at its meaning. The column is missing
    /// when the whole line is meant.
    pub refused: Vec<(Option<Column>, CellRefused)>,
    /// The line has fewer cells than the header, as some spreadsheets write when the last ones
    /// are empty.
    pub short: bool,
}

impl Row {
    /// The text of a cell: trimmed, on one line, never empty.
    pub fn get(&self, column: Column) -> Option<&str> {
        self.cells
            .iter()
            .find(|(it, _)| *it == column)
            .map(|(_, text)| text.as_str())
    }

    /// A row made by hand, for tests and for lines that were kept.
    pub fn of(line: u32, cells: &[(Column, &str)]) -> Self {
        let cells = cells
            .iter()
            .map(|(column, text)| (*column, (*text).to_owned()))
            .collect();
        Self {
            line,
            cells,
            refused: Vec::new(),
            short: false,
        }
    }

    /// The used cells in the order of the file.
    pub fn cells(&self) -> impl Iterator<Item = (Column, &str)> {
        self.cells
            .iter()
            .map(|(column, text)| (*column, text.as_str()))
    }
}

/// Reads the rows of a [`super::Sheet`] one after the other. Ends after the first error.
pub struct Rows<'a> {
    reader: csv::Reader<&'a [u8]>,
    record: csv::StringRecord,
    header: &'a Header,
    separator: Separator,
    text: &'a str,
    /// Up to where `line` has been counted.
    counted: usize,
    line: u32,
    read: usize,
    over: bool,
}

impl<'a> Rows<'a> {
    pub(super) fn new(text: &'a str, separator: Separator, line: u32, header: &'a Header) -> Self {
        let mut rows = Self {
            reader: reader(text, separator),
            record: csv::StringRecord::new(),
            header,
            separator,
            text,
            counted: 0,
            line,
            read: 0,
            over: false,
        };
        rows.over = !rows.reader.read_record(&mut rows.record).unwrap_or(false);
        rows
    }

    fn read_next(&mut self) -> Option<Result<Row, FileRefused>> {
        loop {
            match self.reader.read_record(&mut self.record) {
                Ok(true) => {}
                // The text is valid and lines may have any length: nothing else can fail.
                Ok(false) | Err(_) => return self.end(),
            }
            let line = self.line_of_record();
            if let Some(column) = self.unclosed_quote() {
                return Some(Err(FileRefused::UnclosedQuote { line, column }));
            }
            if self.record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            self.read += 1;
            if self.read > limit::LINES {
                return Some(Err(FileRefused::TooManyLines));
            }
            return Some(Ok(self.row(line)));
        }
    }

    fn end(&mut self) -> Option<Result<Row, FileRefused>> {
        (self.read == 0).then_some(Err(FileRefused::HeaderOnly))
    }

    fn row(&self, line: u32) -> Row {
        let (found, expected) = (self.record.len(), self.header.width());
        let mut row = Row {
            line,
            cells: Vec::new(),
            refused: Vec::new(),
            short: found < expected,
        };
        if self
            .record
            .iter()
            .skip(expected)
            .any(|cell| !cell.trim().is_empty())
        {
            row.refused
                .push((None, CellRefused::TooManyCells { found, expected }));
        }
        for (index, raw) in self.record.iter().enumerate().take(expected) {
            let Some(column) = self.header.column(index) else {
                continue;
            };
            match clean(raw) {
                Ok(text) if text.is_empty() => {}
                Ok(text) => row.cells.push((column, text)),
                Err(refused) => {
                    row.refused.push((Some(column), refused));
                    row.cells.push((column, shown(raw)));
                }
            }
        }
        row
    }

    /// The line on which the record that was just read begins. Empty lines before it do not
    /// belong to it.
    fn line_of_record(&mut self) -> u32 {
        let from = self.record.position().map_or(0, csv::Position::byte);
        let from = usize::try_from(from)
            .unwrap_or(usize::MAX)
            .min(self.text.len());
        let rest = self.text.get(from..).unwrap_or_default();
        let begin = self.text.len() - rest.trim_start_matches(['\r', '\n']).len();
        // Between the two characters of a line end there is no line.
        let passed = self.text.get(self.counted..begin).unwrap_or_default();
        self.line = self.line.saturating_add(count_lines(passed));
        self.counted = begin;
        self.line
    }

    /// The column of a quotation mark that is still open at the end of the file.
    fn unclosed_quote(&self) -> Option<u32> {
        if !self.reader.is_done() && self.text.len() as u64 > self.reader.position().byte() {
            return None;
        }
        let record = self.text.get(self.counted..).unwrap_or_default();
        open_quote(record.as_bytes(), self.separator.byte())
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, FileRefused>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.over {
            return None;
        }
        let next = self.read_next();
        self.over = !matches!(next, Some(Ok(_)));
        next
    }
}

/// The reader that header and rows share, so that both see the same cells.
pub(super) fn reader(text: &str, separator: Separator) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(separator.byte())
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes())
}

/// Where something begins after `from`, and on which line, from 1.
pub(super) fn skip_blank(text: &str, from: usize) -> (usize, u32) {
    let rest = text.get(from..).unwrap_or_default();
    let begin = text.len() - rest.trim_start_matches(['\r', '\n', ' ']).len();
    (
        begin,
        count_lines(text.get(..begin).unwrap_or_default()).saturating_add(1),
    )
}

/// How many line ends are in `text`; `\r\n` is one, and so is a lone `\r`.
pub(super) fn count_lines(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let ends = bytes
        .iter()
        .enumerate()
        .filter(|(index, byte)| match **byte {
            b'\r' => true,
            b'\n' => index.checked_sub(1).and_then(|it| bytes.get(it)) != Some(&b'\r'),
            _ => false,
        });
    u32::try_from(ends.count()).unwrap_or(u32::MAX)
}

/// The first character of control that has no place in a cell.
pub(super) fn control_character(text: &str) -> Option<char> {
    text.chars()
        .find(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
}

/// A cell as it is used: an apostrophe put before a formula is taken away, line ends and runs of
/// blanks become one space.
fn clean(raw: &str) -> Result<String, CellRefused> {
    if let Some(found) = control_character(raw) {
        return Err(CellRefused::Control(found.into()));
    }
    let words = cell::restore(raw.trim()).split_whitespace();
    let mut text = String::new();
    let mut length = 0;
    for word in words {
        length += word.chars().count() + 1;
        if length > limit::CELL_CHARACTERS + 1 {
            return Err(CellRefused::TooLong);
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    Ok(text)
}

/// The beginning of a cell that cannot be used, with its characters of control made visible.
fn shown(raw: &str) -> String {
    let visible = raw.trim().chars().take(limit::SHOWN_CHARACTERS);
    visible
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect()
}

/// The column, from 1, of a quotation mark that the record opens and does not close.
fn open_quote(record: &[u8], separator: u8) -> Option<u32> {
    let (mut column, mut quoted, mut start) = (1_u32, false, true);
    let mut bytes = record.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' if quoted => {
                if bytes.peek() == Some(&b'"') {
                    bytes.next();
                } else {
                    quoted = false;
                }
            }
            b'"' if start => quoted = true,
            _ if quoted => {}
            b'\r' | b'\n' => break,
            _ => {}
        }
        start = !quoted && byte == separator;
        if start {
            column = column.saturating_add(1);
        }
    }
    quoted.then_some(column)
}
