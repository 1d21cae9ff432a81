//! Who may take a position, or cast a ballot, for which voice.

use chrono::{DateTime, Utc};

use crate::canonical::Digest;
use crate::electorate::roll::Voter;
use crate::id::{AdhesionId, AttachmentId};

/// To what a position or a ballot is bound: another text, roll or set of statutes makes it another statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bound {
    /// The round; for the vote, the number after the last round.
    pub round: u16,
    /// The text, byte for byte.
    pub text: Digest,
    /// The statutes in force.
    pub statutes: Digest,
    /// The frozen roll.
    pub roll: Digest,
}

/// What somebody says for a voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// Whose voice it is.
    pub voice: AdhesionId,
    /// Who speaks for it.
    pub by: AdhesionId,
    /// Its number in the chain of the voice, from 1.
    pub number: u32,
    /// To what it is bound.
    pub bound: Bound,
}

/// The last that was said for a voice in this decision, if anything was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Last {
    /// Its number.
    pub number: u32,
    /// Whether the member herself has ever spoken in it.
    pub in_person: bool,
}

/// Why it is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SpeakRefused {
    /// It closed before this arrived.
    #[error("it closed at {at}")]
    Closed {
        /// When.
        at: DateTime<Utc>,
    },
    /// It is about an earlier or later round.
    #[error("it is about round {round}")]
    OtherRound {
        /// Which.
        round: u16,
    },
    /// The text was changed meanwhile.
    #[error("the text is another one now")]
    OtherText,
    /// It names other statutes than those the decision keeps.
    #[error("the statutes are others")]
    OtherStatutes,
    /// It names another roll than the frozen one.
    #[error("the roll is another one")]
    OtherRoll,
    /// That voice is not on the roll.
    #[error("the voice is not on the roll")]
    NotOnRoll,
    /// The member stands aside on this decision.
    #[error("the member is recused")]
    Recused {
        /// The attachment that says so.
        attachment: AttachmentId,
    },
    /// Somebody else carries that voice, or nobody does.
    #[error("the voice is not theirs to speak for")]
    NotYours,
    /// The member has spoken herself, which ends the mandate for this decision (Code civil, art. 2003 and 2004).
    #[error("the member spoke herself")]
    GiverSpoke,
    /// Another one of the same voice came first.
    #[error("number {expected} was expected")]
    Number {
        /// The number that follows the last one.
        expected: u32,
    },
}

/// Whether something may be said for a voice now. `voter` is the line of that voice on the frozen roll, `closes` when the round or
/// the vote does.
///
/// # Errors
/// The first reason against it; those of time first, for they are nobody's fault.
pub fn may_speak(
    said: &Said,
    expected: &Bound,
    voter: Option<&Voter>,
    last: Option<Last>,
    closes: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), SpeakRefused> {
    if now >= closes {
        return Err(SpeakRefused::Closed { at: closes });
    }
    bound(&said.bound, expected)?;
    let voter = voter
        .filter(|it| it.adhesion == said.voice)
        .ok_or(SpeakRefused::NotOnRoll)?;
    if let Some(attachment) = voter.recused {
        return Err(SpeakRefused::Recused { attachment });
    }
    if said.by != said.voice {
        if voter.proxy != Some(said.by) {
            return Err(SpeakRefused::NotYours);
        }
        if last.is_some_and(|it| it.in_person) {
            return Err(SpeakRefused::GiverSpoke);
        }
    }
    let expected = last.map_or(1, |it| it.number.saturating_add(1));
    if said.number != expected {
        return Err(SpeakRefused::Number { expected });
    }
    Ok(())
}

fn bound(said: &Bound, expected: &Bound) -> Result<(), SpeakRefused> {
    if said.round != expected.round {
        return Err(SpeakRefused::OtherRound { round: said.round });
    }
    if said.text != expected.text {
        return Err(SpeakRefused::OtherText);
    }
    if said.statutes != expected.statutes {
        return Err(SpeakRefused::OtherStatutes);
    }
    if said.roll != expected.roll {
        return Err(SpeakRefused::OtherRoll);
    }
    Ok(())
}
