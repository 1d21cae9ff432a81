mod election;
mod number;
mod proxy;

use proptest::prelude::*;

use super::*;
use crate::exact::Fraction;
use crate::majority::Verdict as Result;
use crate::statutes::{
    Absent, CapOn, Decisions, Holders, Majority, MajorityKind, Notice, Proxies, ProxyLimits,
    Quorum, Said, Scope, SecondConvocation, Stated, Unmet, Voice, Weight, template,
};

const MEETING: OrganKind = OrganKind::OrdinaryMeeting;

fn with(caps: Vec<Cap>) -> Statutes {
    let mut statutes = template();
    let stated = |rule| Stated {
        article: "20".to_owned(),
        rule,
    };
    statutes.caps = caps.into_iter().map(stated).collect();
    assert_eq!(statutes.contradictions(), []);
    statutes
}

fn scope() -> Scope {
    Scope {
        organs: vec![MEETING],
        decisions: Decisions::All,
    }
}

fn people(entitled: u32, yes: u32, no: u32) -> People {
    People {
        entitled,
        present: yes + no,
        yes,
        no,
        ..People::default()
    }
}

fn group(college: &str, bloc: Option<usize>, people: People) -> Group {
    let side = match (bloc, college) {
        (Some(_), _) => Side::Establishment,
        (None, "ville") => Side::Ville,
        (None, _) => Side::Other,
    };
    Group {
        cell: Cell {
            college: college.parse().unwrap(),
            bloc: bloc.map(|n| BLOCS[n]),
            side,
        },
        people,
    }
}

fn meeting(groups: Vec<Group>) -> Scenario {
    Scenario {
        organ: MEETING,
        college: None,
        decision: DecisionKind::Resolution,
        convocation: Convocation::First,
        form: Form::Open,
        chair: None,
        partner: None,
        groups,
        contenders: Vec::new(),
    }
}

fn shares(part: Option<&Part>) -> Option<String> {
    part.and_then(Part::share).map(|it| it.to_string())
}

/// `reference/domain.md` §8.3 C.
#[test]
fn fifty_to_forty_becomes_thirty_six_to_thirty_nine() {
    let cap = Cap::VotesCast {
        on: CapOn::EachBloc,
        share: Fraction::percent(20),
        scope: scope(),
        unmet: Unmet::SecondConvocation,
    };
    let scenario = meeting(vec![
        group("ville", None, people(60, 22, 38)),
        group("medico-social", Some(0), people(30, 28, 2)),
    ]);
    let statutes = with(vec![cap]);
    assert_eq!(wrong(&statutes, &scenario), []);
    let played = play(&statutes, &scenario);
    let raw = &played.majority.raw;
    assert_eq!(
        (raw.counts.yes.whole(), raw.counts.no.whole()),
        (Some(50), Some(40))
    );
    assert!(raw.enough);
    let counted = played.majority.counted.as_ref().unwrap();
    assert_eq!(
        (
            counted.counts.yes.whole(),
            counted.counts.no.whole(),
            counted.base.whole()
        ),
        (Some(36), Some(39), Some(75))
    );
    assert_eq!(played.verdict, Verdict::Voted(Result::Rejected));
    let own = &played.shares[0];
    assert_eq!(own.whose, Whose::Bloc(BLOCS[0]));
    assert_eq!(shares(Some(&own.roll)), Some("1/3".to_owned()));
    assert_eq!(own.roll_capped, None);
    assert_eq!(shares(Some(&own.cast)), Some("1/3".to_owned()));
    assert_eq!(shares(own.cast_capped.as_ref()), Some("1/5".to_owned()));
    assert_eq!(own.cast_capped.as_ref().unwrap().voices.whole(), Some(15));
    assert_eq!(played.shares[1].whose, Whose::Establishments);
    assert_eq!(played.shares.len(), 2);
}

