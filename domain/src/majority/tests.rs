mod kind;
mod naive;
mod property;

use super::*;
use crate::exact::Fraction;
use crate::id::BlocId;
use crate::statutes::{
    Absent, CapOn, DecisionKind, Decisions, Majority, OrganKind, Said, Scope, Side as At, Stated,
    Weight, template,
};
use uuid::Uuid;

const MEETING: OrganKind = OrganKind::OrdinaryMeeting;

fn bloc(n: u128) -> BlocId {
    BlocId(Uuid::from_u128(n))
}

fn cell(college: &str, bloc_number: Option<u128>) -> Cell {
    Cell {
        college: college.parse().unwrap(),
        bloc: bloc_number.map(bloc),
        side: if bloc_number.is_some() {
            At::Establishment
        } else {
            At::Ville
        },
    }
}

fn count(yes: u64, no: u64) -> Ballots {
    Ballots {
        in_person: Count {
            yes,
            no,
            ..Count::default()
        },
        by_proxy: Count::default(),
    }
}

fn open(cast: &[(Cell, Ballots)]) -> Vote {
    Vote {
        form: Form::Open,
        cast: cast.iter().cloned().collect(),
        roll: cast.iter().map(|(cell, _)| (cell.clone(), 100)).collect(),
        chair: None,
    }
}

fn scope() -> Scope {
    Scope {
        organs: vec![MEETING],
        decisions: Decisions::All,
    }
}

fn votes_cast(hundredths: u8) -> Cap {
    Cap::VotesCast {
        on: CapOn::EachBloc,
        share: Fraction::percent(hundredths),
        scope: scope(),
        unmet: Unmet::SecondConvocation,
    }
}

fn double() -> Cap {
    Cap::DoubleMajority {
        college: "ville".parse().unwrap(),
        scope: scope(),
    }
}

fn weights(absent: Absent) -> Cap {
    let weight = |college: &str, hundredths| Weight {
        college: college.parse().unwrap(),
        weight: Fraction::percent(hundredths),
    };
    Cap::CollegeWeights {
        weights: vec![
            weight("ville", 60),
            weight("medico-social", 15),
            weight("structures", 15),
            weight("usagers", 10),
        ],
        absent,
        scope: scope(),
    }
}

fn statutes(caps: Vec<Cap>, kind: MajorityKind, base: Base) -> Statutes {
    let mut statutes = template();
    let stated = |rule| Stated {
        article: "20".to_owned(),
        rule,
    };
    statutes.caps = caps.into_iter().map(stated).collect();
    statutes.organs[0].majority = Said::says("11", Majority { kind, base });
    assert_eq!(statutes.contradictions(), []);
    statutes
}

fn judged(statutes: &Statutes, vote: &Vote) -> Outcome {
    judge(
        statutes,
        &statutes.rules(MEETING, DecisionKind::Resolution),
        vote,
    )
}

fn simple(caps: Vec<Cap>, vote: &Vote) -> Outcome {
    judged(&statutes(caps, MajorityKind::Simple, Base::Cast), vote)
}

fn numbers(it: &Reckoning) -> (String, String, String) {
    (
        it.counts.yes.to_string(),
        it.counts.no.to_string(),
        it.base.to_string(),
    )
}

fn strings(yes: &str, no: &str, base: &str) -> (String, String, String) {
    (yes.to_owned(), no.to_owned(), base.to_owned())
}

/// `reference/domain.md` §8.3 C.
#[test]
fn fifty_to_forty_becomes_thirty_six_to_thirty_nine_and_is_rejected() {
    let vote = open(&[
        (cell("ville", None), count(22, 38)),
        (cell("medico-social", Some(1)), count(28, 2)),
    ]);
    let outcome = simple(vec![votes_cast(20)], &vote);
    assert_eq!(numbers(&outcome.raw), strings("50", "40", "90"));
    assert!(outcome.raw.enough);
    let counted = outcome.counted.unwrap();
    assert_eq!(numbers(&counted), strings("36", "39", "75"));
    assert_eq!(
        counted.required,
        Required::MoreThan(Exact::from(75).over(&Exact::from(2)).unwrap())
    );
    assert_eq!(
        (counted.required.whole(), counted.missing.to_string()),
        (38, "3/2".to_owned())
    );
    assert_eq!(outcome.verdict, Verdict::Rejected);
    let cast = outcome.cast.unwrap();
    assert_eq!(cast.articles, ["20"]);
    assert_eq!(cast.voices.blocs[&bloc(1)].counted, Exact::from(15));
    assert_eq!(simple(vec![], &vote).verdict, Verdict::Adopted);
}

