use serde::{Deserialize, Serialize};
use tlog::leaf::Commitment;

use super::Chained as _;
use crate::key::DeviceKey;
use crate::payload::sealed::Body;
use crate::text::{Digest, Id};

/// « This is my position on this very text. »
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// The position.
    pub choice: Choice,
    /// In which CPTS.
    pub cpts: Id,
    /// On which decision.
    pub decision: Id,
    /// Whose voice it is: the member's own, or that of who gave the mandate.
    #[serde(rename = "for")]
    pub voice: Id,
    /// Who takes it, as the roll names her.
    pub member: Id,
    /// The number of this envelope in the chain of the voice, from 1.
    pub number: u32,
    /// The envelope before it in the chain.
    pub previous: Option<Digest>,
    /// The reason, committed to with a salt: [`super::Reason::commit`].
    pub reason: Option<Commitment>,
    /// The frozen roll: who has a voice.
    pub roll: Digest,
    /// Of the decision, from 1.
    pub round: u32,
    /// The statutes in force.
    pub statutes: Digest,
    /// The text, byte for byte.
    pub text: Digest,
}

/// A position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// For it.
    Support,
    /// Not against it.
    Consent,
    /// Not against it, and with a doubt to be written down.
    Reservation,
    /// Against it, with the reason and the harm that is foreseen.
    Objection,
    /// None.
    Abstention,
}

impl Body for Position {
    fn is_sound(&self) -> bool {
        let reasoned = self.reason.is_some() || self.choice != Choice::Objection;
        reasoned && self.round > 0 && self.link().is_sound()
    }

    fn may_be_by(&self, _: &DeviceKey) -> bool {
        true
    }

    fn subject(&self) -> Option<&Id> {
        Some(&self.decision)
    }
}
