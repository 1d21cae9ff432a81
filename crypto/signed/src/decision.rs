//! Decisions: the position a member takes, the life of an objection, and the ballot where no agreement is found.
//!
//! A member speaks for a voice: her own, or that of who gave her a mandate. Each voice has its own chain of
//! envelopes in a decision, numbered from 1, each naming the one before it; the highest number counts.

mod chain;
mod objection;
mod position;
mod reason;
mod vote;

pub use chain::{Chained, Link};
pub use objection::{Answer, Outcome, Word};
pub use position::{Choice, Position};
pub use reason::{MAX_REASON, NotAReason, Reason};
pub use vote::{Ballot, Vote};
