use super::*;
use chrono::NaiveDate;
use proptest::prelude::*;

fn day(n: u32) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(739_000 + i32::try_from(n).unwrap()).unwrap()
}

fn period(from: u32, to: Option<u32>) -> Period {
    Period {
        starts_on: day(from),
        ends_on: to.map(day),
    }
}

#[test]
fn a_successor_begins_the_day_after() {
    assert_eq!(may_hold(period(11, None), &[period(1, Some(10))]), Ok(()));
    assert_eq!(
        may_hold(period(10, None), &[period(1, Some(10))]),
        Err(MandateRefused::Overlaps)
    );
}

#[test]
fn a_mandate_without_an_end_leaves_no_place_after_it() {
    assert_eq!(
        may_hold(period(50, Some(60)), &[period(1, None)]),
        Err(MandateRefused::Overlaps)
    );
    assert_eq!(
        may_hold(period(5, Some(4)), &[]),
        Err(MandateRefused::EndsBeforeStart)
    );
}

proptest! {
    #[test]
    fn no_day_ever_has_two_holders(
        wanted in prop::collection::vec((0_u32..60, prop::option::of(0_u32..60)), 0..12),
    ) {
        let mut held: Vec<Period> = Vec::new();
        for (from, to) in wanted {
            let one = period(from, to);
            if may_hold(one, &held).is_ok() {
                held.push(one);
            }
        }
        for n in 0..80 {
            prop_assert!(held.iter().filter(|p| p.holds_on(day(n))).count() <= 1);
        }
    }
}
