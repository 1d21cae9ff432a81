use serde::{Deserialize, Serialize};
use tlog::leaf::Commitment;

use crate::key::DeviceKey;
use crate::payload::sealed::Body;
use crate::text::{Digest, Id};

/// « This is our answer to your objection. » Signed by who facilitates the decision or tabled it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// In which CPTS.
    pub cpts: Id,
    /// On which decision.
    pub decision: Id,
    /// Who answers.
    pub member: Id,
    /// The envelope of the objection.
    pub objection: Digest,
    /// The improved text that takes it in, if one does.
    pub proposes: Option<Digest>,
    /// What is answered, committed to with a salt as [`super::Reason::commit_answer`] does.
    pub reply: Commitment,
    /// Of the decision, from 1.
    pub round: u32,
}

/// « This is what becomes of my objection. » The objector's last word; without one, her objection is
/// maintained.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Word {
    /// The envelope of the answer it is about; an objection may also be withdrawn without one.
    pub answer: Option<Digest>,
    /// In which CPTS.
    pub cpts: Id,
    /// On which decision.
    pub decision: Id,
    /// Whose voice objected.
    #[serde(rename = "for")]
    pub voice: Id,
    /// Who speaks for it.
    pub member: Id,
    /// The envelope of the objection.
    pub objection: Digest,
    /// What becomes of it.
    pub outcome: Outcome,
    /// Of the decision, from 1.
    pub round: u32,
}

/// What becomes of an objection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The answer takes it in.
    Integrated,
    /// It no longer stands.
    Withdrawn,
    /// It stands.
    Maintained,
}

impl Body for Answer {
    fn is_sound(&self) -> bool {
        self.round > 0
    }

    fn may_be_by(&self, _: &DeviceKey) -> bool {
        true
    }

    fn subject(&self) -> Option<&Id> {
        Some(&self.decision)
    }
}

impl Body for Word {
    /// What takes an objection in is an answer.
    fn is_sound(&self) -> bool {
        self.round > 0 && (self.answer.is_some() || self.outcome != Outcome::Integrated)
    }

    fn may_be_by(&self, _: &DeviceKey) -> bool {
        true
    }

    fn subject(&self) -> Option<&Id> {
        Some(&self.decision)
    }
}
