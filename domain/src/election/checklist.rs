//! What an election still needs before it goes on: a pure function of facts, so that page and action never disagree.

use chrono::{DateTime, NaiveDate, Utc};

use super::plan::{Dates, DatesWrong, SeatsWrong, TELLERS_MIN};
use crate::statutes::CollegeId;

/// What is known of an election that is prepared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts: each may be missing by itself"
)]
pub struct Facts {
    /// Whether rules are in force.
    pub rules: bool,
    /// Whether the statutes let one vote from afar, and the article that says so or not.
    pub remote: Remote,
    /// Its dates.
    pub dates: Option<Dates>,
    /// What is wrong with its seats.
    pub seats: Option<SeatsWrong>,
    /// Whether the electoral board has a chair.
    pub chair: bool,
    /// Its tellers.
    pub tellers: usize,
    /// Tellers who have not made their key yet.
    pub teller_keys_missing: usize,
    /// Whether somebody makes the sheets.
    pub sheet_officer: bool,
    /// Where its trustees stand.
    pub trustees: Trustees,
    /// Whether somebody stands.
    pub candidates: bool,
    /// Requests to correct the roll that wait for an answer.
    pub unanswered: u64,
    /// The first day on which the roll may be frozen.
    pub roll_from: Option<NaiveDate>,
    /// Urns of few people for which nothing was chosen.
    pub small: Vec<(CollegeId, u64)>,
    /// Urns in which members of different weight would vote.
    pub uneven: Vec<CollegeId>,
    /// Sheets that are needed and those that were made.
    pub sheets: (u64, u64),
    /// Whether the rehearsal went the whole way.
    pub rehearsed: bool,
}

/// Whether one may vote from afar.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Remote {
    /// Yes, says this article.
    Allowed(String),
    /// No, says this article.
    Refused(String),
    /// The statutes are silent, and silence is no.
    #[default]
    Silent,
}

/// Where trustees stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Trustees {
    /// None are chosen.
    #[default]
    None,
    /// They have not made their keys yet.
    NotReady,
    /// Their keys are made.
    Ready,
}

/// Something that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// Rules: no version is in force.
    Rules,
    /// The right to vote from afar; with the article that refuses it, if one does.
    Remote(Option<String>),
    /// Dates.
    Dates,
    /// Right dates.
    DatesWrong(DatesWrong),
    /// Right seats.
    Seats(SeatsWrong),
    /// The chair of the electoral board.
    Chair,
    /// Tellers: so many more.
    Tellers(usize),
    /// Who makes the sheets.
    SheetOfficer,
    /// Trustees are to be chosen.
    Trustees,
    /// Their keys are to be made.
    TrusteeKeys,
    /// Keys of so many tellers.
    TellerKeys(usize),
    /// The end of candidacies.
    StillOpen(DateTime<Utc>),
    /// Candidates.
    Candidates,
    /// Answers to so many requests.
    Answers(u64),
    /// The day of the roll.
    RollDay(NaiveDate),
    /// A choice for an urn of few people.
    SmallUrn(CollegeId, u64),
    /// The same voices for all who vote in an urn: its ballots weigh the same.
    Voices(CollegeId),
    /// So many sheets.
    Sheets(u64),
    /// The rehearsal.
    Rehearsal,
    /// An hour of opening that is not over.
    Late,
}

impl Facts {
    /// What is missing before candidacies are called for.
    pub fn before_call(&self, now: DateTime<Utc>) -> Vec<Missing> {
        let mut missing = self.common();
        match self.dates {
            None => missing.push(Missing::Dates),
            Some(dates) => missing.extend(dates.check(now).err().map(Missing::DatesWrong)),
        }
        missing
    }

    /// What is missing before the roll is frozen.
    pub fn before_freeze(&self, now: DateTime<Utc>, today: NaiveDate) -> Vec<Missing> {
        let mut missing = self.common();
        match self.dates {
            None => missing.push(Missing::Dates),
            Some(dates) if now < dates.candidacies_close => {
                missing.push(Missing::StillOpen(dates.candidacies_close));
            }
            Some(dates) if dates.opens <= now => missing.push(Missing::Late),
            Some(_) => {}
        }
        if !self.candidates {
            missing.push(Missing::Candidates);
        }
        if self.unanswered > 0 {
            missing.push(Missing::Answers(self.unanswered));
        }
        missing.extend(
            self.roll_from
                .filter(|it| today < *it)
                .map(Missing::RollDay),
        );
        missing
    }

    /// What is missing before settings are locked.
    pub fn before_seal(&self, now: DateTime<Utc>) -> Vec<Missing> {
        let mut missing = self.common();
        match self.dates {
            Some(dates) if now < dates.opens => {}
            _ => missing.push(Missing::Late),
        }
        missing.extend(match self.trustees {
            Trustees::None => Some(Missing::Trustees),
            Trustees::NotReady => Some(Missing::TrusteeKeys),
            Trustees::Ready => None,
        });
        if self.teller_keys_missing > 0 {
            missing.push(Missing::TellerKeys(self.teller_keys_missing));
        }
        for (college, voters) in &self.small {
            missing.push(Missing::SmallUrn(college.clone(), *voters));
        }
        missing.extend(self.uneven.iter().cloned().map(Missing::Voices));
        let (needed, made) = self.sheets;
        if made < needed {
            missing.push(Missing::Sheets(needed - made));
        }
        if !self.rehearsed {
            missing.push(Missing::Rehearsal);
        }
        missing
    }

    /// What every step needs.
    fn common(&self) -> Vec<Missing> {
        let mut missing = Vec::new();
        if !self.rules {
            missing.push(Missing::Rules);
        }
        missing.extend(match &self.remote {
            Remote::Allowed(_) => None,
            Remote::Refused(article) => Some(Missing::Remote(Some(article.clone()))),
            Remote::Silent => Some(Missing::Remote(None)),
        });
        missing.extend(self.seats.clone().map(Missing::Seats));
        if !self.chair {
            missing.push(Missing::Chair);
        }
        if self.tellers < TELLERS_MIN {
            missing.push(Missing::Tellers(TELLERS_MIN - self.tellers));
        }
        if !self.sheet_officer {
            missing.push(Missing::SheetOfficer);
        }
        missing
    }
}

#[cfg(test)]
mod tests;
