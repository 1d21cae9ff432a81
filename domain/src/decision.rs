//! Decisions that rest on agreement: a proposal is discussed, everybody takes a position on one text, objections are answered,
//! and only where no agreement is found does the organ vote.
//!
//! Positions and ballots are open and signed. In scope: the stages of a decision ([`stage`]), who may speak for which voice
//! ([`speak`]), the life of an objection ([`objection`]), what a round comes to ([`round`]) and what the vote after it does
//! ([`vote`]). Out of scope: the text, the signatures (`crypto/signed`), who is told what, secret votes.

pub mod comment;
pub mod document;
pub mod limit;
pub mod objection;
pub mod round;
pub mod speak;
pub mod stage;
pub mod vote;

use crate::code::coded;

coded! {
    /// A position on a text.
    Choice {
        /// « Soutien »: for it.
        Support = "support",
        /// « Consentement »: not against it.
        Consent = "consent",
        /// « Réserve »: not against it, and with a doubt to be written down.
        Reservation = "reservation",
        /// « Objection argumentée »: against it, for a reason and a harm that is foreseen. A preference is none.
        Objection = "objection",
        /// « Abstention »: none.
        Abstention = "abstention",
    }
}

coded! {
    /// A ballot of the vote that follows where no agreement is found.
    Ballot {
        /// « Pour ».
        Yes = "yes",
        /// « Contre ».
        No = "no",
        /// « Blanc ».
        Blank = "blank",
        /// « Abstention »: there, and not voting.
        Abstention = "abstention",
    }
}

#[cfg(test)]
mod tests;