/// §8.3 C: what follows when everybody else is away.
#[test]
fn a_cap_that_cannot_be_met_is_an_outcome_of_its_own() {
    let alone = open(&[
        (cell("ville", None), count(0, 0)),
        (cell("medico-social", Some(1)), count(28, 2)),
    ]);
    let outcome = simple(vec![votes_cast(20)], &alone);
    assert_eq!(
        outcome.verdict,
        Verdict::CapUnmet {
            why: WhyUnmet::NobodyElse,
            then: Unmet::SecondConvocation,
            article: "20".to_owned()
        }
    );
    assert_eq!(outcome.counted, None);
    let nobody = open(&[
        (cell("ville", None), count(0, 0)),
        (cell("medico-social", Some(1)), count(0, 0)),
    ]);
    assert_eq!(
        simple(vec![votes_cast(20)], &nobody).verdict,
        Verdict::NobodyVoted
    );
    assert_eq!(simple(vec![], &nobody).verdict, Verdict::NobodyVoted);
}

#[test]
fn a_secret_vote_cannot_be_capped_and_one_that_is_always_secret_is_not_meant() {
    let mut vote = open(&[
        (cell("ville", None), count(22, 38)),
        (cell("medico-social", Some(1)), count(28, 2)),
    ]);
    vote.form = Form::Secret;
    let outcome = simple(vec![votes_cast(20)], &vote);
    assert!(matches!(
        outcome.verdict,
        Verdict::CapUnmet {
            why: WhyUnmet::Secret,
            ..
        }
    ));
    let statutes = statutes(vec![votes_cast(20)], MajorityKind::Simple, Base::Cast);
    let expulsion = judge(
        &statutes,
        &statutes.rules(MEETING, DecisionKind::Expulsion),
        &vote,
    );
    assert_eq!(expulsion.verdict, Verdict::Adopted);
    assert_eq!(expulsion.not_in_secret, ["20"]);
}

/// §8.3 D.
fn four_colleges(users: Ballots) -> Vote {
    open(&[
        (cell("ville", None), count(45, 15)),
        (cell("medico-social", None), count(5, 5)),
        (cell("structures", None), count(0, 6)),
        (cell("usagers", None), users),
    ])
}

#[test]
fn weights_of_colleges_give_sixty_percent() {
    let vote = four_colleges(count(3, 1));
    for (kind, verdict) in [
        (MajorityKind::Simple, Verdict::Adopted),
        (
            MajorityKind::Qualified(Fraction::new(2, 3).unwrap()),
            Verdict::Rejected,
        ),
    ] {
        let outcome = judged(
            &statutes(vec![weights(Absent::Renormalised)], kind, Base::Cast),
            &vote,
        );
        let counted = outcome.counted.unwrap();
        assert_eq!(counted.counts.yes.percent(1), "60.0");
        assert_eq!(counted.base, Exact::one());
        assert_eq!(outcome.verdict, verdict);
    }
}

#[test]
fn without_users_it_is_58_3_percent_renormalised_and_52_5_when_their_weight_is_lost() {
    let vote = four_colleges(count(0, 0));
    let of = |absent| {
        let outcome = simple(vec![weights(absent)], &vote);
        let counted = outcome.counted.unwrap();
        (
            counted.counts.yes.percent(1),
            counted.base,
            outcome.colleges,
        )
    };
    let (yes, base, colleges) = of(Absent::Renormalised);
    assert_eq!((yes.as_str(), base), ("58.3", Exact::one()));
    assert_eq!(colleges[0].counted.to_string(), "2/3");
    assert!(colleges[3].counted.is_zero());
    let (yes, base, colleges) = of(Absent::Lost);
    assert_eq!((yes.as_str(), base), ("52.5", Exact::one()));
    assert_eq!(
        (colleges[0].counted.to_string(), colleges[0].yes.to_string()),
        ("3/5".to_owned(), "45".to_owned())
    );
}

#[test]
fn where_nobody_votes_weights_decide_nothing() {
    let none = open(&[(cell("ville", None), count(0, 0))]);
    for absent in [Absent::Renormalised, Absent::Lost] {
        assert_eq!(
            simple(vec![weights(absent)], &none).verdict,
            Verdict::NobodyVoted
        );
    }
}

