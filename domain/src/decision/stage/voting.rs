use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::between::again;
use super::{AfterRound, Between, End, Next, Span, StageRefused};
use crate::decision::vote::Outcome;
use crate::majority::Verdict as Voted;
use crate::quorum::Convocation;
use crate::scenario::Verdict;
use crate::statutes::{Second, Unmet};

/// The organ votes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voting {
    /// Its number, after those of the rounds.
    pub number: u16,
    /// When.
    pub span: Span,
    /// Whether it follows one that too few took part in.
    pub convocation: Convocation,
    /// Whether it follows a tie.
    pub tie: bool,
}

impl Voting {
    /// A vote before which no round was held.
    pub(super) const fn first(span: Span) -> Self {
        Self {
            number: 1,
            span,
            convocation: Convocation::First,
            tie: false,
        }
    }

    /// Closes the vote: at its time, or before where nobody is left to vote.
    ///
    /// # Errors
    /// While it is open.
    pub fn close(
        self,
        second: Second,
        outcome: &Outcome,
        (now, today): (DateTime<Utc>, NaiveDate),
    ) -> Result<AfterRound, StageRefused> {
        if now < self.span.closes && outcome.silent.members > 0 {
            let closes = self.span.closes;
            return Err(StageRefused::StillOpen { closes });
        }
        Ok(match &outcome.verdict {
            Verdict::QuorumMissed(_) => self.missed(second, today),
            Verdict::Voted(Voted::Adopted) => AfterRound::Over(End::Adopted),
            Verdict::Voted(Voted::Rejected) => AfterRound::Over(End::Rejected),
            Verdict::Voted(Voted::VoteAgain) if !self.tie => {
                self.again(today, self.convocation, true)
            }
            // Another tie; or a tie that the chair's vote would decide, who has cast none that does.
            Verdict::Voted(Voted::VoteAgain | Voted::ChairDecides) => {
                AfterRound::Over(End::Rejected)
            }
            Verdict::Voted(Voted::NobodyVoted) => AfterRound::Over(End::Undecided),
            Verdict::Voted(Voted::CapUnmet { then, .. }) => match then {
                Unmet::SecondConvocation => self.missed(second, today),
                Unmet::Suspend | Unmet::NoDecision => AfterRound::Over(End::Undecided),
            },
        })
    }

    /// A second convocation where the statutes know one, once; otherwise another like the first.
    fn missed(self, second: Second, today: NaiveDate) -> AfterRound {
        match (again(second, today), self.convocation) {
            (None, _) => self.again(today, Convocation::First, self.tie),
            (Some(from), Convocation::First) => self.again(from, Convocation::Second, self.tie),
            (Some(_), Convocation::Second) => AfterRound::Over(End::Undecided),
        }
    }

    const fn again(self, from: NaiveDate, convocation: Convocation, tie: bool) -> AfterRound {
        AfterRound::Between(Between {
            held: self.number,
            next: Next::Vote {
                from,
                convocation,
                tie,
            },
        })
    }
}
