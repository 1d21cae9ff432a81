use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Round, Span, StageRefused, Voting, later, long_enough, rounds_left, votes};
use crate::quorum::Convocation;
use crate::statutes::{ConsensusRule, Second};

/// Something ended, and something follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Between {
    /// Rounds and votes that were held.
    pub held: u16,
    /// What follows.
    pub next: Next,
}

/// What follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Next {
    /// Another round.
    Round {
        /// The day from which it follows as a second convocation, where too few took part and the statutes know one.
        again_from: Option<NaiveDate>,
    },
    /// A vote.
    Vote {
        /// Not before that day.
        from: NaiveDate,
        /// Whether it follows one that too few took part in.
        convocation: Convocation,
        /// Whether it follows a tie: with another one it is rejected.
        tie: bool,
    },
}

/// The day from which a second convocation may follow what too few took part in.
pub(super) fn again(second: Second, missed: NaiveDate) -> Option<NaiveDate> {
    match second {
        Second::Anew => None,
        Second::Convocation(second) => Some(later(missed, second.after_days)),
    }
}

impl Between {
    /// The first day on which what follows may open.
    pub const fn from(&self, today: NaiveDate) -> NaiveDate {
        match self.next {
            Next::Round { .. } => today,
            Next::Vote { from, .. } => from,
        }
    }

    /// Opens another round. One that opens before the delay of a second convocation is over is convened like the first.
    ///
    /// # Errors
    /// When a vote follows, or for a shorter time than the statutes say.
    pub fn open(self, rule: &ConsensusRule, span: Span) -> Result<Round, StageRefused> {
        let Next::Round { again_from } = self.next else {
            return Err(StageRefused::NoRoundLeft);
        };
        if rounds_left(rule, self.held) == 0 {
            return Err(StageRefused::NoRoundLeft);
        }
        long_enough(rule, span)?;
        let convocation = if again_from.is_some_and(|from| from <= span.opens) {
            Convocation::Second
        } else {
            Convocation::First
        };
        Ok(Round {
            number: self.held.saturating_add(1),
            span,
            convocation,
        })
    }

    /// Opens the vote.
    ///
    /// # Errors
    /// While rounds are left, where the statutes know no vote, before its day, or for a shorter time than they say.
    pub fn vote(self, rule: &ConsensusRule, span: Span) -> Result<Voting, StageRefused> {
        let Next::Vote {
            from,
            convocation,
            tie,
        } = self.next
        else {
            let left = rounds_left(rule, self.held);
            return Err(StageRefused::RoundsLeft { left });
        };
        if !votes(rule) {
            return Err(StageRefused::NoVote);
        }
        if span.opens < from {
            return Err(StageRefused::TooSoon { from });
        }
        long_enough(rule, span)?;
        Ok(Voting {
            number: self.held.saturating_add(1),
            span,
            convocation,
            tie,
        })
    }
}