/// §8.3 E.
#[test]
fn fifty_two_to_forty_eight_is_rejected_when_ville_is_against() {
    let vote = open(&[
        (cell("ville", None), count(28, 32)),
        (cell("usagers", None), count(24, 16)),
    ]);
    let outcome = simple(vec![double()], &vote);
    let counted = outcome.counted.unwrap();
    assert_eq!(numbers(&counted), strings("52", "48", "100"));
    assert!(counted.enough);
    let (article, college, own) = &outcome.within[0];
    assert_eq!(
        (article.as_str(), college.as_str(), own.enough),
        ("20", "ville", false)
    );
    assert_eq!(numbers(own), strings("28", "32", "60"));
    assert_eq!(outcome.verdict, Verdict::Rejected);
    assert_eq!(simple(vec![], &vote).verdict, Verdict::Adopted);
}

/// §8.3 F: a board of 15, 11 present, 3 recused.
#[test]
fn an_absolute_majority_of_eight_is_five() {
    let board = |yes, no, silent| {
        let mut ballots = count(yes, no);
        ballots.in_person.silent = silent;
        let vote = open(&[(cell("ville", None), ballots)]);
        judged(
            &statutes(vec![], MajorityKind::Absolute, Base::Present),
            &vote,
        )
    };
    let outcome = board(4, 3, 1);
    assert_eq!(
        (outcome.raw.base.clone(), outcome.raw.required.whole()),
        (Exact::from(8), 5)
    );
    assert_eq!(
        outcome.verdict,
        Verdict::VoteAgain,
        "half of those there, as in the template"
    );
    assert_eq!(board(5, 2, 1).verdict, Verdict::Adopted);
    assert_eq!(board(3, 0, 5).verdict, Verdict::Rejected);
}

#[test]
fn voices_on_the_roll_are_capped_before_anybody_votes() {
    let roll = Cap::RollVoices {
        on: CapOn::EachBloc,
        share: Fraction::percent(20),
        scope: scope(),
        unmet: Unmet::NoDecision,
    };
    let mut vote = open(&[
        (cell("ville", None), count(10, 10)),
        (cell("medico-social", Some(1)), count(30, 0)),
    ]);
    vote.roll = [
        (cell("ville", None), 60),
        (cell("medico-social", Some(1)), 30),
    ]
    .into();
    let outcome = simple(vec![roll.clone()], &vote);
    let counted = outcome.counted.unwrap();
    // On the roll each of their voices counts for a half, whoever comes.
    assert_eq!(numbers(&counted), strings("25", "10", "35"));
    assert_eq!(outcome.roll.unwrap().voices.total, Exact::from(75));
    // Both caps: 15 of 35 is more than a fifth, so that 5 of 25 remain.
    let both = simple(vec![roll, votes_cast(20)], &vote).counted.unwrap();
    assert_eq!(numbers(&both), strings("15", "10", "25"));
}

#[test]
fn establishments_in_no_bloc_are_capped_with_the_others() {
    let all = Cap::VotesCast {
        on: CapOn::Establishments,
        share: Fraction::percent(20),
        scope: scope(),
        unmet: Unmet::Suspend,
    };
    let mut loose = cell("medico-social", None);
    loose.side = At::Establishment;
    let vote = open(&[(cell("ville", None), count(22, 38)), (loose, count(28, 2))]);
    let counted = simple(vec![all], &vote).counted.unwrap();
    assert_eq!(numbers(&counted), strings("36", "39", "75"));
}

#[test]
fn the_cap_holds_on_top_of_weights_of_colleges() {
    // Structures (15 %) are all of one bloc; they and the bloc's part of medico-social would make 22,5 %.
    let vote = open(&[
        (cell("ville", None), count(30, 30)),
        (cell("usagers", None), count(5, 5)),
        (cell("structures", Some(1)), count(4, 0)),
        (cell("medico-social", Some(1)), count(5, 0)),
        (cell("medico-social", None), count(0, 5)),
    ]);
    let outcome = simple(vec![weights(Absent::Lost), votes_cast(20)], &vote);
    let cast = outcome.cast.unwrap();
    let own = &cast.voices.blocs[&bloc(1)];
    assert_eq!(own.raw.percent(1), "22.5");
    assert_eq!(
        own.counted.over(&cast.voices.total).unwrap().percent(0),
        "20"
    );
}

#[test]
fn groups_that_are_not_on_the_roll_count_for_nothing() {
    let mut vote = open(&[(cell("ville", None), count(1, 2))]);
    vote.cast.insert(cell("usagers", None), count(50, 0));
    assert_eq!(numbers(&simple(vec![], &vote).raw), strings("1", "2", "3"));
}
