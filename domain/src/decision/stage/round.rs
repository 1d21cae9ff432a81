use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Between, End, Next, Span, StageRefused, rounds_left, votes};
use crate::decision::round::{Outcome, Reached, Why};
use crate::quorum::Convocation;
use crate::statutes::{ConsensusRule, Second};

/// A round is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Which, from 1.
    pub number: u16,
    /// When.
    pub span: Span,
    /// Whether it follows one that too few took part in.
    pub convocation: Convocation,
}

/// What a round leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterRound {
    /// The decision is over.
    Over(End),
    /// Something follows.
    Between(Between),
}

impl Round {
    pub(super) const fn first(span: Span) -> Self {
        Self {
            number: 1,
            span,
            convocation: Convocation::First,
        }
    }

    /// Closes the round: at its time, or before where nobody is left to speak and no objection waits for a word.
    ///
    /// # Errors
    /// While it is open.
    pub fn close(
        self,
        rule: &ConsensusRule,
        second: Second,
        outcome: &Outcome,
        waiting: u64,
        (now, today): (DateTime<Utc>, NaiveDate),
    ) -> Result<AfterRound, StageRefused> {
        let complete = outcome.is_complete() && waiting == 0;
        if now < self.span.closes && !complete {
            let closes = self.span.closes;
            return Err(StageRefused::StillOpen { closes });
        }
        Ok(match &outcome.reached {
            Reached::Consensus => AfterRound::Over(End::Consensus),
            Reached::Consent => AfterRound::Over(End::Consent),
            Reached::Nothing(why) => {
                let missed = why.contains(&Why::Quorum).then_some(today);
                self.without_agreement(rule, second, missed, today)
            }
        })
    }

    /// The text is improved while the round is open: its positions are void, and another round asks for new ones.
    ///
    /// # Errors
    /// In the last round: the vote, if one follows, is on the text as it stands.
    pub fn improve(self, rule: &ConsensusRule) -> Result<Between, StageRefused> {
        if rounds_left(rule, self.number) == 0 {
            return Err(StageRefused::NoRoundLeft);
        }
        Ok(Between {
            held: self.number,
            next: Next::Round { again_from: None },
        })
    }

    fn without_agreement(
        self,
        rule: &ConsensusRule,
        second: Second,
        missed: Option<NaiveDate>,
        today: NaiveDate,
    ) -> AfterRound {
        let held = self.number;
        let again_from = missed.and_then(|day| super::between::again(second, day));
        if rounds_left(rule, held) > 0 {
            return AfterRound::Between(Between {
                held,
                next: Next::Round { again_from },
            });
        }
        if !votes(rule) {
            return AfterRound::Over(End::Undecided);
        }
        let next = Next::Vote {
            from: today,
            convocation: Convocation::First,
            tie: false,
        };
        AfterRound::Between(Between { held, next })
    }
}