/// `reference/domain.md` §8.3 D.
#[test]
fn sixty_hundredths_become_fifty_eight_or_fifty_two_without_the_users() {
    let weight = |college: &str, hundredths| Weight {
        college: college.parse().unwrap(),
        weight: Fraction::percent(hundredths),
    };
    let statutes = |absent| {
        with(vec![Cap::CollegeWeights {
            weights: vec![
                weight("ville", 60),
                weight("medico-social", 15),
                weight("structures", 15),
                weight("usagers", 10),
            ],
            absent,
            scope: scope(),
        }])
    };
    let groups = |users| {
        meeting(vec![
            group("ville", None, people(60, 45, 15)),
            group("medico-social", None, people(10, 5, 5)),
            group("structures", Some(0), people(6, 0, 6)),
            group("usagers", None, users),
        ])
    };
    let share = |absent, users| {
        let played = play(&statutes(absent), &groups(users));
        let counted = played.majority.counted.unwrap();
        let share = counted.counts.yes.over(&counted.base).unwrap();
        (share.percent(1), played.verdict)
    };
    let adopted = Verdict::Voted(Result::Adopted);
    let both = [Absent::Renormalised, Absent::Lost];
    let told = both.map(|absent| share(absent, people(4, 3, 1)));
    assert_eq!(
        told,
        [
            ("60.0".into(), adopted.clone()),
            ("60.0".into(), adopted.clone())
        ]
    );
    let nobody = People {
        entitled: 4,
        ..People::default()
    };
    let told = both.map(|absent| share(absent, nobody));
    assert_eq!(
        told,
        [("58.3".into(), adopted.clone()), ("52.5".into(), adopted)]
    );
}

/// `reference/domain.md` §8.3 E.
#[test]
fn fifty_two_to_forty_eight_is_rejected_where_ville_says_no() {
    let statutes = with(vec![Cap::DoubleMajority {
        college: "ville".parse().unwrap(),
        scope: scope(),
    }]);
    let played = play(
        &statutes,
        &meeting(vec![
            group("ville", None, people(60, 28, 32)),
            group("medico-social", Some(0), people(40, 24, 16)),
        ]),
    );
    let counted = played.majority.counted.as_ref().unwrap();
    assert!(counted.enough);
    assert_eq!(
        (counted.counts.yes.whole(), counted.counts.no.whole()),
        (Some(52), Some(48))
    );
    let (article, college, within) = &played.majority.within[0];
    assert_eq!((article.as_str(), college.as_str()), ("20", "ville"));
    assert!(!within.enough);
    assert_eq!(played.verdict, Verdict::Voted(Result::Rejected));
}

#[test]
fn a_missed_quorum_says_what_follows_and_the_second_meeting_has_none() {
    let statutes = template();
    let mut scenario = meeting(vec![group("ville", None, people(60, 29, 0))]);
    scenario.organ = OrganKind::ExtraordinaryMeeting;
    scenario.decision = DecisionKind::Statutes;
    let played = play(&statutes, &scenario);
    let second = Second::Convocation(SecondConvocation {
        after_days: 15,
        quorum: None,
    });
    assert_eq!(played.verdict, Verdict::QuorumMissed(second));
    let needs = played.quorum.needs.unwrap().all;
    assert_eq!((needs.required, needs.present, needs.missing), (30, 29, 1));
    scenario.convocation = Convocation::Second;
    let played = play(&statutes, &scenario);
    assert_eq!(played.verdict, Verdict::Voted(Result::Adopted));
}

#[test]
fn proxies_count_for_the_quorum_and_their_votes_for_the_majority() {
    let statutes = template();
    let mut scenario = meeting(vec![group(
        "ville",
        None,
        People {
            entitled: 60,
            present: 20,
            represented: 10,
            yes: 16,
            no: 14,
            blank: 0,
        },
    )]);
    scenario.organ = OrganKind::ExtraordinaryMeeting;
    assert_eq!(wrong(&statutes, &scenario), []);
    let played = play(&statutes, &scenario);
    let needs = played.quorum.needs.unwrap().all;
    assert_eq!(
        (needs.present, needs.represented, needs.missing),
        (30, 10, 0)
    );
    assert_eq!(played.majority.raw.base.whole(), Some(30));
}

