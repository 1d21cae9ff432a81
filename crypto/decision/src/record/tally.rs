use std::collections::BTreeMap;

use domain::decision::{Choice, round, vote};
use domain::majority::{Counts, Reckoning, Verdict as Voted};
use domain::scenario;
use serde::{Deserialize, Serialize};

/// What was counted when a round or the vote closed, as it was announced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tally {
    /// Of a round.
    Round(OfRound),
    /// Of the vote.
    Vote(Box<OfVote>),
}

/// What a round came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfRound {
    /// Members of each position.
    pub choices: BTreeMap<Choice, u64>,
    /// Whether there is agreement.
    pub reached: Reached,
}

/// What the vote came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfVote {
    /// As the statutes count, with weights and caps; none where a cap cannot be met.
    pub counted: Option<Numbers>,
    /// As it was cast.
    pub raw: Numbers,
    /// The result.
    pub verdict: Verdict,
}

/// Whether there is agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reached {
    /// All who took a position support it.
    Consensus,
    /// Nobody maintains an objection.
    Consent,
    /// None.
    Nothing,
}

/// The result of a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Adopted.
    Adopted,
    /// Rejected.
    Rejected,
    /// A tie, on which one votes again.
    VoteAgain,
    /// A tie that the chair did not decide.
    ChairDecides,
    /// Nobody cast a ballot that counts.
    NobodyVoted,
    /// A cap cannot be met.
    CapUnmet,
    /// Too few took part.
    QuorumMissed,
}

/// Numbers of a vote; exact, as « 36 » or « 115/3 ».
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
    /// What the majority is counted of.
    pub base: String,
    /// Blank.
    pub blank: String,
    /// Against.
    pub no: String,
    /// There, and not voting.
    pub silent: String,
    /// For.
    pub yes: String,
}

impl Tally {
    /// Of what a round came to.
    pub fn of_round(outcome: &round::Outcome) -> Self {
        let of = |it: &Choice| (*it, outcome.of(*it).members);
        Self::Round(OfRound {
            choices: Choice::ALL.iter().map(of).collect(),
            reached: match outcome.reached {
                round::Reached::Consensus => Reached::Consensus,
                round::Reached::Consent => Reached::Consent,
                round::Reached::Nothing(_) => Reached::Nothing,
            },
        })
    }

    /// Of what a vote came to.
    pub fn of_vote(outcome: &vote::Outcome) -> Self {
        let majority = &outcome.majority;
        let result = OfVote {
            counted: majority.counted.as_ref().map(Numbers::of),
            raw: Numbers::of(&majority.raw),
            verdict: match &outcome.verdict {
                scenario::Verdict::QuorumMissed(_) => Verdict::QuorumMissed,
                scenario::Verdict::Voted(voted) => match voted {
                    Voted::Adopted => Verdict::Adopted,
                    Voted::Rejected => Verdict::Rejected,
                    Voted::VoteAgain => Verdict::VoteAgain,
                    Voted::ChairDecides => Verdict::ChairDecides,
                    Voted::NobodyVoted => Verdict::NobodyVoted,
                    Voted::CapUnmet { .. } => Verdict::CapUnmet,
                },
            },
        };
        Self::Vote(Box::new(result))
    }
}

impl Numbers {
    fn of(reckoning: &Reckoning) -> Self {
        let Counts {
            yes,
            no,
            blank,
            silent,
            ..
        } = &reckoning.counts;
        Self {
            base: reckoning.base.to_string(),
            blank: blank.to_string(),
            no: no.to_string(),
            silent: silent.to_string(),
            yes: yes.to_string(),
        }
    }
}
