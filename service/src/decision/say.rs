//! Why something that was signed is not taken.

use chrono::{DateTime, Utc};
use domain::account::device::End;
use domain::decision::objection::ObjectionRefused;
use domain::decision::speak::SpeakRefused;
use domain::typed::TypedRefused;

/// Why something that was signed is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SayRefused {
    /// The bytes are no envelope in its one form.
    NotAnEnvelope,
    /// It is a statement of another kind.
    Kind,
    /// It is signed with a key that is none of this person's.
    UnknownKey,
    /// The device waits, and does not speak yet.
    KeyWaits {
        /// Until then.
        until: DateTime<Utc>,
    },
    /// The device speaks no more.
    KeyEnded {
        /// Since then.
        at: DateTime<Utc>,
        /// Why.
        why: End,
    },
    /// The signature does not hold.
    Signature,
    /// What was signed is no such statement in its one form.
    NotAStatement,
    /// It is about another decision, or another CPTS.
    OtherDecision,
    /// Who speaks in it is not this person, nor anybody for whom she speaks.
    NotYou,
    /// Nothing is open in which it could be said.
    NothingOpen,
    /// It may not be said: of those of time, each says when.
    Speak(SpeakRefused),
    /// It does not name the statement before it.
    Chain,
    /// What is given as its reason is not taken.
    Reason(ReasonRefused),
    /// Who answers does not facilitate this decision.
    Facilitator,
    /// There is no such objection in this round.
    NoObjection,
    /// There is no such answer to that objection.
    NoAnswer,
    /// The objection is over, or not answered.
    Objection(ObjectionRefused),
    /// The text that is proposed is missing, cannot be kept, or is not the one that was signed.
    Proposal(Option<TypedRefused>),
    /// Nothing was sent, or more than one has voices.
    Count,
}

/// Why a reason, or the text of an answer, is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReasonRefused {
    /// It is missing.
    Missing,
    /// An objection says which harm it foresees.
    Harm,
    /// It cannot be kept: too long, or with signs that cannot be seen.
    Typed(TypedRefused),
    /// The salt is not 64 hexadecimal digits.
    Salt,
    /// It is not the one that was signed.
    Other,
}

/// Everything that is said is sent at once: no more envelopes than this.
pub const ENVELOPES: usize = 50;
