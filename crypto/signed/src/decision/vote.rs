use serde::{Deserialize, Serialize};

use super::Chained as _;
use crate::key::DeviceKey;
use crate::payload::sealed::Body;
use crate::text::{Digest, Id};

/// « This is my ballot on this very text. » In the open vote that follows where no agreement is found.
///
/// Its chain is that of the vote, not the one of the positions: a position is no ballot.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vote {
    /// The ballot.
    pub ballot: Ballot,
    /// In which CPTS.
    pub cpts: Id,
    /// On which decision.
    pub decision: Id,
    /// Whose voice it is: the member's own, or that of who gave the mandate.
    #[serde(rename = "for")]
    pub voice: Id,
    /// Who casts it, as the roll names her.
    pub member: Id,
    /// The number of this envelope in the chain of the voice, from 1.
    pub number: u32,
    /// The envelope before it in the chain.
    pub previous: Option<Digest>,
    /// The frozen roll: who has a voice.
    pub roll: Digest,
    /// The vote's number, after those of the rounds.
    pub round: u32,
    /// The statutes in force.
    pub statutes: Digest,
    /// The text, byte for byte.
    pub text: Digest,
}

/// A ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ballot {
    /// For.
    Yes,
    /// Against.
    No,
    /// Blank.
    Blank,
    /// There, and not voting.
    Abstention,
}

impl Body for Vote {
    fn is_sound(&self) -> bool {
        self.round > 0 && self.link().is_sound()
    }

    fn may_be_by(&self, _: &DeviceKey) -> bool {
        true
    }

    fn subject(&self) -> Option<&Id> {
        Some(&self.decision)
    }
}
