use super::*;
use crate::exact::Fraction;
use crate::statutes::{CollegeQuorum, DecisionKind, OrganKind, Said, SecondConvocation, template};
use proptest::prelude::*;

fn heads(members: u64) -> Heads {
    Heads {
        members,
        voices: members * 2,
    }
}

fn there(entitled: u64, present: u64, represented: u64) -> Attendance {
    Attendance {
        entitled: heads(entitled),
        present: heads(present),
        represented: heads(represented),
    }
}

fn ville() -> CollegeId {
    "ville".parse().unwrap()
}

fn users() -> CollegeId {
    "usagers".parse().unwrap()
}

fn rule(threshold: Threshold) -> QuorumRule {
    QuorumRule {
        threshold,
        counted: Counted::PresentOrRepresented,
        by: By::Members,
        colleges: Vec::new(),
    }
}

fn rules(quorum: Quorum, second: Option<Second>) -> Rules {
    let mut statutes = template();
    for organ in &mut statutes.organs {
        organ.quorum = Said::says("12", quorum.clone());
        if let Some(second) = second {
            organ.second = Said::says("12", second);
        }
    }
    statutes.rules(OrganKind::ExtraordinaryMeeting, DecisionKind::Statutes)
}

fn first(rule: QuorumRule, colleges: &[(CollegeId, Attendance)]) -> Outcome {
    let colleges = colleges.iter().cloned().collect();
    quorum(
        &rules(Quorum::Needs(rule), None),
        Convocation::First,
        &colleges,
    )
}

fn all(outcome: &Outcome) -> Line {
    outcome.needs.as_ref().unwrap().all
}

#[test]
fn a_quarter_of_161_is_41() {
    let quarter = rule(Threshold::AtLeast(Fraction::percent(25)));
    let missed = first(quarter.clone(), &[(ville(), there(161, 30, 10))]);
    assert!(!missed.reached);
    let line = all(&missed);
    assert_eq!(
        (
            line.of,
            line.required,
            line.present,
            line.represented,
            line.missing
        ),
        (161, 41, 40, 10, 1)
    );
    assert!(first(quarter, &[(ville(), there(161, 31, 10))]).reached);
}

#[test]
fn more_than_half_of_ten_is_six_and_at_least_half_is_five() {
    let of = |threshold| all(&first(rule(threshold), &[(ville(), there(10, 5, 0))])).required;
    assert_eq!(of(Threshold::MoreThan(Fraction::HALF)), 6);
    assert_eq!(of(Threshold::AtLeast(Fraction::HALF)), 5);
    assert_eq!(of(Threshold::Number(7)), 7);
}

#[test]
fn proxies_count_only_where_the_statutes_say_so_and_voices_where_they_count() {
    let mut present = rule(Threshold::AtLeast(Fraction::HALF));
    present.counted = Counted::Present;
    let only = first(present, &[(ville(), there(10, 4, 5))]);
    assert_eq!(
        (all(&only).present, all(&only).represented, only.reached),
        (4, 0, false)
    );
    let mut voices = rule(Threshold::AtLeast(Fraction::HALF));
    voices.by = By::Voices;
    let line = all(&first(voices, &[(ville(), there(10, 4, 1))]));
    assert_eq!(
        (line.of, line.required, line.present, line.represented),
        (20, 10, 10, 2)
    );
}

#[test]
fn a_college_may_need_a_quorum_of_its_own() {
    let mut half = rule(Threshold::AtLeast(Fraction::HALF));
    half.colleges = vec![CollegeQuorum {
        college: users(),
        threshold: Threshold::Number(2),
    }];
    let missed = first(
        half.clone(),
        &[(ville(), there(10, 9, 0)), (users(), there(4, 1, 0))],
    );
    assert!(!missed.reached);
    let needs = missed.needs.unwrap();
    assert_eq!((needs.all.missing, needs.colleges[0].1.missing), (0, 1));
    assert!(
        first(
            half.clone(),
            &[(ville(), there(10, 9, 0)), (users(), there(4, 2, 0))]
        )
        .reached
    );
    assert!(
        !first(half, &[(ville(), there(10, 10, 0))]).reached,
        "nobody of that college"
    );
}

