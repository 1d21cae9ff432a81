use proptest::prelude::*;

use super::*;

fn any_ballots() -> impl Strategy<Value = Ballots> {
    let count = || {
        (0_u64..12, 0_u64..12, 0_u64..4, 0_u64..4).prop_map(|(yes, no, blank, silent)| Count {
            yes,
            no,
            blank,
            silent,
        })
    };
    (count(), count()).prop_map(|(in_person, by_proxy)| Ballots {
        in_person,
        by_proxy,
    })
}

fn any_vote() -> impl Strategy<Value = Vote> {
    let cells = [
        cell("ville", None),
        cell("ville", Some(2)),
        cell("medico-social", Some(1)),
        cell("medico-social", None),
        cell("structures", Some(1)),
        cell("usagers", None),
    ];
    prop::collection::vec(any_ballots(), cells.len())
        .prop_map(move |all| open(&cells.iter().cloned().zip(all).collect::<Vec<_>>()))
}

fn any_base() -> impl Strategy<Value = Base> {
    prop::sample::select(Base::ALL)
}

fn any_kind() -> impl Strategy<Value = MajorityKind> {
    prop::sample::select(vec![
        MajorityKind::Absolute,
        MajorityKind::Qualified(Fraction::new(2, 3).unwrap()),
        MajorityKind::Qualified(Fraction::new(3, 4).unwrap()),
        MajorityKind::Qualified(Fraction::new(4, 5).unwrap()),
        MajorityKind::Unanimity,
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_vote_gives_a_bloc_more_than_its_cap(
        vote in any_vote(), base in any_base(), kind in any_kind(), percent in 5_u8..60, absent in prop::option::of(prop::sample::select(Absent::ALL)),
    ) {
        let mut caps = vec![votes_cast(percent)];
        caps.extend(absent.map(weights));
        let outcome = judged(&statutes(caps, kind, base), &vote);
        let Some(counted) = outcome.counted else { return Ok(()) };
        let cast = outcome.cast.unwrap();
        let most = &Exact::from(Fraction::percent(percent)) * &counted.base;
        let mut sum = Exact::zero();
        for own in cast.voices.blocs.values() {
            prop_assert!(own.counted <= most);
            sum = &sum + &own.counted;
        }
        prop_assert!(sum <= counted.base);
        // For, and the share of it that two blocs can bring, never exceed what is counted.
        prop_assert!(counted.counts.yes <= counted.base);
    }

    #[test]
    fn the_numbers_say_what_the_verdict_says(vote in any_vote(), base in any_base(), kind in any_kind()) {
        let outcome = judged(&statutes(vec![], kind, base), &vote);
        let counted = outcome.counted.unwrap();
        prop_assert_eq!(&counted, &outcome.raw);
        prop_assert_eq!(outcome.verdict == Verdict::Adopted, counted.enough);
        if let Some(yes) = counted.counts.yes.whole() && counted.base.is_positive() {
            prop_assert_eq!(counted.enough, counted.required.whole() <= yes);
        }
        prop_assert!(!(counted.tied && counted.enough));
        prop_assert!(!counted.enough || counted.missing.is_zero());
    }

    #[test]
    fn one_more_vote_for_never_defeats_a_proposal(
        vote in any_vote(), base in any_base(), kind in any_kind(), percent in prop::option::of(5_u8..60), which in 0_usize..6,
    ) {
        let statutes = statutes(percent.map(votes_cast).into_iter().collect(), kind, base);
        let before = judged(&statutes, &vote);
        let mut more = vote.clone();
        // Somebody who was against is now for: presence and base stay.
        let ballots = more.cast.values_mut().nth(which).unwrap();
        prop_assume!(ballots.in_person.no > 0);
        ballots.in_person.no -= 1;
        ballots.in_person.yes += 1;
        let after = judged(&statutes, &more);
        prop_assert!(before.verdict != Verdict::Adopted || after.verdict == Verdict::Adopted);
    }

    #[test]
    fn a_double_majority_is_never_easier(vote in any_vote(), base in any_base(), kind in any_kind()) {
        let with = judged(&statutes(vec![double()], kind, base), &vote);
        let without = judged(&statutes(vec![], kind, base), &vote);
        prop_assert!(with.verdict != Verdict::Adopted || without.verdict == Verdict::Adopted);
    }
}
