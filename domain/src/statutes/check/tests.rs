mod cap;

use super::*;
use crate::exact::Fraction;
use crate::profession::Category;
use crate::role::RoleKind;
use crate::statutes::*;
use crate::structure::StructureKind;

fn found(change: impl FnOnce(&mut Statutes)) -> Vec<(String, What)> {
    let mut statutes = template();
    change(&mut statutes);
    statutes
        .contradictions()
        .into_iter()
        .map(|it| (it.at.to_string(), it.what))
        .collect()
}

fn one(change: impl FnOnce(&mut Statutes)) -> (String, What) {
    let found = found(change);
    assert_eq!(found.len(), 1, "{found:#?}");
    found.into_iter().next().unwrap()
}

fn at(place: &str, what: What) -> (String, What) {
    (place.to_owned(), what)
}

fn above_one() -> Fraction {
    Fraction::new(3, 2).unwrap()
}

fn id(word: &str) -> CollegeId {
    word.parse().unwrap()
}

#[test]
fn the_template_contradicts_itself_nowhere() {
    assert_eq!(found(|_| {}), []);
}

#[test]
fn a_quorum_above_one_is_said_at_its_place() {
    let quorum = Quorum::Needs(QuorumRule {
        threshold: Threshold::AtLeast(above_one()),
        counted: Counted::Present,
        by: By::Members,
        colleges: Vec::new(),
    });
    assert_eq!(
        one(|it| it.organs[0].quorum = Said::says("11", quorum)),
        at(
            "/organs/0/quorum/says/rule/needs/threshold/at-least",
            What::AboveOne
        )
    );
}

#[test]
fn every_contradiction_is_listed_and_not_only_the_first() {
    let found = found(|it| {
        it.association = " ".to_owned();
        it.colleges[0].voice = Voice::Deliberative(0);
        it.organs[1].second = Said::Silent;
        it.organs[1].organ = OrganKind::OrdinaryMeeting;
        it.caps[3].article = String::new();
    });
    let places: Vec<&str> = found.iter().map(|(at, _)| at.as_str()).collect();
    assert_eq!(
        places,
        [
            "/association",
            "/colleges/0/voice/deliberative",
            "/organs/1/organ",
            "/caps/3/article"
        ]
    );
}

#[test]
fn seats_that_no_college_can_fill_are_said() {
    let found = found(|it| it.colleges[3].members.clear());
    assert_eq!(
        found,
        [
            at("/colleges/3/members", What::NobodyBelongs),
            at("/colleges/3/seats", What::SeatsNobodyFills)
        ]
    );
}

#[test]
fn a_college_whose_members_are_all_taken_before_is_said() {
    let found = found(|it| {
        let mut copy = it.colleges[0].clone();
        copy.id = id("second");
        copy.seats = 0;
        it.colleges.push(copy);
    });
    assert_eq!(
        found,
        [
            at(
                "/colleges/4/members/0",
                What::TakenBefore { by: id("ville") }
            ),
            at("/colleges/4/members", What::NobodyBelongs)
        ]
    );
}

#[test]
fn a_structure_has_no_profession() {
    let found = found(|it| {
        it.colleges[3].members = vec![Condition {
            category: vec![Category::Structure],
            mode: vec![crate::profession::Mode::Liberal],
            ..Condition::default()
        }];
    });
    assert_eq!(
        found[0],
        at("/colleges/3/members/0", What::ConditionMeetsNobody)
    );
}

#[test]
fn the_seats_of_colleges_are_those_of_the_board() {
    let wrong = What::SeatsDoNotAddUp {
        board: 15,
        colleges: 16,
    };
    assert_eq!(
        one(|it| it.colleges[0].seats = 10),
        at("/board/says/rule/seats", wrong)
    );
    let without = found(|it| it.board = Said::Silent);
    assert!(without.contains(&at("/board", What::SeatsWithoutBoard)));
    assert!(without.contains(&at("/caps/0/rule/seats", What::CapWithoutBoard)));
}

#[test]
fn a_partner_has_no_college() {
    let college = id("usagers");
    assert_eq!(
        one(|it| {
            let members = &mut it.colleges[3].members[1].structure;
            members.push(StructureKind::Hospital);
        }),
        at(
            "/membership/establishments/says/rule",
            What::EstablishmentsHaveMore { college }
        )
    );
    assert_eq!(
        found(|it| {
            it.colleges[3].members[1]
                .structure
                .push(StructureKind::Hospital);
            it.membership.establishments = Said::says("7", Establishments::Deliberative);
        }),
        []
    );
}

