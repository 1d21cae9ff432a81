use super::*;
use proptest::prelude::*;

fn day(n: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, n).unwrap()
}

fn version(word: &str, adopted: u32, from: u32) -> Adoption {
    Adoption {
        digest: Digest::of(word.as_bytes()),
        adopted_on: day(adopted),
        in_force_from: day(from),
        by: Decided {
            organ: OrganKind::ExtraordinaryMeeting,
            reference: "PV, résolution 2".to_owned(),
        },
    }
}

#[test]
fn a_version_adopted_for_later_leaves_the_one_before_in_force_until_then() {
    let versions = [version("a", 1, 1), version("b", 5, 10)];
    assert_eq!(in_force(&versions, day(9)), versions.first());
    assert_eq!(in_force(&versions, day(10)), versions.last());
    assert_eq!(in_force(&versions[1..], day(9)), None);
}

#[test]
fn dates_out_of_order_are_refused() {
    let held = [version("a", 5, 10)];
    let refused = |next: &Adoption| may_adopt(next, &held, day(20)).unwrap_err();
    assert_eq!(
        refused(&version("b", 21, 21)),
        AdoptionRefused::AdoptedInFuture
    );
    assert_eq!(
        refused(&version("b", 11, 10)),
        AdoptionRefused::InForceBeforeAdopted
    );
    assert_eq!(
        refused(&version("b", 4, 12)),
        AdoptionRefused::AdoptedBeforeLast { adopted_on: day(5) }
    );
    assert_eq!(
        refused(&version("b", 6, 9)),
        AdoptionRefused::InForceBeforeLast {
            in_force_from: day(10)
        }
    );
    assert_eq!(refused(&version("a", 12, 12)), AdoptionRefused::Unchanged);
    let mut silent = version("b", 12, 12);
    silent.by.reference = " ".to_owned();
    assert_eq!(refused(&silent), AdoptionRefused::WithoutDecision);
    assert_eq!(may_adopt(&version("b", 20, 20), &held, day(20)), Ok(()));
    assert_eq!(may_adopt(&version("b", 5, 10), &held, day(20)), Ok(()));
    assert_eq!(may_adopt(&version("b", 5, 5), &[], day(5)), Ok(()));
}

proptest! {
    #[test]
    fn what_is_in_force_only_ever_moves_forward(wanted in prop::collection::vec((0_u8..4, 1_u32..25, 1_u32..25), 0..12)) {
        let mut held: Vec<Adoption> = Vec::new();
        for (word, adopted, from) in wanted {
            let next = version(&word.to_string(), adopted, from);
            if may_adopt(&next, &held, day(25)).is_ok() {
                held.push(next);
            }
        }
        let mut before = 0;
        for n in 1..28 {
            let at = in_force(&held, day(n)).and_then(|it| held.iter().rposition(|one| one == it)).map_or(0, |at| at + 1);
            prop_assert!(before <= at);
            before = at;
        }
        prop_assert_eq!(before, held.len());
    }
}
