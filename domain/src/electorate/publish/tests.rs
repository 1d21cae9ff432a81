use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn place(college: u8) -> Counted {
    Counted {
        college: format!("c{college}").parse().unwrap(),
        voices: 1,
        profession: None,
        side: Side::Ville,
        bloc: None,
    }
}

fn all(of: &[Option<u8>]) -> BTreeMap<AdhesionId, Counted> {
    let id = |n: usize| AdhesionId(Uuid::from_u128(n as u128));
    let of = of.iter().enumerate();
    of.filter_map(|(n, it)| Some((id(n), place((*it)?))))
        .collect()
}

#[test]
fn quarters_end_after_the_first_rules_and_are_over() {
    let found = candidates(day("2025-05-15"), day("2026-01-01"));
    let expected = ["2025-05-15", "2025-06-30", "2025-09-30", "2025-12-31"].map(day);
    assert_eq!(found, expected);
    assert_eq!(
        candidates(day("2025-12-31"), day("2026-01-01")),
        [day("2025-12-31")]
    );
    assert_eq!(candidates(day("2026-01-01"), day("2026-01-01")), []);
    assert_eq!(
        candidates(day("2025-10-01"), day("2025-12-31")),
        [day("2025-10-01")]
    );
    assert_eq!(candidates(NaiveDate::MAX, NaiveDate::MAX), []);
}

#[test]
fn who_joins_leaves_or_changes_has_moved_once() {
    let before = all(&[Some(1), Some(1), Some(1), None]);
    assert_eq!(moved(&before, &before), 0);
    assert_eq!(moved(&before, &all(&[Some(1), Some(2), None, Some(1)])), 3);
}

proptest! {
    /// A member who compares any two published days sees enough people move, or nobody.
    #[test]
    fn no_two_published_days_tell_where_few_people_moved(
        days in prop::collection::vec(prop::collection::vec(prop::option::of(0_u8..3), 12), 1..9),
        fewer_than in 1_u64..7,
    ) {
        let mut published = Published::default();
        let mut on = day("2026-01-01");
        let mut seen: Vec<BTreeMap<AdhesionId, Counted>> = Vec::new();
        for of in &days {
            let (now, count) = (all(of), published.days.len());
            let electorate = entries(of);
            published.offer(on, &electorate, fewer_than);
            let told = seen.iter().map(|it| moved(it, &now)).all(|it| it == 0 || it >= fewer_than);
            prop_assert_eq!(published.days.len() > count, told);
            if told {
                seen.push(now);
            }
            on = on.succ_opt().unwrap();
        }
        prop_assert_eq!(published.days()[0], day("2026-01-01"));
        prop_assert_eq!(published.days.len(), seen.len());
    }
}

/// An electorate in which each is counted in the college of that number, or does not vote.
fn entries(of: &[Option<u8>]) -> Electorate {
    use crate::college::Placed;
    use crate::electorate::{Barred, Right};
    use crate::ght::influence::Influence;
    use crate::ght::side::{SideBecause, Sided};
    use crate::member::AdhesionState;

    let entry = |(n, it): (usize, &Option<u8>)| Entry {
        adhesion: AdhesionId(Uuid::from_u128(n as u128)),
        profession: None,
        placed: Placed {
            influence: Influence::default(),
            sided: Sided {
                side: Side::Ville,
                because: SideBecause::Liberal,
            },
            college: None,
        },
        right: match it {
            Some(college) => Right::Votes {
                college: place(*college).college,
                voices: 1,
            },
            None => Right::Barred(Barred::NotMember(AdhesionState::Resigned)),
        },
    };
    Electorate {
        entries: of.iter().enumerate().map(entry).collect(),
    }
}
