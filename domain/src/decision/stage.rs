//! The stages of a decision: each one takes itself away to become the next, so that none is skipped.
//!
//! Days are calendar days in France; instants decide when something closes.

mod between;
mod round;
mod voting;

pub use between::{Between, Next};
pub use round::{AfterRound, Round};
pub use voting::Voting;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::code::coded;
use crate::statutes::{ConsensusRule, WithoutAgreement};

/// Where a decision stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// It is being written; only its authors see it.
    Draft,
    /// It is tabled and discussed.
    Discussion(Discussion),
    /// A round is open.
    Round(Round),
    /// A round ended without agreement, or a vote without a result, and something follows.
    Between(Between),
    /// The organ votes.
    Voting(Voting),
    /// It is over.
    Over(End),
}

coded! {
    /// How a decision ended.
    End {
        /// Adopted: everybody who took a position supports it.
        Consensus = "consensus",
        /// Adopted: nobody maintained an objection.
        Consent = "consent",
        /// Adopted by the vote.
        Adopted = "adopted",
        /// Rejected by the vote.
        Rejected = "rejected",
        /// Neither: no agreement, and the statutes know no vote; or the vote could not decide.
        Undecided = "undecided",
        /// Its author took it back.
        Withdrawn = "withdrawn",
    }
}

/// It is tabled and discussed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discussion {
    /// Since that day.
    pub since: NaiveDate,
}

/// When something opens and closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Today.
    pub opens: NaiveDate,
    /// The day on which it closes.
    pub closes_on: NaiveDate,
    /// The instant, on that day.
    pub closes: DateTime<Utc>,
}

/// Why a decision does not go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StageRefused {
    /// Not before that day.
    #[error("not before {from}")]
    TooSoon {
        /// The first day on which it may.
        from: NaiveDate,
    },
    /// It must stay open at least until that day.
    #[error("open at least until {until}")]
    TooShort {
        /// The first day on which it may close.
        until: NaiveDate,
    },
    /// It is open for longer than anybody waits.
    #[error("open at most until {until}")]
    TooLong {
        /// The last day on which it may close.
        until: NaiveDate,
    },
    /// It is still open, and not everybody has spoken.
    #[error("open until {closes}")]
    StillOpen {
        /// When it closes.
        closes: DateTime<Utc>,
    },
    /// All rounds that the statutes allow were held.
    #[error("no round is left")]
    NoRoundLeft,
    /// Rounds are left, and come before a vote.
    #[error("{left} rounds are left")]
    RoundsLeft {
        /// How many.
        left: u16,
    },
    /// The statutes know no vote on this.
    #[error("no vote follows")]
    NoVote,
    /// It is over.
    #[error("it is over")]
    Over,
}

impl Stage {
    /// Where a decision stands that its authors table.
    pub const fn tabled(since: NaiveDate) -> Self {
        Self::Discussion(Discussion { since })
    }

    /// Its text is written anew. While a round is open, that ends the round: its positions are void.
    ///
    /// # Errors
    /// After the last round, as the vote is on the text of that one; when it is over.
    pub fn rewritten(self, rule: &ConsensusRule) -> Result<Self, StageRefused> {
        match self {
            Self::Draft | Self::Discussion(_) => Ok(self),
            Self::Round(round) => round.improve(rule).map(Self::Between),
            Self::Between(between) => match between.next {
                Next::Round { .. } => Ok(self),
                Next::Vote { .. } => Err(StageRefused::NoRoundLeft),
            },
            Self::Voting(_) => Err(StageRefused::NoRoundLeft),
            Self::Over(_) => Err(StageRefused::Over),
        }
    }

    /// Its author takes it back.
    ///
    /// # Errors
    /// When it is over.
    pub const fn withdraw(self) -> Result<Self, StageRefused> {
        match self {
            Self::Over(_) => Err(StageRefused::Over),
            _ => Ok(Self::Over(End::Withdrawn)),
        }
    }
}

impl Discussion {
    /// The first day on which a round may open, or the vote where no agreement is sought.
    pub fn first_round(&self, rule: &ConsensusRule) -> NaiveDate {
        later(self.since, rule.discussion_days)
    }

    /// Opens the first round.
    ///
    /// # Errors
    /// Where one votes at once, before the days of discussion are over, or for a shorter time than the statutes say.
    pub fn open(self, rule: &ConsensusRule, span: Span) -> Result<Round, StageRefused> {
        if rule.votes_at_once() {
            return Err(StageRefused::NoRoundLeft);
        }
        self.in_time(rule, span)?;
        Ok(Round::first(span))
    }

    /// Opens the vote, where no agreement is sought.
    ///
    /// # Errors
    /// Where agreement is sought first, before the days of notice are over, or for a shorter time than the statutes say.
    pub fn vote(self, rule: &ConsensusRule, span: Span) -> Result<Voting, StageRefused> {
        if !rule.votes_at_once() {
            return Err(StageRefused::RoundsLeft { left: rule.rounds });
        }
        self.in_time(rule, span)?;
        Ok(Voting::first(span))
    }

    fn in_time(self, rule: &ConsensusRule, span: Span) -> Result<(), StageRefused> {
        let from = self.first_round(rule);
        if span.opens < from {
            return Err(StageRefused::TooSoon { from });
        }
        long_enough(rule, span)
    }
}

/// The longest time for which anything is open, in days.
pub const OPEN_DAYS_MAX: u16 = 90;

/// For so long the facilitator may leave what follows unopened; then it is opened without her.
pub const BETWEEN_DAYS: u16 = 14;

/// When those who have said nothing yet are reminded: when a quarter of the time is left, or a day if that is more.
pub fn reminder(opened: DateTime<Utc>, closes: DateTime<Utc>) -> DateTime<Utc> {
    let quarter = (closes - opened) / 4;
    closes - quarter.max(TimeDelta::days(1))
}

/// Whether a round or a vote is open for as long as the statutes say, and not for ever.
fn long_enough(rule: &ConsensusRule, span: Span) -> Result<(), StageRefused> {
    let until = later(span.opens, rule.round_days);
    if span.closes_on < until {
        return Err(StageRefused::TooShort { until });
    }
    let until = later(span.opens, OPEN_DAYS_MAX.max(rule.round_days));
    if span.closes_on > until {
        return Err(StageRefused::TooLong { until });
    }
    Ok(())
}

fn later(day: NaiveDate, days: u16) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(days)))
        .unwrap_or(NaiveDate::MAX)
}

/// Rounds that the statutes still allow.
const fn rounds_left(rule: &ConsensusRule, held: u16) -> u16 {
    rule.rounds.saturating_sub(held)
}

/// Whether a vote follows the last of them.
const fn votes(rule: &ConsensusRule) -> bool {
    matches!(rule.then, WithoutAgreement::Vote)
}

#[cfg(test)]
mod tests;
