//! What the parties promise each other: missions, actions, indicators, money, meetings.

use std::collections::BTreeSet;

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::code::coded;
use crate::territory::Mission;

/// What is promised.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Promises {
    /// The missions that it is about, of the six of the ACI.
    pub missions: BTreeSet<Mission>,
    /// What will be done.
    pub actions: Vec<Action>,
    /// By what one will see it (seed S4, line 90).
    pub indicators: Vec<Indicator>,
    /// Who pays whom.
    pub money: Vec<Money>,
    /// When the parties meet.
    pub meetings: Vec<Meeting>,
}

/// Something that will be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Action {
    /// What.
    pub label: String,
    /// For which mission.
    pub mission: Option<Mission>,
    /// By whom: a party.
    pub by: Option<Uuid>,
}

/// By what one will see whether it was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Indicator {
    /// What is measured.
    pub label: String,
    /// What is aimed at.
    pub target: u32,
    /// Its unit, such as « % » or « patients ».
    pub unit: String,
    /// When it is looked at.
    pub due: NaiveDate,
}

/// A payment, once or again and again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Money {
    /// For what.
    pub label: String,
    /// Who pays: a party.
    pub payer: Uuid,
    /// Who is paid: a party.
    pub payee: Uuid,
    /// How much each time, in cents.
    pub cents: i64,
    /// The most over the whole term, in cents.
    pub ceiling: Option<i64>,
    /// First day on which it is due.
    pub due: NaiveDate,
    /// Again so often, until the end.
    pub every: Option<Every>,
}

/// A meeting of the parties, once or again and again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Meeting {
    /// Which.
    pub label: String,
    /// The first day by which it is held.
    pub due: NaiveDate,
    /// Again so often, until the end.
    pub every: Option<Every>,
}

coded! {
    /// How often something comes again.
    Every {
        /// Each month.
        Month = "month",
        /// Each quarter.
        Quarter = "quarter",
        /// Each half-year.
        HalfYear = "half-year",
        /// Each year.
        Year = "year",
    }
}

impl Every {
    /// Months from one to the next.
    pub const fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::HalfYear => 6,
            Self::Year => 12,
        }
    }
}

/// The days on which something is due: from the first one on, again and again until a last day, both included.
pub fn days(first: NaiveDate, every: Option<Every>, until: NaiveDate) -> Vec<NaiveDate> {
    let Some(every) = every else {
        return vec![first];
    };
    (0_u32..)
        .map_while(|n| first.checked_add_months(Months::new(n.checked_mul(every.months())?)))
        .take_while(|day| *day <= until)
        .collect()
}

impl Money {
    /// What falls due, with its days, until a last day; never more than the ceiling in all.
    pub fn falls(&self, until: NaiveDate) -> Vec<(NaiveDate, i64)> {
        let mut left = self.ceiling.unwrap_or(i64::MAX);
        let mut falls = Vec::new();
        for day in days(self.due, self.every, until) {
            let cents = self.cents.min(left);
            if cents <= 0 {
                break;
            }
            left -= cents;
            falls.push((day, cents));
        }
        falls
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn rent(ceiling: Option<i64>) -> Money {
        Money {
            label: "Loyer".to_owned(),
            payer: Uuid::from_u128(1),
            payee: Uuid::from_u128(2),
            cents: 10_000,
            ceiling,
            due: day("2026-01-31"),
            every: Some(Every::Month),
        }
    }

    #[test]
    fn what_comes_each_month_comes_at_the_end_of_short_ones_too() {
        let falls = rent(None).falls(day("2026-03-31"));
        let days: Vec<_> = falls.iter().map(|(day, _)| day.to_string()).collect();
        assert_eq!(days, ["2026-01-31", "2026-02-28", "2026-03-31"]);
    }

    #[test]
    fn the_ceiling_is_never_passed_and_the_last_payment_fills_it() {
        let falls = rent(Some(25_000)).falls(day("2026-12-31"));
        let cents: Vec<_> = falls.iter().map(|(_, cents)| *cents).collect();
        assert_eq!(cents, [10_000, 10_000, 5_000]);
    }

    #[test]
    fn what_is_due_once_is_due_once() {
        assert_eq!(
            days(day("2026-05-01"), None, day("2030-01-01")),
            [day("2026-05-01")]
        );
    }

    proptest! {
        #[test]
        fn payments_come_in_order_and_stay_under_the_ceiling(
            cents in 1_i64..1_000_000, ceiling in prop::option::of(0_i64..5_000_000), months in 0_u32..120,
        ) {
            let until = day("2026-01-31") + Months::new(months);
            let line = Money { cents, ..rent(ceiling) };
            let falls = line.falls(until);
            prop_assert!(falls.windows(2).all(|it| it[0].0 < it[1].0));
            prop_assert!(falls.iter().all(|(on, _)| *on <= until));
            let sum: i64 = falls.iter().map(|(_, cents)| cents).sum();
            prop_assert!(ceiling.is_none_or(|most| sum <= most));
        }
    }
}
