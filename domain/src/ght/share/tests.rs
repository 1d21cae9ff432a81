use super::*;
use proptest::prelude::*;
use uuid::Uuid;

fn ratio(numerator: u64, denominator: u64) -> Exact {
    Exact::from(numerator)
        .over(&Exact::from(denominator))
        .unwrap()
}

fn bloc(n: usize) -> BlocId {
    BlocId(Uuid::from_u128(n as u128))
}

fn voices(rest: u64, loose: u64, blocs: &[u64]) -> Voices {
    Voices {
        blocs: blocs
            .iter()
            .enumerate()
            .map(|(n, it)| (bloc(n), Exact::from(*it)))
            .collect(),
        loose: Exact::from(loose),
        rest: Exact::from(rest),
    }
}

fn each(hundredths: u8) -> Caps {
    Caps {
        bloc: Some(Fraction::percent(hundredths)),
        establishments: None,
    }
}

fn counted(capped: &Capped) -> Vec<String> {
    capped
        .blocs
        .values()
        .map(|it| it.counted.to_string())
        .collect()
}

/// `reference/domain.md` §8.3 C: 60 of ville, 30 of a group, 20 %.
#[test]
fn a_group_of_thirty_beside_sixty_counts_for_fifteen_of_seventy_five() {
    let found = cap(&voices(60, 0, &[30]), each(20)).unwrap();
    assert_eq!(found.total, Exact::from(75));
    assert_eq!(counted(&found), ["15"]);
    assert_eq!(found.blocs[&bloc(0)].scale(), ratio(1, 2));
    assert!(found.blocs[&bloc(0)].is_capped());
}

#[test]
fn when_only_twenty_of_ville_vote_the_group_counts_for_five_of_twenty_five() {
    let found = cap(&voices(20, 0, &[30]), each(20)).unwrap();
    assert_eq!(found.total, Exact::from(25));
    assert_eq!(found.blocs[&bloc(0)].scale(), ratio(1, 6));
}

#[test]
fn two_groups_above_the_cap_each_count_for_a_fifth_of_the_fixed_point() {
    let found = cap(&voices(50, 0, &[30, 20]), each(20)).unwrap();
    assert_eq!(found.total, ratio(250, 3));
    assert_eq!(counted(&found), ["50/3", "50/3"]);
}

#[test]
fn a_group_under_the_cap_is_left_alone_beside_one_above_it() {
    let found = cap(&voices(50, 0, &[30, 12]), each(20)).unwrap();
    assert_eq!(found.total, ratio(155, 2));
    assert_eq!(counted(&found), ["31/2", "12"]);
    assert!(!found.blocs[&bloc(1)].is_capped());
}

#[test]
fn where_nobody_else_votes_the_cap_cannot_be_met() {
    assert_eq!(cap(&voices(0, 0, &[30]), each(20)), Err(Unmeetable));
    assert_eq!(
        cap(&voices(0, 0, &[10, 10, 10, 10]), each(20)),
        Err(Unmeetable)
    );
    assert_eq!(cap(&voices(0, 0, &[]), each(20)), Err(Unmeetable));
    assert_eq!(cap(&voices(0, 0, &[]), Caps::default()), Err(Unmeetable));
}

#[test]
fn blocs_that_fill_the_whole_between_them_need_nobody_else() {
    // Five blocs with a cap of one fifth: each has exactly its cap, and k·c = 1 divides nothing.
    let found = cap(&voices(0, 0, &[10, 10, 10, 10, 10]), each(20)).unwrap();
    assert_eq!(found.total, Exact::from(50));
    let found = cap(&voices(0, 0, &[20, 10, 10, 10, 10]), each(20)).unwrap();
    assert_eq!(
        (found.total, found.blocs[&bloc(0)].counted.clone()),
        (Exact::from(50), Exact::from(10))
    );
    // Two blocs that may each have six tenths: k·c is above one, and nothing is undefined.
    let found = cap(&voices(0, 0, &[30, 20]), each(60)).unwrap();
    assert_eq!(found.total, Exact::from(50));
}

#[test]
fn without_a_cap_everybody_counts() {
    let found = cap(&voices(1, 2, &[30]), Caps::default()).unwrap();
    assert_eq!(found.total, Exact::from(33));
    assert_eq!(found.establishments.counted, Exact::from(32));
    assert!(!found.establishments.is_capped() && !found.loose.is_capped());
}

