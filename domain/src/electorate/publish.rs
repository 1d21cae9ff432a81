//! Days whose figures members may compare: no two of them tell where one person moved.
//!
//! Each figure rests on enough people ([`super::small`]); the difference of two days need not: where one person joined
//! in between, it tells their college, their profession and their bloc. So members see days that are far apart, and of
//! these only such that enough people moved between any two, or nobody did.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};

use super::{Electorate, Entry};
use crate::id::{AdhesionId, BlocId};
use crate::profession::Profession;
use crate::statutes::{CollegeId, Side};

/// What is counted of each who votes.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Counted {
    college: CollegeId,
    voices: u16,
    profession: Option<Profession>,
    side: Side,
    bloc: Option<BlocId>,
}

fn counted(entry: &Entry) -> Option<(AdhesionId, Counted)> {
    let (college, voices) = entry.votes()?;
    let counted = Counted {
        college: college.clone(),
        voices,
        profession: entry.profession,
        side: entry.placed.sided.side,
        bloc: entry.placed.influence.bloc(),
    };
    Some((entry.adhesion, counted))
}

/// The days that are published, the earliest first.
#[derive(Debug, Clone, Default)]
pub struct Published {
    days: Vec<(NaiveDate, BTreeMap<AdhesionId, Counted>)>,
}

impl Published {
    /// Publishes a day later than all before, unless between it and one of them some people moved, and fewer than so many.
    pub fn offer(&mut self, on: NaiveDate, electorate: &Electorate, fewer_than: u64) {
        let all: BTreeMap<_, _> = electorate.entries.iter().filter_map(counted).collect();
        let enough = |(_, before): &(NaiveDate, BTreeMap<AdhesionId, Counted>)| {
            let moved = moved(before, &all);
            moved == 0 || moved >= fewer_than
        };
        if self.days.iter().all(enough) {
            self.days.push((on, all));
        }
    }

    /// The days.
    pub fn days(&self) -> Vec<NaiveDate> {
        self.days.iter().map(|(on, _)| *on).collect()
    }
}

/// People who are counted on one of the days alone, or not in the same way.
fn moved(before: &BTreeMap<AdhesionId, Counted>, after: &BTreeMap<AdhesionId, Counted>) -> u64 {
    let gone = before.iter().filter(|(who, it)| after.get(who) != Some(it));
    let come = after.keys().filter(|who| !before.contains_key(who));
    u64::try_from(gone.count() + come.count()).unwrap_or(u64::MAX)
}

/// The days that may be published, if they are over before `today`: the first of the rules, and the end of each quarter
/// after it.
pub fn candidates(first: NaiveDate, today: NaiveDate) -> Vec<NaiveDate> {
    let mut days = vec![first];
    let month = (first.month0() / 3) * 3 + 1;
    let mut quarter = NaiveDate::from_ymd_opt(first.year(), month, 1);
    while let Some(starts) = quarter.filter(|it| *it < today) {
        quarter = starts.checked_add_months(Months::new(3));
        days.extend(
            quarter
                .and_then(|it| it.pred_opt())
                .filter(|it| first < *it),
        );
    }
    days.retain(|it| *it < today);
    days
}

#[cfg(test)]
mod tests;
