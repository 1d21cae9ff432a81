//! The plan of an election: its dates, its seats, and how long its texts may be.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};

use crate::statutes::{CollegeId, Renewal, Statutes, Voice};

/// The title.
pub const TITLE_CHARS: usize = 160;
/// « Profession de foi ».
pub const STATEMENT_CHARS: usize = 6_000;
/// A request, an answer, a reason, a line of the journal of incidents.
pub const NOTE_CHARS: usize = 1_000;
/// The vote is open for so long at least: shorter, whoever is with a patient misses it. The platform's, not the statutes'.
pub const OPEN_MINUTES_MIN: i64 = 10;
/// And for so long at most.
pub const OPEN_DAYS_MAX: i64 = 31;
/// Tellers that an electoral board needs beside its chair.
pub const TELLERS_MIN: usize = 2;
/// For so many days a result may be challenged where the statutes do not say: the platform's choice, and no rule of law.
pub const CHALLENGE_DAYS: u64 = 15;

/// Sheets that are kept beside those for who registered no code: at least so many, and one in twenty.
pub const SHEETS_MIN: u64 = 5;

/// The sheets on paper that an election needs: one for each line without a code, and a reserve of one in twenty.
pub const fn reserve(lines: u64, registered: u64) -> u64 {
    let spare = lines.div_ceil(20);
    let spare = if spare < SHEETS_MIN {
        SHEETS_MIN
    } else {
        spare
    };
    lines.saturating_sub(registered) + spare
}

/// When things happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// From when one may stand.
    pub candidacies_open: DateTime<Utc>,
    /// Until when.
    pub candidacies_close: DateTime<Utc>,
    /// When the vote opens.
    pub opens: DateTime<Utc>,
    /// When it closes.
    pub closes: DateTime<Utc>,
}

/// What is wrong with dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DatesWrong {
    /// Candidacies close before they open, or are over already.
    #[error("candidacies close too soon")]
    Candidacies,
    /// The vote opens before candidacies are closed.
    #[error("the vote opens before candidacies close")]
    OpensTooSoon,
    /// It closes too soon after it opens.
    #[error("open for less than {OPEN_MINUTES_MIN} minutes")]
    TooShort,
    /// It is open for too long.
    #[error("open for more than {OPEN_DAYS_MAX} days")]
    TooLong,
}

impl Dates {
    /// Checks them.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(self, now: DateTime<Utc>) -> Result<(), DatesWrong> {
        if self.candidacies_close <= self.candidacies_open || self.candidacies_close <= now {
            return Err(DatesWrong::Candidacies);
        }
        if self.opens <= self.candidacies_close {
            return Err(DatesWrong::OpensTooSoon);
        }
        hours(self.opens, self.closes)
    }
}

/// Checks the hours of the vote alone.
///
/// # Errors
/// [`DatesWrong::TooShort`] and [`DatesWrong::TooLong`].
pub fn hours(opens: DateTime<Utc>, closes: DateTime<Utc>) -> Result<(), DatesWrong> {
    if closes - opens < TimeDelta::minutes(OPEN_MINUTES_MIN) {
        return Err(DatesWrong::TooShort);
    }
    if TimeDelta::days(OPEN_DAYS_MAX) < closes - opens {
        return Err(DatesWrong::TooLong);
    }
    Ok(())
}

/// The day of which the roll is, for a vote that opens on a day, and the article that says so; nothing where the statutes
/// are silent: then it is the day on which it is frozen.
pub fn roll_day(statutes: &Statutes, opens_on: NaiveDate) -> Option<(NaiveDate, &str)> {
    let stated = statutes.membership.roll_closes_days.stated()?;
    let day = opens_on.checked_sub_days(Days::new(u64::from(stated.rule)))?;
    Some((day, &stated.article))
}

/// The seats that are proposed for each college that elects: the share that is renewed at once, rounded up.
pub fn proposed(statutes: &Statutes) -> Vec<(CollegeId, u16)> {
    let parts = match statutes.board.rule().map(|it| it.renewal) {
        None | Some(Renewal::Whole) => 1,
        Some(Renewal::Halves) => 2,
        Some(Renewal::Thirds) => 3,
    };
    let electing = statutes
        .colleges
        .iter()
        .filter(|it| it.seats > 0 && matches!(it.voice, Voice::Deliberative(_)));
    electing
        .map(|it| (it.id.clone(), it.seats.div_ceil(parts)))
        .collect()
}

/// What is wrong with the seats of an election.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SeatsWrong {
    /// None is to be filled.
    #[error("no seat")]
    None,
    /// The statutes have no such college, or it elects nobody.
    #[error("no such college")]
    College(CollegeId),
    /// More than the statutes give it.
    #[error("more than {most}")]
    TooMany {
        /// Which.
        college: CollegeId,
        /// The most.
        most: u16,
    },
}

/// Checks the seats of an election.
///
/// # Errors
/// The first thing that is wrong.
pub fn seats(statutes: &Statutes, seats: &BTreeMap<CollegeId, u16>) -> Result<(), SeatsWrong> {
    for (college, count) in seats {
        let most = statutes
            .college(college)
            .filter(|it| matches!(it.voice, Voice::Deliberative(_)))
            .map(|it| it.seats)
            .ok_or_else(|| SeatsWrong::College(college.clone()))?;
        if most < *count {
            let college = college.clone();
            return Err(SeatsWrong::TooMany { college, most });
        }
    }
    if seats.values().all(|it| *it == 0) {
        return Err(SeatsWrong::None);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