#[test]
fn where_only_those_present_count_a_proxy_casts_nothing() {
    let mut statutes = template();
    let rule = Majority {
        kind: MajorityKind::Absolute,
        base: Base::Present,
    };
    statutes.organs[0].majority = Said::says("11", rule);
    let there = People {
        entitled: 60,
        present: 20,
        represented: 10,
        yes: 11,
        no: 9,
        blank: 0,
    };
    let scenario = meeting(vec![group("ville", None, there)]);
    let played = play(&statutes, &scenario);
    assert_eq!(played.majority.raw.base.whole(), Some(20));
    let more = People { no: 10, ..there };
    let found = wrong(&statutes, &meeting(vec![group("ville", None, more)]));
    assert_eq!(found[0].why, Why::MoreThanThere { there: 20 });
}

#[test]
fn members_with_several_voices_cast_them_all_in_a_meeting_and_one_on_the_board() {
    let mut statutes = template();
    statutes.colleges[0].voice = Voice::Deliberative(3);
    let mut scenario = meeting(vec![
        group("ville", None, people(10, 4, 6)),
        group("usagers", None, people(10, 5, 0)),
    ]);
    let cast = |scenario: &Scenario| {
        let raw = play(&statutes, scenario).majority.raw;
        (raw.counts.yes.whole(), raw.counts.no.whole())
    };
    assert_eq!(cast(&scenario), (Some(17), Some(18)));
    scenario.organ = OrganKind::Board;
    assert_eq!(cast(&scenario), (Some(9), Some(6)));
    scenario.organ = OrganKind::CollegeVote;
    scenario.college = Some("usagers".parse().unwrap());
    assert_eq!(cast(&scenario), (Some(5), Some(0)));
}

/// `reference/domain.md` §8.3 F.
#[test]
fn who_is_attached_to_the_other_party_leaves_numerator_and_denominator() {
    let mut statutes = template();
    let rule = Majority {
        kind: MajorityKind::Absolute,
        base: Base::PresentOrRepresented,
    };
    statutes.organs[2].majority = Said::says("16", rule);
    let mut scenario = meeting(vec![
        group("ville", None, people(12, 5, 3)),
        group("medico-social", Some(0), people(3, 3, 0)),
    ]);
    scenario.organ = OrganKind::Board;
    scenario.decision = DecisionKind::Contract;
    scenario.partner = Some(BLOCS[0]);
    let played = play(&statutes, &scenario);
    let recused = Recused {
        article: "19".to_owned(),
        members: 3,
    };
    assert_eq!(played.recused, Some(recused));
    let counted = played.majority.counted.unwrap();
    assert_eq!(
        (counted.base.whole(), counted.required.whole()),
        (Some(8), 5)
    );
    assert_eq!(played.quorum.needs.unwrap().all.of, 12);
    assert_eq!(played.verdict, Verdict::Voted(Result::Adopted));
    scenario.partner = Some(BLOCS[1]);
    assert_eq!(play(&statutes, &scenario).recused, None);
    scenario.partner = Some(BLOCS[0]);
    scenario.decision = DecisionKind::Resolution;
    let played = play(&statutes, &scenario);
    assert_eq!(
        (played.recused, played.majority.raw.base.whole()),
        (None, Some(11))
    );
}

