use std::io::Read;

use super::{ArchiveError, Header, Reader};
use crate::hash::Fingerprint;

/// The events of an archive by their hashes: what must still be there later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// The header.
    pub header: Header,
    /// The hash of each event, in order.
    pub events: Vec<Fingerprint>,
}

/// Why an archive does not continue an older copy of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Difference {
    /// They are not the same election, or it was set up again.
    #[error("the two archives do not begin the same way")]
    Beginning,
    /// An event was changed, removed or inserted.
    #[error("event {height} is not the one that the older copy has")]
    Event {
        /// The number of the first event that differs, from 0.
        height: usize,
    },
    /// Events are missing at the end.
    #[error("the older copy has {older} events, and only {newer} of them are left")]
    Shorter {
        /// How many events the older copy has.
        older: usize,
        /// How many the newer has.
        newer: usize,
    },
}

impl History {
    /// Reads an archive to its end.
    ///
    /// # Errors
    /// What is wrong with the archive.
    pub fn read(input: impl Read) -> Result<Self, ArchiveError> {
        let mut reader = Reader::open(input)?;
        let header = reader.header().clone();
        let events = reader
            .by_ref()
            .map(|step| step.map(|step| step.id))
            .collect::<Result<_, _>>()?;
        Ok(Self { header, events })
    }

    /// Whether everything that was in this older copy is in the newer one: the tool's *verify-diff*
    /// (spec, « During the voting phase », step 2).
    ///
    /// # Errors
    /// The first difference.
    pub fn is_continued_by(&self, newer: &Self) -> Result<(), Difference> {
        if self.header != newer.header || self.events.first() != newer.events.first() {
            return Err(Difference::Beginning);
        }
        let differs = |(old, new): (&Fingerprint, &Fingerprint)| old != new;
        if let Some(height) = self.events.iter().zip(&newer.events).position(differs) {
            return Err(Difference::Event { height });
        }
        let (older, newer) = (self.events.len(), newer.events.len());
        if newer < older {
            return Err(Difference::Shorter { older, newer });
        }
        Ok(())
    }
}
