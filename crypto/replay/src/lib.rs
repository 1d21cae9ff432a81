//! Whether the archive of a decision holds: the bytes of a file in, sentences out. Nothing leaves the page.
//!
//! In scope: the sentences, for the program `verify` and, with the feature `page`, for a page in the browser; and what is said
//! of a file that is no such archive. Out of scope: the checks, which are `decision::audit`. It is a crate of its own because
//! it needs no secret votes.

#![forbid(unsafe_code)]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable
)]

#[cfg(feature = "page")]
pub mod page;

mod found;
mod refused;

use decision::archive::Archive;
use decision::audit::audit;
use serde::Serialize;

use finding::Language;
pub use found::{Findings, Table};

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Shown {
    /// What was checked.
    Found(Box<Findings>),
    /// Why nothing could be.
    Refused {
        /// In one sentence.
        refused: String,
        /// What to do.
        advice: &'static str,
        /// Whether it is the archive of a secret vote, which another page verifies.
        secret: bool,
    },
}

/// Checks an archive. `log` is the key of the log that is known from elsewhere, if one is.
pub fn check(file: &[u8], language: Language, log: Option<&str>) -> Shown {
    match Archive::read(file) {
        Ok(archive) => {
            let report = audit(&archive, log);
            Shown::Found(Box::new(Findings::of(&archive, &report, language)))
        }
        Err(error) => refused::refused(file, &error, language),
    }
}

#[cfg(test)]
mod tests;
