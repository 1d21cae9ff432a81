//! The file: lines of JSON.

mod line;

pub use line::{Format, Head, Mandate, Recorded};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use line::Line;

/// How such a file begins.
pub const OPENING: &[u8] = br#"{"line":"contract","#;

/// No file is longer, in bytes: a document of 10 MB and the archives of several decisions are not.
pub const MAX_FILE: usize = 64_000_000;

/// A file that was read, nothing of it judged yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archive {
    /// Which log.
    pub head: Head,
    /// The text, in its canonical form.
    pub text: String,
    /// The document.
    pub pdf: Vec<u8>,
    /// What was logged, in the order of the file.
    pub records: Vec<Recorded>,
    /// The mandates, one a CPTS.
    pub mandates: Vec<Mandate>,
}

/// Why bytes are not such a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAnArchive {
    /// It does not begin as one.
    #[error("this is not the file of a contract")]
    Head,
    /// It is longer than any.
    #[error("the file is longer than {MAX_FILE} bytes")]
    TooLong,
    /// A line is none of such a file, or stands twice.
    #[error("line {line} is none of such a file")]
    Line {
        /// Which, from 1.
        line: usize,
    },
    /// It ends too early.
    #[error("the file is cut short")]
    CutShort,
}

/// Whether bytes begin as such a file does.
pub fn is_contract(first: &[u8]) -> bool {
    first.starts_with(OPENING)
}

impl Archive {
    /// Reads the lines.
    ///
    /// # Errors
    /// [`NotAnArchive`].
    pub fn read(bytes: &[u8]) -> Result<Self, NotAnArchive> {
        if !is_contract(bytes) {
            return Err(NotAnArchive::Head);
        }
        if MAX_FILE < bytes.len() {
            return Err(NotAnArchive::TooLong);
        }
        let lines = bytes.strip_suffix(b"\n").ok_or(NotAnArchive::CutShort)?;
        let mut lines = lines.split(|it| *it == b'\n').zip(1..);
        let mut next = || {
            let (bytes, line) = lines.next()?;
            let read = serde_json::from_slice::<Line>(bytes);
            Some(read.map_err(|_| NotAnArchive::Line { line }))
        };
        let Some(Line::Contract(head)) = next().transpose()? else {
            return Err(NotAnArchive::Head);
        };
        let Some(Line::Text { text }) = next().transpose()? else {
            return Err(NotAnArchive::Line { line: 2 });
        };
        let Some(Line::Document { pdf }) = next().transpose()? else {
            return Err(NotAnArchive::Line { line: 3 });
        };
        let pdf = STANDARD
            .decode(pdf)
            .map_err(|_| NotAnArchive::Line { line: 3 })?;
        let mut archive = Self {
            head,
            text,
            pdf,
            records: Vec::new(),
            mandates: Vec::new(),
        };
        let mut line = 3;
        while let Some(read) = next() {
            line += 1;
            match read? {
                Line::Record(it) => archive.records.push(it),
                Line::Mandate(it) => archive.mandates.push(it),
                Line::Contract(_) | Line::Text { .. } | Line::Document { .. } => {
                    return Err(NotAnArchive::Line { line });
                }
            }
        }
        Ok(archive)
    }

    /// Its bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let mut line = |line: &Line| {
            // It cannot fail: there is no map, and no serialiser that fails.
            out.extend(serde_json::to_vec(line).unwrap_or_default());
            out.push(b'\n');
        };
        line(&Line::Contract(self.head.clone()));
        line(&Line::Text {
            text: self.text.clone(),
        });
        line(&Line::Document {
            pdf: STANDARD.encode(&self.pdf),
        });
        for it in &self.records {
            line(&Line::Record(it.clone()));
        }
        for it in &self.mandates {
            line(&Line::Mandate(it.clone()));
        }
        out
    }
}
