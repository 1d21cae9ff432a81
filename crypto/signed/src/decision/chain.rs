use super::{Position, Vote};
use crate::envelope::Verified;
use crate::payload::Payload;
use crate::text::{Digest, Id};

/// A statement of a chain: each voice has one in a decision.
pub trait Chained: Payload {
    /// Whether each round begins a chain of its own.
    const BY_ROUND: bool;

    /// Its place in the chain, and to what it is bound.
    fn link(&self) -> Link<'_>;
}

/// What every statement of a chain says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link<'a> {
    /// In which CPTS.
    pub cpts: &'a Id,
    /// On which decision.
    pub decision: &'a Id,
    /// Whose voice it is.
    pub voice: &'a Id,
    /// Who speaks for it.
    pub member: &'a Id,
    /// Its number, from 1.
    pub number: u32,
    /// The envelope before it.
    pub previous: Option<Digest>,
    /// The round, or the vote.
    pub round: u32,
    /// The frozen roll.
    pub roll: Digest,
    /// The statutes in force.
    pub statutes: Digest,
    /// The text, byte for byte.
    pub text: Digest,
}

impl Link<'_> {
    /// A number that begins a chain has nothing before it, and every other has.
    pub(super) const fn is_sound(&self) -> bool {
        let begins = self.previous.is_none();
        match self.number {
            0 => false,
            1 => begins,
            _ => !begins,
        }
    }
}

impl<T: Chained> Verified<T> {
    /// Whether it is the next one after another, in the chain of the same voice.
    pub fn follows(&self, before: &Self) -> bool {
        let (new, old) = (self.payload().link(), before.payload().link());
        new.cpts == old.cpts
            && new.decision == old.decision
            && (!T::BY_ROUND || new.round == old.round)
            && new.voice == old.voice
            && old.number.checked_add(1) == Some(new.number)
            && new.previous == Some(before.envelope().digest())
    }
}

macro_rules! chained {
    ($type:ident, by_round: $by_round:literal) => {
        impl Chained for $type {
            const BY_ROUND: bool = $by_round;

            fn link(&self) -> Link<'_> {
                Link {
                    cpts: &self.cpts,
                    decision: &self.decision,
                    voice: &self.voice,
                    member: &self.member,
                    number: self.number,
                    previous: self.previous,
                    round: self.round,
                    roll: self.roll,
                    statutes: self.statutes,
                    text: self.text,
                }
            }
        }
    };
}

chained!(Position, by_round: false);
chained!(Vote, by_round: true);