#[test]
fn a_simple_majority_is_counted_of_votes() {
    let of = |base| Majority {
        kind: MajorityKind::Simple,
        base,
    };
    assert_eq!(
        one(|it| it.organs[0].majority = Said::says("11", of(Base::Present))),
        at("/organs/0/majority/says/rule/base", What::SimpleIsOfVotes)
    );
    assert_eq!(
        found(|it| it.organs[0].majority = Said::says("11", of(Base::CastAndBlank))),
        []
    );
}

#[test]
fn a_qualified_majority_lies_between_half_and_all() {
    for (share, what) in [
        (Fraction::HALF, What::NotAboveHalf),
        (Fraction::ONE, What::ShareIsUnanimity),
        (above_one(), What::AboveOne),
    ] {
        let rule = Majority {
            kind: MajorityKind::Qualified(share),
            base: Base::Cast,
        };
        assert_eq!(
            one(|it| it.organs[1].majority = Said::says("12", rule)),
            at("/organs/1/majority/says/rule/kind/qualified", what)
        );
    }
}

#[test]
fn a_second_convocation_is_easier_than_the_first_and_follows_a_quorum() {
    let second = |quorum| {
        let rule = SecondConvocation {
            after_days: 15,
            quorum,
        };
        Said::says("12", Second::Convocation(rule))
    };
    assert_eq!(
        one(|it| it.organs[0].second = second(None)),
        at("/organs/0/second/says/rule", What::SecondWithoutQuorum)
    );
    let half = Fraction::HALF;
    for (quorum, easier) in [
        (Threshold::AtLeast(half), false),
        (Threshold::MoreThan(half), false),
        (Threshold::MoreThan(Fraction::percent(49)), true),
        (Threshold::AtLeast(Fraction::percent(25)), true),
        (Threshold::AtLeast(Fraction::percent(51)), false),
        (Threshold::Number(10), true),
    ] {
        let found = found(|it| it.organs[1].second = second(Some(quorum)));
        assert_eq!(found.is_empty(), easier, "{quorum:?}");
    }
}

#[test]
fn at_least_half_is_easier_than_more_than_half_and_numbers_compare() {
    let found = |first, second| {
        found(|it| {
            if let Said::Says(stated) = &mut it.organs[1].quorum
                && let Quorum::Needs(rule) = &mut stated.rule
            {
                rule.threshold = first;
            }
            let rule = SecondConvocation {
                after_days: 15,
                quorum: Some(second),
            };
            it.organs[1].second = Said::says("12", Second::Convocation(rule));
        })
    };
    let half = Fraction::HALF;
    assert_eq!(
        found(Threshold::MoreThan(half), Threshold::AtLeast(half)),
        []
    );
    assert_ne!(
        found(Threshold::MoreThan(half), Threshold::MoreThan(half)),
        []
    );
    assert_eq!(found(Threshold::Number(10), Threshold::Number(9)), []);
    assert_ne!(found(Threshold::Number(10), Threshold::Number(10)), []);
}

#[test]
fn the_chair_does_not_decide_a_secret_vote() {
    assert_eq!(
        found(|it| it.organs[0].tie = Said::says("11", Tie::Chair))[0],
        at(
            "/organs/0/decisions/0/secrecy/says/rule",
            What::ChairInSecret
        )
    );
    let found = found(|it| {
        it.organs[0].decisions.clear();
        it.organs[0].consensus = Said::Silent;
        it.organs[0].tie = Said::says("11", Tie::Chair);
        it.organs[0].secrecy = Said::says("11", Secrecy::Always);
    });
    assert_eq!(found, [at("/organs/0/tie/says/rule", What::ChairInSecret)]);
}

