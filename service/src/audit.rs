//! The journal, read.

pub mod journal;
