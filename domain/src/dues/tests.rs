use super::*;

#[test]
fn an_exempt_member_is_up_to_date() {
    assert!(up_to_date(Some(Cents(1000)), Some(Settlement::Exempt)).is_up_to_date());
}

#[test]
fn a_member_without_an_entry_is_not_up_to_date_when_dues_are_asked() {
    assert!(!up_to_date(Some(Cents(1000)), None).is_up_to_date());
}

#[test]
fn nothing_is_due_where_nothing_is_asked() {
    assert!(up_to_date(None, None).is_up_to_date());
    assert!(up_to_date(Some(Cents(0)), None).is_up_to_date());
}

#[test]
fn dues_are_recorded_from_the_year_before_last_to_the_next() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
    let years: Vec<i32> = (2020..2032)
        .filter(|year| is_recordable(*year, today))
        .collect();
    assert_eq!(years, [2024, 2025, 2026, 2027]);
}

#[test]
fn dues_are_asked_for_the_years_of_membership_alone() {
    let day = |text: &str| Some(text.parse::<NaiveDate>().unwrap());
    let (joined, left) = (day("2026-03-05"), day("2027-01-01"));
    assert!(!is_member_during(2025, joined, None));
    assert!(is_member_during(2026, joined, None));
    assert!(is_member_during(2027, joined, left));
    assert!(!is_member_during(2028, joined, left));
    assert!(!is_member_during(2026, None, None));
}

proptest::proptest! {
    #[test]
    fn whoever_settled_is_up_to_date_and_whoever_owes_nothing_too(cents in proptest::option::of(0_i64..100_000)) {
        for settlement in Settlement::ALL {
            proptest::prop_assert!(up_to_date(cents.map(Cents), Some(*settlement)).is_up_to_date());
        }
        let owes = cents.is_some_and(|it| it > 0);
        proptest::prop_assert_eq!(up_to_date(cents.map(Cents), None).is_up_to_date(), !owes);
    }
}
