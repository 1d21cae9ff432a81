use serde::{Deserialize, Serialize};

use super::DecisionKind;
use crate::code::coded;

/// Whether an organ seeks agreement on a proposal before it votes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Consensus {
    /// It votes at once.
    NotSought,
    /// It seeks agreement first.
    Sought(ConsensusRule),
}

/// How an organ seeks agreement, by positions that its members take from afar, openly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ConsensusRule {
    /// On which kinds of decisions.
    pub decisions: Vec<DecisionKind>,
    /// Who may table a proposal.
    pub tabled_by: TabledBy,
    /// Calendar days of discussion before the first round, at least.
    pub discussion_days: u16,
    /// Calendar days for which each round is open, at least.
    pub round_days: u16,
    /// Rounds before what follows, at most.
    pub rounds: u16,
    /// What is agreement.
    pub agreed: Agreed,
    /// Whether who abstains stands in the way of consensus.
    pub abstention: Abstention,
    /// What follows the last round without agreement.
    pub then: WithoutAgreement,
}

coded! {
    /// Who may table a proposal.
    TabledBy {
        /// Any member who votes in the organ.
        AnyVoter = "any-voter",
        /// The board.
        Board = "board",
    }
}

coded! {
    /// What is agreement.
    Agreed {
        /// Consensus alone: everybody who takes a position supports it.
        Consensus = "consensus",
        /// Consent also: nobody maintains a reasoned objection.
        Consent = "consent",
    }
}

coded! {
    /// What an abstention is beside support.
    Abstention {
        /// It is tolerated.
        Tolerated = "tolerated",
        /// It is no support.
        Breaks = "breaks",
    }
}

coded! {
    /// What follows the last round without agreement.
    WithoutAgreement {
        /// The organ votes, by the majority and under the caps of that decision.
        Vote = "vote",
        /// Nothing is decided.
        NoDecision = "no-decision",
    }
}
