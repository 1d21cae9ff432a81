//! How much of what a CPTS promised and is paid depends on each bloc, year by year. Exact: nothing is rounded.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use uuid::Uuid;

use crate::exact::Exact;
use crate::id::BlocId;

/// A contract, as far as it weighs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighed {
    /// First day.
    pub since: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// How many actions it promises.
    pub actions: u32,
    /// The partners.
    pub partners: Vec<Uuid>,
    /// What is paid from or to each partner, and when, in cents.
    pub money: Vec<(Uuid, NaiveDate, i64)>,
}

/// What depends on one bloc in one year; `None` is for partners in no bloc.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Share {
    /// Contracts, those with partners of several blocs in equal parts.
    pub contracts: Exact,
    /// Commitments: an action each, one at least for each contract, in equal parts too.
    pub commitments: Exact,
    /// Money that flows, in cents.
    pub cents: i64,
}

/// One year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// Which.
    pub year: i32,
    /// Each bloc.
    pub blocs: BTreeMap<Option<BlocId>, Share>,
}

impl Year {
    /// All contracts.
    pub fn contracts(&self) -> Exact {
        self.blocs.values().map(|it| &it.contracts).sum()
    }

    /// All commitments.
    pub fn commitments(&self) -> Exact {
        self.blocs.values().map(|it| &it.commitments).sum()
    }

    /// All money, in cents.
    pub fn cents(&self) -> i64 {
        self.blocs.values().map(|it| it.cents).sum()
    }

    /// The share of commitments that depends on a bloc; none where there are none.
    pub fn of_commitments(&self, bloc: Option<BlocId>) -> Option<Exact> {
        let own = self
            .blocs
            .get(&bloc)
            .map_or_else(Exact::zero, |it| it.commitments.clone());
        own.over(&self.commitments())
    }

    /// The share of money that flows from or to a bloc; none where none flows.
    pub fn of_money(&self, bloc: Option<BlocId>) -> Option<Exact> {
        let own = self.blocs.get(&bloc).map_or(0, |it| it.cents);
        exact(own).over(&exact(self.cents()))
    }
}

fn exact(cents: i64) -> Exact {
    Exact::from(u64::try_from(cents).unwrap_or_default())
}

/// What depends on each bloc in each of these years. `bloc` says in which bloc a partner is on a day: for a year that is over
/// its last day is asked, otherwise today.
pub fn exposure(
    contracts: &[Weighed],
    years: std::ops::RangeInclusive<i32>,
    today: NaiveDate,
    bloc: impl Fn(Uuid, NaiveDate) -> Option<BlocId>,
) -> Vec<Year> {
    years
        .map(|year| {
            let last = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(today);
            let on = last.min(today);
            let mut blocs: BTreeMap<Option<BlocId>, Share> = BTreeMap::new();
            for it in contracts {
                add(&mut blocs, it, year, &|partner| bloc(partner, on));
            }
            Year { year, blocs }
        })
        .collect()
}

fn add(
    blocs: &mut BTreeMap<Option<BlocId>, Share>,
    it: &Weighed,
    year: i32,
    bloc: &impl Fn(Uuid) -> Option<BlocId>,
) {
    let runs = it.since.year() <= year && year <= it.until.year();
    let parts = Exact::from(it.partners.len() as u64);
    if let Some(part) = Exact::one().over(&parts).filter(|_| runs) {
        let commitments = &part * &Exact::from(u64::from(it.actions.max(1)));
        for partner in &it.partners {
            let share = blocs.entry(bloc(*partner)).or_default();
            share.contracts = &share.contracts + &part;
            share.commitments = &share.commitments + &commitments;
        }
    }
    for (partner, on, cents) in &it.money {
        if on.year() == year {
            let share = blocs.entry(bloc(*partner)).or_default();
            share.cents = share.cents.saturating_add(*cents);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn partner(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    const FIRST: Option<BlocId> = Some(BlocId(Uuid::from_u128(1)));
    const SECOND: Option<BlocId> = Some(BlocId(Uuid::from_u128(2)));

    fn weighed(actions: u32, partners: &[u128], cents: i64) -> Weighed {
        Weighed {
            since: day("2026-03-01"),
            until: day("2027-02-28"),
            actions,
            partners: partners.iter().map(|it| partner(*it)).collect(),
            money: partners
                .iter()
                .map(|it| (partner(*it), day("2026-06-01"), cents))
                .collect(),
        }
    }

    /// Partners below 10 are in bloc 1, the others in none.
    fn of(id: Uuid, _: NaiveDate) -> Option<BlocId> {
        if id < partner(10) { FIRST } else { None }
    }

    #[test]
    fn a_contract_with_two_partners_counts_a_half_for_each() {
        let all = [weighed(2, &[1, 11], 100), weighed(0, &[12], 200)];
        let years = exposure(&all, 2026..=2027, day("2026-06-01"), of);
        let first = &years[0];
        let half = Exact::one().over(&Exact::from(2)).unwrap();
        assert_eq!(first.blocs[&FIRST].contracts, half);
        assert_eq!(first.of_commitments(FIRST).unwrap().to_string(), "1/3");
        assert_eq!(first.of_money(FIRST).unwrap().to_string(), "1/4");
        assert_eq!(years[1].cents(), 0);
        assert_eq!(years[1].of_money(FIRST), None);
    }

    #[test]
    fn a_partner_counts_to_the_bloc_in_which_it_was_at_the_end_of_a_past_year() {
        let all = [weighed(1, &[1], 100)];
        let moved = |_: Uuid, on: NaiveDate| {
            if on < day("2027-01-01") {
                FIRST
            } else {
                SECOND
            }
        };
        let years = exposure(&all, 2026..=2027, day("2027-06-01"), moved);
        assert!(years[0].blocs.contains_key(&FIRST));
        assert!(years[1].blocs.contains_key(&SECOND));
    }

    proptest! {
        #[test]
        fn shares_of_all_blocs_are_one_whatever_the_contracts(
            contracts in prop::collection::vec((0_u32..9, prop::collection::vec(1_u128..20, 1..4), 1_i64..1_000), 1..12),
        ) {
            let all: Vec<Weighed> = contracts.iter().map(|(actions, partners, cents)| weighed(*actions, partners, *cents)).collect();
            let years = exposure(&all, 2026..=2026, day("2026-06-01"), of);
            let year = &years[0];
            let sum: Exact = year.blocs.keys().filter_map(|it| year.of_commitments(*it)).sum();
            prop_assert_eq!(sum, Exact::one());
            let money: Exact = year.blocs.keys().filter_map(|it| year.of_money(*it)).sum();
            prop_assert_eq!(money, Exact::one());
            prop_assert_eq!(year.contracts(), Exact::from(all.len() as u64));
        }
    }
}
