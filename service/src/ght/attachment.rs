//! What ties a member to a bloc: found in data, declared, recorded; confirmed, put aside, contested.
//!
//! Whoever changes one goes through [`write`]: the row, a line of its history that keeps how it stands after it, an entry in the
//! journal.

pub mod challenge;
pub mod decide;
pub mod declare;
pub mod edit;
pub mod find;
pub mod queue;
pub mod shown;
pub mod tie;
mod write;
