use super::{CollegeId, DecisionKind, OrganKind};
use crate::code::coded;

/// Something on which statutes speak, or are silent.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Point {
    /// The name of the association.
    Association,
    /// « Objet ».
    Object,
    /// What membership gives.
    Membership(OnMembership),
    /// The order in which colleges take members.
    Colleges,
    /// Something of a college.
    College(CollegeId, OnCollege),
    /// The board.
    Board,
    /// How seats are won.
    Elections,
    /// Something of an organ.
    Organ(OrganKind, OnOrgan),
    /// Something of a kind of decision of an organ, where it has a rule of its own.
    Decision(OrganKind, DecisionKind, OnDecision),
    /// A limit on weight, by its place in the document, from 0.
    Cap(usize),
    /// Groups too small for a secret vote of their own.
    SmallGroups,
}

coded! {
    /// On what the statutes speak of membership.
    OnMembership {
        /// Unpaid dues.
        Unpaid = "unpaid",
        /// Months before the first vote.
        Seniority = "seniority-months",
        /// Closing of the roll.
        RollClosing = "roll-closes-days",
        /// Establishments.
        Establishments = "establishments",
        /// Mixed practice.
        Mixed = "mixed",
    }
}

coded! {
    /// On what they speak of a college.
    OnCollege {
        /// Its name.
        Name = "name",
        /// Who belongs to it.
        Members = "members",
        /// What its members have.
        Voice = "voice",
        /// Its seats.
        Seats = "seats",
    }
}

coded! {
    /// On what they speak of an organ.
    OnOrgan {
        /// How long before it is convened.
        Notice = "notice",
        /// Who must be there.
        Quorum = "quorum",
        /// What follows when they are not.
        Second = "second",
        /// How it decides.
        Majority = "majority",
        /// A tie.
        Tie = "tie",
        /// When a vote is secret.
        Secrecy = "secrecy",
        /// Votes from afar.
        Remote = "remote",
        /// Proxies.
        Proxies = "proxies",
        /// Agreement sought before a vote.
        Consensus = "consensus",
    }
}

coded! {
    /// On what they may speak of one kind of decision.
    OnDecision {
        /// Who must be there.
        Quorum = "quorum",
        /// How it is taken.
        Majority = "majority",
        /// A tie.
        Tie = "tie",
        /// When it is secret.
        Secrecy = "secrecy",
    }
}
