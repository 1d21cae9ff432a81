//! Votes: codes are registered, ballots cast, shuffled into the archive, and nobody finds out who cast which.

mod bad;
mod ballot;
mod cast;
mod integrity;
mod link;
mod program;
mod race;
mod scene;
mod sheet;