#[test]
fn the_statutes_say_whether_the_vote_is_open() {
    let mut statutes = template();
    let mut scenario = meeting(vec![group("ville", None, people(10, 5, 5))]);
    scenario.chair = Some(majority::Side::For);
    statutes.organs[0].tie = Said::says("11", crate::statutes::Tie::Chair);
    assert_eq!(
        play(&statutes, &scenario).verdict,
        Verdict::Voted(Result::Adopted)
    );
    scenario.form = Form::Secret;
    assert_eq!(
        play(&statutes, &scenario).verdict,
        Verdict::Voted(Result::ChairDecides)
    );
    for (rule, form) in [
        (Secrecy::Always, Form::Secret),
        (Secrecy::Never, Form::Open),
    ] {
        statutes.organs[0].secrecy = Said::says("11", rule);
        for wanted in [Form::Open, Form::Secret] {
            scenario.form = wanted;
            assert_eq!(play(&statutes, &scenario).form, form);
        }
    }
}

#[test]
fn every_meeting_starts_with_numbers_that_can_be() {
    let mut silent = template();
    silent.organs.clear();
    let mut strict = template();
    for organ in &mut strict.organs {
        organ.proxies = Said::says("11", Proxies::Forbidden);
        organ.notice = Said::says("11", Notice::Days(1));
    }
    for statutes in [template(), silent, strict] {
        for organ in OrganKind::ALL {
            for decision in DecisionKind::ALL {
                let scenario = start(&statutes, *organ, *decision);
                assert_eq!(wrong(&statutes, &scenario), [], "{organ:?} {decision:?}");
                let played = play(&statutes, &scenario);
                assert!(
                    played.majority.raw.base.is_positive(),
                    "{organ:?} {decision:?}"
                );
                assert_eq!(scenario.groups.len(), cells(&statutes).len());
            }
        }
    }
}

#[test]
fn establishments_in_no_bloc_are_asked_for_where_a_cap_is_on_all_of_them() {
    let loose = |statutes: &Statutes| {
        let of = |it: &Cell| it.bloc.is_none() && it.side == Side::Establishment;
        cells(statutes).iter().filter(|it| of(it)).count()
    };
    assert_eq!(loose(&template()), 0);
    let cap = Cap::VotesCast {
        on: CapOn::Establishments,
        share: Fraction::percent(20),
        scope: scope(),
        unmet: Unmet::NoDecision,
    };
    assert_eq!(loose(&with(vec![cap])), 3);
}

fn any_people() -> impl Strategy<Value = People> {
    let number = || prop_oneof![0_u32..40, Just(u32::MAX)];
    (number(), number(), number(), number(), number(), number()).prop_map(
        |(entitled, present, represented, yes, no, blank)| People {
            entitled,
            present,
            represented,
            yes,
            no,
            blank,
        },
    )
}

proptest! {
    /// Whatever is typed there is an answer, and it is the one of `quorum` and `majority`.
    #[test]
    fn any_numbers_are_judged_without_failing(
        numbers in prop::collection::vec(any_people(), 10), organ in 0..5_usize, decision in 0..12_usize,
    ) {
        let statutes = template();
        let (organ, decision) = (OrganKind::ALL[organ], DecisionKind::ALL[decision]);
        let mut scenario = start(&statutes, organ, decision);
        for (group, people) in scenario.groups.iter_mut().zip(numbers) {
            group.people = people;
        }
        let played = play(&statutes, &scenario);
        let missed = matches!(played.verdict, Verdict::QuorumMissed(_));
        prop_assert_eq!(missed, !played.quorum.reached);
        if !matches!(statutes.rules(organ, decision).quorum.rule, Quorum::Needs(_)) {
            prop_assert!(!missed);
        }
        let refused = wrong(&statutes, &scenario);
        let sound = scenario.groups.iter().all(|it| {
            let people = &it.people;
            let there = u64::from(people.present) + u64::from(people.represented);
            let votes = u64::from(people.yes) + u64::from(people.no) + u64::from(people.blank);
            there <= u64::from(people.entitled) && votes <= there && people.entitled <= MEMBERS_MAX
        });
        if refused.is_empty() && organ != OrganKind::CollegeVote {
            prop_assert!(sound);
        }
    }
}
