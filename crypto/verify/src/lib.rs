//! What an audit of a secret vote found, in plain words, in French or English.
//!
//! In scope: the sentences, for the program `verify` and, with the feature `page`, for a page in the
//! browser. Out of scope: the checks themselves, which are `belenios::audit`; and decisions, of which the program says what
//! `replay` says.

#![forbid(unsafe_code)]

mod election;
#[cfg(feature = "page")]
pub mod page;
pub mod words;

pub use election::{Counted, Findings};
pub use finding::{Language, Line, Mark};
