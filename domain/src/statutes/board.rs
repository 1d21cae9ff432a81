use serde::{Deserialize, Serialize};

use crate::code::coded;

/// The board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Board {
    /// All its seats: those of the colleges together.
    pub seats: u16,
    /// Length of a mandate.
    pub term_years: u16,
    /// How much of it is elected at once.
    pub renewal: Renewal,
}

coded! {
    /// How much of the board is elected at once.
    Renewal {
        /// All of it.
        Whole = "whole",
        /// One half.
        Halves = "halves",
        /// One third.
        Thirds = "thirds",
    }
}

/// How seats are won.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Elections {
    /// Between candidates with as many votes.
    pub tie: SeatTie,
    /// For so many days after it is proclaimed a result may be challenged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub challenge_days: Option<u16>,
    /// When a candidate withdraws after the ballot was locked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_withdrawal: Option<LateWithdrawal>,
}

impl Elections {
    /// What decides between equal votes, and nothing else.
    pub const fn by(tie: SeatTie) -> Self {
        Self {
            tie,
            challenge_days: None,
            late_withdrawal: None,
        }
    }
}

coded! {
    /// What follows when a candidate withdraws after the ballot was locked.
    LateWithdrawal {
        /// Her votes are told and give no seat: the next one has it. So it is too where the statutes say nothing.
        NoSeat = "no-seat",
        /// Nobody withdraws any more: who is elected may resign.
        Refused = "refused",
        /// The urn is stopped: the college votes again.
        Stops = "stops",
    }
}

coded! {
    /// What decides between candidates with as many votes.
    SeatTie {
        /// They are voted on again.
        NewVote = "new-vote",
        /// The oldest is elected.
        Oldest = "oldest",
        /// The youngest is elected.
        Youngest = "youngest",
        /// A lot is drawn from a seed that was published before.
        Lot = "lot",
    }
}