#[test]
fn all_establishments_together_are_capped_over_the_cap_of_each_bloc() {
    let caps = Caps {
        bloc: Some(Fraction::percent(20)),
        establishments: Some(Fraction::percent(25)),
    };
    // 60 others: T = 60 ⁄ 0.75 = 80, establishments 20, each bloc at most 16.
    let found = cap(&voices(60, 0, &[30, 30]), caps).unwrap();
    assert_eq!(
        (found.total.clone(), found.establishments.counted.clone()),
        (Exact::from(80), Exact::from(20))
    );
    assert_eq!(counted(&found), ["10", "10"]);
    let loose = cap(&voices(60, 40, &[]), caps).unwrap();
    assert_eq!(
        (loose.total, loose.loose.counted),
        (Exact::from(80), Exact::from(20))
    );
    assert_eq!(cap(&voices(0, 40, &[1]), caps), Err(Unmeetable));
    let under = cap(&voices(60, 5, &[5]), caps).unwrap();
    assert_eq!(under.total, Exact::from(70));
    // Exactly at the cap of all: nothing is taken away.
    let at = cap(&voices(60, 10, &[10]), caps).unwrap();
    assert!(!at.establishments.is_capped());
}

/// A second way to the same numbers: from above, step by step. Start with everybody, capped by the sum of the round
/// before, until the sum stays; it falls to the greatest fixed point. Slow, and exact only in the limit, so the answers are
/// compared by bounds.
fn naive(rest: u64, loose: u64, blocs: &[u64], c: Fraction, d: Fraction) -> f64 {
    let share = |it: Fraction| f64::from(it.numerator()) / f64::from(it.denominator());
    let (c, d) = (share(c), share(d));
    #[expect(clippy::cast_precision_loss, reason = "small test numbers")]
    let float = |it: u64| it as f64;
    let mut total = float(rest) + float(loose) + blocs.iter().map(|it| float(*it)).sum::<f64>();
    for _ in 0..20_000 {
        let inner: f64 = blocs.iter().map(|it| float(*it).min(c * total)).sum();
        total = float(rest) + (inner + float(loose)).min(d * total);
    }
    total
}

fn any_share() -> impl Strategy<Value = Fraction> {
    (1_u32..20).prop_map(|it| Fraction::new(it, 20).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn no_presence_gives_a_bloc_more_than_its_cap_and_one_under_it_is_left_alone(
        rest in 0_u64..80, loose in 0_u64..10, blocs in prop::collection::vec(0_u64..60, 0..6), c in any_share(),
    ) {
        let caps = Caps { bloc: Some(c), establishments: None };
        let Ok(found) = cap(&voices(rest, loose, &blocs), caps) else {
            prop_assert_eq!(rest + loose, 0);
            return Ok(());
        };
        let most = &Exact::from(c) * &found.total;
        let mut sum = &Exact::from(rest) + &found.loose.counted;
        for scaled in found.blocs.values() {
            prop_assert!(scaled.counted <= most);
            prop_assert!(scaled.counted == scaled.raw || scaled.counted == most);
            prop_assert_eq!(scaled.is_capped(), scaled.raw > most);
            sum = &sum + &scaled.counted;
        }
        prop_assert_eq!(sum, found.total);
    }

    #[test]
    fn both_caps_hold_together(
        rest in 0_u64..80, loose in 0_u64..30, blocs in prop::collection::vec(0_u64..60, 0..6), c in any_share(), d in any_share(),
    ) {
        let caps = Caps { bloc: Some(c), establishments: Some(d) };
        let Ok(found) = cap(&voices(rest, loose, &blocs), caps) else {
            prop_assert_eq!(rest, 0);
            return Ok(());
        };
        let most = &Exact::from(c) * &found.total;
        prop_assert!(found.blocs.values().all(|it| it.counted <= most && it.counted <= it.raw));
        prop_assert!(found.establishments.counted <= &Exact::from(d) * &found.total);
        prop_assert_eq!(&Exact::from(rest) + &found.establishments.counted, found.total);
    }

    #[test]
    fn a_naive_second_reckoning_agrees(
        rest in 1_u64..40, loose in 0_u64..20, blocs in prop::collection::vec(0_u64..40, 0..5), c in any_share(), d in any_share(),
    ) {
        let caps = Caps { bloc: Some(c), establishments: Some(d) };
        let found = cap(&voices(rest, loose, &blocs), caps).unwrap();
        let exact: f64 = found.total.decimal(9).parse().unwrap();
        prop_assert!((exact - naive(rest, loose, &blocs, c, d)).abs() < 1e-6);
    }

    #[test]
    fn one_more_voter_of_ville_never_raises_a_blocs_share(
        rest in 1_u64..80, loose in 0_u64..10, blocs in prop::collection::vec(0_u64..60, 1..6), c in any_share(), d in prop::option::of(any_share()),
    ) {
        let caps = Caps { bloc: Some(c), establishments: d };
        let before = cap(&voices(rest, loose, &blocs), caps).unwrap();
        let after = cap(&voices(rest + 1, loose, &blocs), caps).unwrap();
        for (id, scaled) in &before.blocs {
            let share = |it: &Capped, of: &Scaled| of.counted.over(&it.total).unwrap();
            prop_assert!(share(&after, &after.blocs[id]) <= share(&before, scaled));
        }
    }
}