#[test]
fn agreement_is_sought_openly_on_something_and_in_a_number_of_rounds_that_can_be() {
    let sought = |change: fn(&mut ConsensusRule)| {
        found(|it| {
            let Said::Says(stated) = &mut it.organs[0].consensus else {
                panic!("the template seeks consensus")
            };
            let Consensus::Sought(rule) = &mut stated.rule else {
                panic!("the template seeks consensus")
            };
            change(rule);
        })
    };
    let here = "/organs/0/consensus/says/rule/sought";
    let place = |of: &str, what| [at(&format!("{here}/{of}"), what)];
    assert_eq!(
        sought(|it| it.decisions.clear()),
        place("decisions", What::NamesNothing)
    );
    assert_eq!(
        sought(|it| it.decisions.push(DecisionKind::Strategy)),
        place("decisions/1", What::Twice)
    );
    let decision = DecisionKind::Election;
    assert_eq!(
        sought(|it| it.decisions.push(DecisionKind::Election)),
        place("decisions/1", What::ConsensusOnSecret { decision })
    );
    assert_eq!(sought(|it| it.discussion_days = 0), []);
    for (change, of, what) in [
        (
            (|it| it.discussion_days = 367) as fn(&mut ConsensusRule),
            "discussion-days",
            What::Above { most: 366 },
        ),
        (|it| it.round_days = 0, "round-days", What::Zero),
        (|it| it.rounds = 0, "rounds", What::Zero),
        (|it| it.rounds = 11, "rounds", What::Above { most: 10 }),
    ] {
        assert_eq!(sought(change), place(of, what));
    }
}

#[test]
fn limits_that_limit_nothing_are_said() {
    let limits = ProxyLimits {
        per_holder: None,
        share: None,
        holders: Holders::AnyMember,
        chain: Chain::Allowed,
    };
    assert_eq!(
        one(|it| it.organs[0].proxies = Said::says("11", Proxies::Limited(limits))),
        at("/organs/0/proxies/says/rule/limited", What::LimitsNothing)
    );
}

#[test]
fn numbers_out_of_reason_are_said() {
    for (place, what, change) in [
        (
            "/organs/0/notice/says/rule/days",
            What::Zero,
            (|it| it.organs[0].notice = Said::says("11", Notice::Days(0))) as fn(&mut Statutes),
        ),
        (
            "/membership/seniority-months/says/rule",
            What::Above { most: 120 },
            |it| it.membership.seniority_months = Said::says("5", 121),
        ),
        ("/membership/mixed/says/rule/from-share", What::Zero, |it| {
            it.membership.mixed = Said::says("7", Mixed::FromShare(Fraction::percent(0)));
        }),
        (
            "/small-groups/says/rule/fewer-than",
            What::Below { least: 2 },
            |it| {
                if let Said::Says(it) = &mut it.small_groups {
                    it.rule.fewer_than = 1;
                }
            },
        ),
        ("/organs/0/secrecy/says/rule/on-request", What::Zero, |it| {
            it.organs[0].secrecy = Said::says("11", Secrecy::OnRequest(Fraction::percent(0)));
        }),
        ("/object/rule", What::Text(TypedRefused::Invisible), |it| {
            it.object.rule = "a\u{202e}".to_owned();
        }),
        ("/colleges/1/id", What::Twice, |it| {
            it.colleges[1].id = it.colleges[0].id.clone();
        }),
        ("/organs/0/decisions/1/decision", What::Twice, |it| {
            it.organs[0].decisions[1].decision = DecisionKind::Election;
        }),
    ] {
        assert_eq!(one(change), at(place, what));
    }
}

#[test]
fn a_college_in_a_quorum_exists_and_votes() {
    let quorum = |college: &str| {
        Quorum::Needs(QuorumRule {
            threshold: Threshold::AtLeast(Fraction::HALF),
            counted: Counted::Present,
            by: By::Members,
            colleges: vec![CollegeQuorum {
                college: id(college),
                threshold: Threshold::MoreThan(Fraction::ONE),
            }],
        })
    };
    let here = "/organs/0/quorum/says/rule/needs/colleges/0";
    assert_eq!(
        found(|it| it.organs[0].quorum = Said::says("11", quorum("nobody"))),
        [
            at(&format!("{here}/college"), What::UnknownCollege),
            at(&format!("{here}/threshold/more-than"), What::NotBelowOne)
        ]
    );
    let found = found(|it| {
        it.colleges[3].voice = Voice::Consultative;
        it.organs[0].quorum = Said::says("11", quorum("usagers"));
    });
    assert_eq!(
        found[0],
        at(&format!("{here}/college"), What::CollegeDoesNotVote)
    );
}
