//! The journal.

pub mod journal;
