use proptest::prelude::*;

use super::*;
use crate::contract::example::text;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn life(since: &str) -> Life {
    Life {
        since: day(since),
        until: None,
    }
}

fn of(what: What, found: &[Due]) -> Vec<String> {
    let these = found.iter().filter(|it| it.what == what);
    these.map(|it| it.on.to_string()).collect()
}

#[test]
fn a_contract_that_goes_on_by_itself_has_a_notice_date_for_each_term() {
    let found = dates(&text(), life("2026-01-01"));
    assert_eq!(
        of(What::Notice, &found),
        ["2026-10-02", "2027-10-02", "2028-10-02"]
    );
    assert_eq!(of(What::Renewal, &found), ["2027-01-01", "2028-01-01"]);
    assert_eq!(of(What::End, &found), ["2028-12-31"]);
    assert_eq!(of(What::Review, &found), ["2027-01-01", "2028-01-01"]);
}

#[test]
fn payments_come_each_quarter_until_the_ceiling_and_meetings_each_half_year() {
    let found = dates(&text(), life("2026-01-01"));
    let payments = of(What::Payment, &found);
    assert_eq!(
        payments,
        ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"]
    );
    assert_eq!(of(What::Meeting, &found).len(), 6);
    assert_eq!(of(What::Indicator, &found), ["2026-06-30"]);
}

#[test]
fn after_notice_only_what_comes_before_its_end_is_due() {
    let ends = Life {
        since: day("2026-01-01"),
        until: Some(day("2026-08-31")),
    };
    let found = dates(&text(), ends);
    assert_eq!(of(What::End, &found), ["2026-08-31"]);
    assert_eq!(of(What::Notice, &found), [""; 0]);
    assert_eq!(of(What::Payment, &found), ["2026-03-31", "2026-06-30"]);
}

#[test]
fn what_was_due_before_it_was_in_force_is_not_asked_for() {
    let found = dates(&text(), life("2026-07-01"));
    assert_eq!(of(What::Indicator, &found), [""; 0]);
    assert_eq!(
        of(What::Payment, &found).first().map(String::as_str),
        Some("2026-09-30")
    );
}

#[test]
fn owners_are_reminded_ninety_thirty_and_seven_days_before() {
    let on = day("2026-10-02");
    let at = |text: &str| step(on, day(text));
    assert_eq!(at("2026-07-03"), None, "91 days");
    assert_eq!(at("2026-07-04"), Some(90));
    assert_eq!(at("2026-09-01"), Some(90), "31 days");
    assert_eq!(at("2026-09-02"), Some(30));
    assert_eq!(at("2026-09-25"), Some(7));
    assert_eq!(at("2026-10-02"), Some(7));
    assert_eq!(at("2026-10-03"), None, "it is over");
}

#[test]
fn the_clocks_of_the_law_run_from_the_day_of_receipt() {
    let found = clocks(day("2026-12-31"));
    assert_eq!(of(What::RequestMeeting, &found), ["2027-01-15"]);
    assert_eq!(of(What::Validation, &found), ["2027-02-28"]);
}

#[test]
fn five_years_of_the_tripartite_contract_have_four_reviews_inside() {
    let mut text = text();
    text.term.end = day("2030-12-31");
    text.term.renewal = crate::contract::term::Renewal::None;
    let found = dates(&text, life("2026-01-01"));
    assert_eq!(of(What::Review, &found).len(), 4);
    assert_eq!(of(What::End, &found), ["2030-12-31"]);
}

proptest! {
    #[test]
    fn whatever_day_the_job_first_runs_each_step_that_is_left_is_sent_once_and_in_order(first in 0_i64..200) {
        let on = day("2027-01-01");
        let runs = (-first..=0).map(|ago| step(on, on + chrono::TimeDelta::days(ago)));
        let mut sent: Vec<u16> = runs.flatten().collect();
        sent.dedup();
        let begins = STEPS.into_iter().filter(|it| first <= i64::from(*it)).min();
        let left = |it: &u16| *it <= begins.unwrap_or(90);
        prop_assert_eq!(sent, STEPS.into_iter().filter(left).collect::<Vec<_>>());
    }

    #[test]
    fn dates_stand_in_order_with_names_of_their_own(since in 0_u64..1_000) {
        let found = dates(&text(), Life { since: day("2026-01-01") + chrono::Days::new(since), until: None });
        prop_assert!(found.windows(2).all(|it| it[0].on <= it[1].on));
        let keys: std::collections::BTreeSet<String> = found.iter().map(Due::key).collect();
        prop_assert_eq!(keys.len(), found.len());
    }
}
