//! The archive of an election, `UUID.bel`: everything that is public, in the order in which it
//! happened (spec, « Public data »).
//!
//! It is an old-style tar without an end mark, so that it only ever grows: a header, then data
//! (`<sha256>.data.json`) and events (`<sha256>.event.json`). An event names its parent by its hash,
//! and its payload by its hash; so the hash of the last event stands for the whole archive.
//!
//! [`Reader`] accepts one layout only, the one the reference tool writes (and insists on): the data of
//! an event stand right before it, in the order of the specification, every byte is accounted for, and
//! events follow one another as an election goes. What it gives is *intact*; whether it is *right*
//! (proofs, tally, result) is asked elsewhere.

mod chain;
mod diff;
mod event;
mod header;
mod read;
mod tar;
mod write;

pub use chain::{Chain, Disorder, Stage};
pub use diff::{Difference, History};
pub use event::{Event, Kind, SetupData};
pub use header::{Header, Timestamp};
pub use read::{Content, Reader, Setup, Step};
pub use tar::LARGEST_ENTRY;
pub use write::Writer;

use crate::hash::Fingerprint;
use crate::wire::WireError;

/// Why an archive is refused: what is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("entry {entry}: {fault}")]
pub struct ArchiveError {
    /// Which file of the archive, the header being 0.
    pub entry: u64,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with an entry of an archive.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The bytes could not be read; the message of the system.
    #[error("it cannot be read: {0}")]
    Unreadable(String),
    /// The archive ends inside an entry.
    #[error("the archive ends in the middle of it")]
    CutShort,
    /// The 512 bytes before an entry are not what the tool writes.
    #[error("its tar header is not the one that Belenios writes")]
    TarHeader,
    /// The date in a tar header is not the one of the archive's header.
    #[error("its date is not the archive's")]
    Date,
    /// The bytes that fill up a block are not zero.
    #[error("there are bytes after its end")]
    Padding,
    /// The first file is not called `BELENIOS`.
    #[error("it does not begin as a Belenios archive")]
    NotAnArchive,
    /// The header announces a version that is not known here.
    #[error("version {0} of the archive format is not known")]
    Version(u64),
    /// The name of a file is neither `<sha256>.data.json` nor `<sha256>.event.json`.
    #[error("its name is not one of an archive")]
    Name,
    /// A file is larger than anything an election has.
    #[error("it is too large: {0} bytes")]
    TooLarge(u64),
    /// The contents do not have the hash that the name says.
    #[error("its contents were changed: their hash is not its name")]
    Hash,
    /// An event, or data that belong to it, cannot be read.
    #[error("it is not what it should be: {0}")]
    Json(#[from] WireError),
    /// An event does not follow the one before it.
    #[error(transparent)]
    Disorder(#[from] Disorder),
    /// An event that needs a payload has none, or the other way round.
    #[error("the event {0:?} has a payload too few or too many")]
    Payload(Kind),
    /// The data before an event are not those it names, in their order.
    #[error("the data before the event {0:?} are not those that it names")]
    Data(Kind),
    /// Data that no event names.
    #[error("no event names the data {0}")]
    Dangling(Fingerprint),
    /// Shuffles belong to questions that are not homomorphic.
    #[error("it shuffles ballots; only homomorphic questions are known here")]
    Shuffle,
}
