//! From when to when a contract runs, and how it goes on.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// From when to when, and how it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Term {
    /// First day.
    pub begin: NaiveDate,
    /// Last day of the first term.
    pub end: NaiveDate,
    /// So many days before the end it may be terminated for it (« préavis »).
    pub notice_days: u16,
    /// How it goes on.
    pub renewal: Renewal,
}

/// How a contract goes on after its term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub enum Renewal {
    /// It ends.
    None,
    /// « Tacite reconduction »: it goes on by itself unless somebody gives notice.
    Tacit {
        /// For so many months each time.
        months: u16,
        /// So many times at most.
        times: u16,
    },
    /// Only by a new agreement (« reconduction expresse »).
    Express,
}

/// A term that runs, the first one or one after a tacit renewal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Running {
    /// How many renewals came before.
    pub renewals: u16,
    /// First day.
    pub begin: NaiveDate,
    /// Last day.
    pub end: NaiveDate,
    /// Last day on which notice may be given for its end.
    pub notice: NaiveDate,
    /// Whether it goes on by itself.
    pub goes_on: bool,
}

impl Term {
    /// Every term that may come, the first one first.
    pub fn terms(&self) -> Vec<Running> {
        let (months, times) = match self.renewal {
            Renewal::Tacit { months, times } if 0 < months => (months, times),
            _ => (0, 0),
        };
        (0..=times)
            .map(|n| {
                // Reckoned from the first end each time: a term that ends on the 31st does so in each month that has one.
                let end = |n: u16| months_after(self.end, u32::from(months) * u32::from(n));
                Running {
                    renewals: n,
                    begin: match n.checked_sub(1) {
                        None => self.begin,
                        Some(before) => end(before).succ_opt().unwrap_or(NaiveDate::MAX),
                    },
                    end: end(n),
                    notice: days_before(end(n), self.notice_days),
                    goes_on: n < times,
                }
            })
            .collect()
    }

    /// The term that runs on a day; before the first it is the first, after the last none.
    pub fn running(&self, on: NaiveDate) -> Option<Running> {
        self.terms().into_iter().find(|it| on <= it.end)
    }

    /// The last day on which it can run, if nobody gives notice.
    pub fn last(&self) -> NaiveDate {
        self.terms().last().map_or(self.end, |it| it.end)
    }
}

/// A day so many months later, on the last day of the month where the first one was on the last day of its own.
fn months_after(day: NaiveDate, months: u32) -> NaiveDate {
    let later = day.checked_add_months(Months::new(months));
    let later = later.unwrap_or(NaiveDate::MAX);
    let was_last = day.succ_opt().is_none_or(|it| it.month() != day.month());
    if was_last {
        last_of_month(later)
    } else {
        later
    }
}

fn last_of_month(day: NaiveDate) -> NaiveDate {
    let first = day.with_day(1).unwrap_or(day);
    let next = first.checked_add_months(Months::new(1));
    next.and_then(|it| it.pred_opt()).unwrap_or(day)
}

/// A day so many days earlier.
fn days_before(day: NaiveDate, days: u16) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(days)))
        .unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn term(renewal: Renewal) -> Term {
        Term {
            begin: day("2026-01-01"),
            end: day("2026-12-31"),
            notice_days: 90,
            renewal,
        }
    }

    #[test]
    fn notice_is_counted_back_from_the_end() {
        let running = term(Renewal::Express).running(day("2026-06-01")).unwrap();
        assert_eq!(running.notice, day("2026-10-02"));
        assert!(!running.goes_on);
        assert_eq!(term(Renewal::None).running(day("2027-01-01")), None);
    }

    #[test]
    fn a_tacit_renewal_begins_the_day_after_the_end_and_comes_as_often_as_agreed() {
        let term = term(Renewal::Tacit {
            months: 12,
            times: 2,
        });
        let second = term.running(day("2027-01-01")).unwrap();
        assert_eq!(second.renewals, 1);
        assert_eq!(
            (second.begin, second.end),
            (day("2027-01-01"), day("2027-12-31"))
        );
        assert!(second.goes_on);
        let last = term.running(day("2028-12-31")).unwrap();
        assert!(!last.goes_on);
        assert_eq!(term.running(day("2029-01-01")), None);
        assert_eq!(term.last(), day("2028-12-31"));
    }

    #[test]
    fn a_term_that_ends_with_a_month_ends_with_a_month_again() {
        let term = Term {
            begin: day("2026-03-01"),
            end: day("2027-02-28"),
            notice_days: 0,
            renewal: Renewal::Tacit {
                months: 12,
                times: 1,
            },
        };
        assert_eq!(term.last(), day("2028-02-29"));
    }

    proptest! {
        #[test]
        fn terms_follow_each_other_without_a_gap(
            days in 0_u64..4_000, long in 0_u64..4_000, months in 1_u16..60, times in 0_u16..20, notice in 0_u16..700,
        ) {
            let begin = day("2020-01-01") + Days::new(days);
            let term = Term {
                begin,
                end: begin + Days::new(long),
                notice_days: notice,
                renewal: Renewal::Tacit { months, times },
            };
            let terms = term.terms();
            prop_assert_eq!(terms.len(), usize::from(times) + 1);
            for pair in terms.windows(2) {
                prop_assert_eq!(pair[0].end.succ_opt().unwrap(), pair[1].begin);
                prop_assert!(pair[1].begin <= pair[1].end);
                prop_assert!(pair[0].goes_on);
            }
            for it in &terms {
                prop_assert_eq!(term.running(it.end).map(|it| it.renewals), Some(it.renewals));
                prop_assert!(it.notice <= it.end);
            }
        }
    }
}
