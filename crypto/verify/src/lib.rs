//! What an audit of a secret vote found, in plain words, in French or English.
//!
//! In scope: the sentences, for the program `verify` and, with the feature `page`, for a page in the
//! browser. Out of scope: the checks themselves, which are `belenios::audit` and, of a whole election, `election::audit`; and
//! decisions, of which the program says what `replay` says.

#![forbid(unsafe_code)]

#[cfg(any(feature = "page", feature = "program"))]
mod dossier;
#[cfg(feature = "page")]
pub mod page;
mod urn;
pub mod words;

#[cfg(any(feature = "page", feature = "program"))]
pub use dossier::{Dossier, Urn};
pub use finding::{Language, Line, Mark};
pub use urn::{Counted, Findings};
