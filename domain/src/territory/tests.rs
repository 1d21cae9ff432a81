//! Versions of a territory.

use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn communes(codes: &[&str]) -> Communes {
    codes.iter().map(|code| code.parse().unwrap()).collect()
}

fn version(from: &str, codes: &[&str]) -> Version {
    Version {
        from: day(from),
        communes: communes(codes),
    }
}

fn add(codes: &[&str]) -> Change {
    Change {
        add: communes(codes),
        remove: Communes::new(),
    }
}

fn remove(codes: &[&str]) -> Change {
    Change {
        add: Communes::new(),
        remove: communes(codes),
    }
}

/// What a store does with an amendment.
fn apply(territory: &Territory, amended: Amended) -> Territory {
    Territory::new(territory.versions.iter().cloned().chain([amended.version]))
}

#[test]
fn a_version_holds_from_its_first_day_until_the_next_one() {
    let territory = Territory::new([
        version("2026-01-01", &[]),
        version("2024-01-01", &["37003"]),
    ]);
    assert!(territory.on(day("2023-12-31")).is_empty());
    assert_eq!(territory.on(day("2024-01-01")), communes(&["37003"]));
    assert_eq!(territory.on(day("2025-12-31")), communes(&["37003"]));
    assert!(territory.on(day("2026-01-01")).is_empty());
}

#[test]
fn steps_tell_what_came_and_what_went_the_latest_first() {
    let territory = Territory::new([
        version("2024-01-01", &["37003", "37214"]),
        version("2025-01-01", &["37003", "37214"]),
        version("2026-03-01", &["37003", "41018"]),
    ]);
    let steps = territory.steps();
    assert_eq!(steps.len(), 2);
    assert_eq!(steps[0].from, day("2026-03-01"));
    assert_eq!(steps[0].added, communes(&["41018"]));
    assert_eq!(steps[0].removed, communes(&["37214"]));
    assert_eq!(steps[1].added, communes(&["37003", "37214"]));
}

#[test]
fn the_past_is_not_rewritten() {
    let territory = Territory::new([version("2026-01-01", &["37003"])]);
    assert_eq!(
        territory.amend(&add(&["37214"]), day("2025-12-31"), day("2026-11-26")),
        Err(CannotAmend::BeforeLatest(day("2026-01-01")))
    );
}

#[test]
fn a_year_typed_wrong_is_told() {
    let refused =
        Territory::default().amend(&add(&["37003"]), day("2062-01-01"), day("2026-11-26"));
    assert_eq!(refused, Err(CannotAmend::TooFarAhead(day("2027-11-27"))));
}

#[test]
fn adding_what_is_there_changes_nothing() {
    let territory = Territory::new([version("2026-01-01", &["37003"])]);
    let today = day("2026-11-26");
    let again = territory.amend(&add(&["37003"]), today, today);
    assert_eq!(again, Err(CannotAmend::NothingChanges));
}

#[test]
fn a_commune_cannot_be_added_and_removed_at_once() {
    let change = Change {
        add: communes(&["37003"]),
        remove: communes(&["37003"]),
    };
    let today = day("2026-11-26");
    assert_eq!(
        Territory::default().amend(&change, today, today),
        Err(CannotAmend::Contradiction("37003".parse().unwrap()))
    );
}

#[test]
fn a_slip_mended_on_the_same_day_leaves_no_trace_in_the_steps() {
    let today = day("2026-11-26");
    let start = Territory::new([version("2024-01-01", &["37003"])]);
    let slip = start.amend(&add(&["41018"]), today, today).unwrap();
    assert!(!slip.replaces);
    let wrong = apply(&start, slip);
    let mend = wrong.amend(&remove(&["41018"]), today, today).unwrap();
    assert!(mend.replaces);
    assert_eq!(apply(&wrong, mend).steps(), start.steps());
}

fn some_communes() -> impl Strategy<Value = Communes> {
    prop::collection::btree_set(1..12_u32, 0..8).prop_map(|set| {
        set.iter()
            .map(|n| format!("37{n:03}").parse().unwrap())
            .collect()
    })
}

proptest! {
    #[test]
    fn an_amended_territory_is_what_was_asked_for_and_the_past_is_untouched(
        changes in prop::collection::vec((some_communes(), some_communes(), 0..40_u64), 1..6)
    ) {
        let today = day("2026-11-26");
        let mut from = day("2026-01-01");
        let mut territory = Territory::default();
        for (add, remove, later) in changes {
            let eve = from.pred_opt().unwrap();
            let past = territory.on(eve);
            from = from + Days::new(later);
            let change = Change { remove: &remove - &add, add };
            let expected = &(&territory.on(from) | &change.add) - &change.remove;
            match territory.amend(&change, from, today) {
                Ok(amended) => territory = apply(&territory, amended),
                Err(CannotAmend::NothingChanges) => {}
                Err(other) => prop_assert!(false, "{other}"),
            }
            prop_assert_eq!(territory.on(from), expected);
            prop_assert_eq!(territory.on(eve), past);
        }
    }
}