#[test]
fn an_item_on_which_some_are_recused_has_a_quorum_without_them() {
    // `reference/domain.md` §8.3 F: a board of 15, 11 present, 3 of them attached.
    let half = rule(Threshold::AtLeast(Fraction::HALF));
    let meeting = all(&first(half.clone(), &[(ville(), there(15, 11, 0))]));
    assert_eq!((meeting.required, meeting.present), (8, 11));
    let item = all(&first(half, &[(ville(), there(12, 8, 0))]));
    assert_eq!((item.required, item.present, item.missing), (6, 8, 0));
}

#[test]
fn nobody_is_never_enough() {
    assert!(!first(rule(Threshold::AtLeast(Fraction::HALF)), &[]).reached);
}

#[test]
fn without_a_quorum_a_meeting_decides() {
    let outcome = quorum(
        &rules(Quorum::None, None),
        Convocation::First,
        &BTreeMap::new(),
    );
    assert_eq!(
        outcome,
        Outcome {
            reached: true,
            needs: None
        }
    );
}

#[test]
fn a_second_convocation_has_the_quorum_that_the_statutes_give_it() {
    let mut half = rule(Threshold::AtLeast(Fraction::HALF));
    half.colleges = vec![CollegeQuorum {
        college: users(),
        threshold: Threshold::Number(2),
    }];
    let few: BTreeMap<_, _> = [(ville(), there(100, 10, 0))].into();
    let second = |quorum| {
        Second::Convocation(SecondConvocation {
            after_days: 15,
            quorum,
        })
    };
    let of = |second, convocation| {
        super::quorum(
            &rules(Quorum::Needs(half.clone()), Some(second)),
            convocation,
            &few,
        )
    };
    assert!(!of(second(None), Convocation::First).reached);
    assert_eq!(
        of(second(None), Convocation::Second),
        Outcome {
            reached: true,
            needs: None
        }
    );
    let tenth = second(Some(Threshold::AtLeast(Fraction::percent(10))));
    assert_eq!(all(&of(tenth, Convocation::Second)).required, 10);
    assert!(of(tenth, Convocation::Second).reached);
    assert!(!of(Second::Anew, Convocation::Second).reached);
}

fn any_threshold() -> impl Strategy<Value = Threshold> {
    prop_oneof![
        (1_u8..=100).prop_map(|it| Threshold::AtLeast(Fraction::percent(it))),
        (0_u8..100).prop_map(|it| Threshold::MoreThan(Fraction::percent(it))),
        (1_u32..50).prop_map(Threshold::Number),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn one_more_who_is_there_never_loses_a_quorum(
        threshold in any_threshold(), own in any_threshold(), present in 0_u64..40, represented in 0_u64..40, more in 0_u64..5, users_there in 0_u64..10,
    ) {
        let mut needs = rule(threshold);
        needs.colleges = vec![CollegeQuorum { college: users(), threshold: own }];
        let at = |present, users_there| {
            first(needs.clone(), &[(ville(), there(80, present, represented)), (users(), there(20, users_there, 0))])
        };
        let (before, after) = (at(present, users_there), at(present + more, users_there + more));
        prop_assert!(!before.reached || after.reached);
        prop_assert!(all(&after).missing <= all(&before).missing);
    }

    /// A second way: count upwards until the words of the statutes hold.
    #[test]
    fn the_number_required_is_the_least_that_fits_the_words(threshold in any_threshold(), of in 1_u64..200) {
        let required = all(&first(rule(threshold), &[(ville(), there(of, 0, 0))])).required;
        let fits = |n: u64| match threshold {
            Threshold::AtLeast(share) => n * u64::from(share.denominator()) >= u64::from(share.numerator()) * of,
            Threshold::MoreThan(share) => n * u64::from(share.denominator()) > u64::from(share.numerator()) * of,
            Threshold::Number(number) => n >= u64::from(number),
        };
        prop_assert_eq!(required, (1..=of.max(50) + 1).find(|n| fits(*n)).unwrap());
    }
}
