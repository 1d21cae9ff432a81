use super::{Event, Kind};
use crate::hash::Fingerprint;
use crate::wire;

/// The chain of events up to now: what the next one must follow.
///
/// It is small, so that a server keeps it between two events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chain {
    last: Option<Fingerprint>,
    height: u64,
    stage: Stage,
}

/// How far an election is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nothing is defined.
    Empty,
    /// Ballots come.
    Voting,
    /// Voting ended.
    Closed,
    /// The encrypted tally is there; trustees decrypt.
    Tallied,
    /// The result is there. Nothing follows.
    Done,
}

/// Why an event cannot follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Disorder {
    /// The parent it names is not the event before it.
    #[error("the event does not follow the one before it: an event was removed, added or moved")]
    Parent,
    /// Its height is not one more than that of the event before it.
    #[error("the event is numbered {found} instead of {expected}")]
    Height {
        /// What the number should be.
        expected: u64,
        /// What it is.
        found: u64,
    },
    /// An election does not go this way.
    #[error("the event {next:?} cannot come when the election is {stage:?}")]
    Stage {
        /// How far the election is.
        stage: Stage,
        /// What came.
        next: Kind,
    },
}

impl Chain {
    /// Before the first event.
    pub const EMPTY: Self = Self {
        last: None,
        height: 0,
        stage: Stage::Empty,
    };

    /// Where so many ballots have come, and the last event has this hash: what a server keeps between two of them.
    pub const fn voting(last: Fingerprint, ballots: u64) -> Self {
        Self {
            last: Some(last),
            height: ballots + 1,
            stage: Stage::Voting,
        }
    }

    /// The hash of the last event, which stands for the whole archive.
    pub const fn last(&self) -> Option<Fingerprint> {
        self.last
    }

    /// How many events there are.
    pub const fn height(&self) -> u64 {
        self.height
    }

    /// How far the election is.
    pub const fn stage(&self) -> Stage {
        self.stage
    }

    /// The event that follows.
    ///
    /// # Errors
    /// When an election does not go this way.
    pub fn next(&self, kind: Kind, payload: Option<Fingerprint>) -> Result<Event, Disorder> {
        self.after(kind)?;
        Ok(Event {
            parent: self.last,
            height: self.height,
            kind,
            payload,
        })
    }

    /// The chain with this event at its end.
    ///
    /// # Errors
    /// When it does not follow.
    pub fn with(&self, event: &Event) -> Result<Self, Disorder> {
        if event.height != self.height {
            return Err(Disorder::Height {
                expected: self.height,
                found: event.height,
            });
        }
        if event.parent != self.last {
            return Err(Disorder::Parent);
        }
        Ok(Self {
            last: Some(Fingerprint::of(&wire::write(event))),
            height: self.height + 1,
            stage: self.after(event.kind)?,
        })
    }

    fn after(&self, next: Kind) -> Result<Stage, Disorder> {
        match (self.stage, next) {
            (Stage::Empty, Kind::Setup) | (Stage::Voting, Kind::Ballot) => Ok(Stage::Voting),
            (Stage::Voting, Kind::EndBallots) => Ok(Stage::Closed),
            (Stage::Closed, Kind::EncryptedTally) => Ok(Stage::Tallied),
            (Stage::Tallied, Kind::Shuffle | Kind::EndShuffles | Kind::PartialDecryption) => {
                Ok(Stage::Tallied)
            }
            (Stage::Tallied, Kind::Result) => Ok(Stage::Done),
            (stage, next) => Err(Disorder::Stage { stage, next }),
        }
    }
}

#[cfg(test)]
mod tests;
