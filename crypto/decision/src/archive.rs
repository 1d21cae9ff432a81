//! The file: lines of JSON.

mod line;

pub use line::{Format, Head, Line, Person, Reason, Recorded, Wording};

use std::io::{BufRead, Write};

/// No line is longer, in bytes: that with the roll of 20,000 voices is not.
pub const MAX_LINE: u64 = 16_000_000;

/// Lines of an archive that were read, none of them judged yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archive {
    /// Which log.
    pub head: Head,
    /// What was recorded, in the order of the file.
    pub records: Vec<Recorded>,
    /// Who is who, for those who may know.
    pub persons: Vec<Person>,
    /// The reasons that were given, for those who may know.
    pub reasons: Vec<Reason>,
    /// The versions of the text, for those who may know.
    pub wordings: Vec<Wording>,
}

/// Why a file is not an archive.
#[derive(Debug, thiserror::Error)]
pub enum NotAnArchive {
    /// It cannot be read.
    #[error(transparent)]
    Read(#[from] std::io::Error),
    /// A line is none of an archive.
    #[error("line {line} is none of such an archive")]
    Line {
        /// Which, from 1.
        line: usize,
    },
    /// A line is longer than any.
    #[error("line {line} is too long")]
    TooLong {
        /// Which, from 1.
        line: usize,
    },
    /// The first line does not say which log.
    #[error("the first line is not that of such an archive")]
    Head,
}

impl Archive {
    /// Reads the lines.
    ///
    /// # Errors
    /// What is not an archive, with the line.
    pub fn read(mut from: impl BufRead) -> Result<Self, NotAnArchive> {
        let mut archive: Option<Self> = None;
        let mut bytes = Vec::new();
        for line in 1.. {
            bytes.clear();
            let read = std::io::Read::take(&mut from, MAX_LINE).read_until(b'\n', &mut bytes)?;
            if read == 0 {
                break;
            }
            if bytes.pop() != Some(b'\n') {
                return Err(NotAnArchive::TooLong { line });
            }
            let read: Line =
                serde_json::from_slice(&bytes).map_err(|_| NotAnArchive::Line { line })?;
            match (read, &mut archive) {
                (Line::Head(head), None) => {
                    archive = Some(Self {
                        head,
                        records: Vec::new(),
                        persons: Vec::new(),
                        reasons: Vec::new(),
                        wordings: Vec::new(),
                    });
                }
                (_, None) => return Err(NotAnArchive::Head),
                (Line::Head(_), Some(_)) => return Err(NotAnArchive::Line { line }),
                (Line::Record(it), Some(archive)) => archive.records.push(it),
                (Line::Person(it), Some(archive)) => archive.persons.push(it),
                (Line::Reason(it), Some(archive)) => archive.reasons.push(it),
                (Line::Wording(it), Some(archive)) => archive.wordings.push(it),
            }
        }
        archive.ok_or(NotAnArchive::Head)
    }

    /// Writes the lines.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn write(&self, to: &mut impl Write) -> std::io::Result<()> {
        let mut line = |line: &Line| {
            serde_json::to_writer(&mut *to, line)?;
            to.write_all(b"\n")
        };
        line(&Line::Head(self.head.clone()))?;
        for it in &self.records {
            line(&Line::Record(it.clone()))?;
        }
        for it in &self.persons {
            line(&Line::Person(it.clone()))?;
        }
        for it in &self.reasons {
            line(&Line::Reason(it.clone()))?;
        }
        for it in &self.wordings {
            line(&Line::Wording(it.clone()))?;
        }
        Ok(())
    }

    /// The same without what only members may know.
    #[must_use]
    pub fn public(mut self) -> Self {
        self.persons.clear();
        self.reasons.clear();
        self.wordings.clear();
        self
    }
}
