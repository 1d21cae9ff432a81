use proptest::prelude::*;

use super::*;
use crate::decision::objection::{Objection, Word};
use crate::decision::round::{Outcome, Reached, Why, judge};
use crate::exact::Fraction;
use crate::quorum::Convocation;
use crate::statutes::{Abstention, Agreed, By, Counted, Quorum, QuorumRule, Threshold};

use Choice::{Abstention as Abstains, Consent, Objection as Objects, Reservation, Support};

fn judged(of: &[(u128, Choice)]) -> Outcome {
    let (_, rules, rule) = rules();
    let voters = (1..=5).map(ville).collect();
    judge(
        &rules,
        &rule,
        &roll(voters),
        Convocation::First,
        &spoken(of),
    )
}

#[test]
fn consensus_is_that_all_who_take_a_position_support_the_text() {
    let found = judged(&[(1, Support), (2, Support), (3, Abstains)]);
    assert_eq!(found.reached, Reached::Consensus);
    assert_eq!(found.silent.members, 2);
    assert!(!found.is_complete());
}

#[test]
fn consent_is_that_nobody_objects() {
    for it in [Consent, Reservation] {
        let found = judged(&[(1, Support), (2, it)]);
        assert_eq!(found.reached, Reached::Consent);
    }
    assert_eq!(judged(&[(1, Consent)]).reached, Reached::Consent);
}

#[test]
fn one_objection_that_is_not_answered_is_enough() {
    let found = judged(&[(1, Support), (2, Objects)]);
    assert_eq!(found.reached, Reached::Nothing(vec![Why::Maintained(1)]));
}

#[test]
fn without_a_position_on_the_substance_there_is_no_agreement() {
    for of in [&[][..], &[(1, Abstains)]] {
        let found = judged(of);
        assert_eq!(found.reached, Reached::Nothing(vec![Why::Nobody]));
    }
}

#[test]
fn what_became_of_an_objection_decides_what_it_counts_for() {
    let (_, rules, rule) = rules();
    let roll = roll(vec![ville(1), ville(2)]);
    for (state, word, reached) in [
        (Objection::Withdrawn, Word::Withdrawn, Reached::Consent),
        (
            Objection::Integrated,
            Word::Integrated,
            Reached::Nothing(vec![Why::Integrated(1)]),
        ),
        (
            Objection::Answered,
            Word::Maintained,
            Reached::Nothing(vec![Why::Maintained(1)]),
        ),
    ] {
        let mut spoken = spoken(&[(1, Support), (2, Objects)]);
        spoken.get_mut(&id(2)).unwrap().objection = Some(state);
        let found = judge(&rules, &rule, &roll, Convocation::First, &spoken);
        assert_eq!(found.reached, reached, "{state:?}");
        assert_eq!(found.objections, [(word, 1)].into());
        assert!(found.is_complete());
    }
}

#[test]
fn statutes_may_ask_for_consensus_and_may_not_tolerate_abstention() {
    let voters = || roll((1..=3).map(ville).collect());
    let of = |agreed, abstention, of: &[(u128, Choice)]| {
        let (rules, rule) = with(|it| (it.agreed, it.abstention) = (agreed, abstention));
        judge(&rules, &rule, &voters(), Convocation::First, &spoken(of)).reached
    };
    let abstains = [(1, Support), (2, Abstains)];
    let strict = Agreed::Consensus;
    assert_eq!(
        of(strict, Abstention::Tolerated, &abstains),
        Reached::Consensus
    );
    assert_eq!(
        of(strict, Abstention::Breaks, &abstains),
        Reached::Nothing(vec![Why::NotSupported(1)])
    );
    assert_eq!(
        of(Agreed::Consent, Abstention::Breaks, &abstains),
        Reached::Consent
    );
    assert_eq!(
        of(
            strict,
            Abstention::Tolerated,
            &[(1, Support), (2, Consent), (3, Reservation)]
        ),
        Reached::Nothing(vec![Why::NotSupported(2)])
    );
}

#[test]
fn who_takes_a_position_is_there_for_the_quorum_also_by_proxy() {
    let (mut statutes, ..) = rules();
    let half = QuorumRule {
        threshold: Threshold::AtLeast(Fraction::HALF),
        counted: Counted::PresentOrRepresented,
        by: By::Members,
        colleges: Vec::new(),
    };
    statutes.organs[0].quorum = Said::says("11", Quorum::Needs(half));
    let rules = statutes.rules(MEETING, DecisionKind::Strategy);
    let rule = rules.consensus.rule.clone().unwrap();
    // Four count: one of five stands aside.
    let roll = roll(vec![
        ville(1),
        carried(2, 1),
        ville(3),
        ville(4),
        recused(5),
    ]);
    let mut said = spoken(&[(1, Support), (5, Support)]);
    let missed = judge(&rules, &rule, &roll, Convocation::First, &said);
    assert_eq!(missed.reached, Reached::Nothing(vec![Why::Quorum]));
    assert_eq!((missed.recused.members, missed.silent.members), (1, 3));
    said.insert(
        id(2),
        Spoken {
            by: id(1),
            choice: Support,
            objection: None,
        },
    );
    let found = judge(&rules, &rule, &roll, Convocation::First, &said);
    assert_eq!(found.reached, Reached::Consensus);
    let all = found.quorum.needs.unwrap().all;
    assert_eq!((all.of, all.present, all.represented), (4, 2, 1));
}

#[test]
fn positions_are_counted_by_college_with_their_voices() {
    let (_, rules, rule) = rules();
    let mut many = voter(2, "usagers", None);
    many.voices = 3;
    let roll = roll(vec![ville(1), many]);
    let found = judge(
        &rules,
        &rule,
        &roll,
        Convocation::First,
        &spoken(&[(1, Support), (2, Reservation)]),
    );
    let users = &found.colleges[&"usagers".parse().unwrap()];
    assert_eq!(users[&Reservation].voices, 3);
    assert_eq!(found.of(Support).voices, 1);
    assert_eq!(found.of(Reservation).members, 1);
}

/// The same, said plainly: lists of people instead of counts.
fn plainly(
    rule: &ConsensusRule,
    voters: &[Voter],
    said: &BTreeMap<AdhesionId, Spoken>,
) -> &'static str {
    let counted: Vec<Spoken> = voters
        .iter()
        .filter(|it| it.recused.is_none())
        .filter_map(|it| said.get(&it.adhesion).copied())
        .collect();
    let stands =
        |it: &Spoken| it.choice == Objects && !matches!(it.objection, Some(Objection::Withdrawn));
    if counted.iter().any(stands) || counted.iter().all(|it| it.choice == Abstains) {
        return "nothing";
    }
    let supports = |it: &Spoken| match it.choice {
        Support => true,
        Abstains => rule.abstention == Abstention::Tolerated,
        _ => false,
    };
    let any = counted.iter().any(|it| it.choice == Support);
    match (counted.iter().all(supports) && any, rule.agreed) {
        (true, _) => "consensus",
        (false, Agreed::Consent) => "consent",
        (false, Agreed::Consensus) => "nothing",
    }
}

fn positions() -> impl Strategy<Value = Vec<(u8, Option<(usize, usize)>)>> {
    prop::collection::vec((0_u8..8, prop::option::of((0_usize..5, 0_usize..5))), 0..9)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_round_comes_to_what_plain_words_say(
        members in positions(),
        consent in any::<bool>(),
        tolerated in any::<bool>(),
    ) {
        let agreed = if consent { Agreed::Consent } else { Agreed::Consensus };
        let abstention = if tolerated { Abstention::Tolerated } else { Abstention::Breaks };
        let (rules, rule) = with(|it| (it.agreed, it.abstention) = (agreed, abstention));
        let mut voters = Vec::new();
        let mut said = BTreeMap::new();
        for (n, (aside, position)) in members.into_iter().enumerate() {
            let n = n as u128 + 1;
            voters.push(if aside == 0 { recused(n) } else { ville(n) });
            if let Some((choice, state)) = position {
                let objection = Some(Objection::ALL[state]);
                let spoken = Spoken { by: id(n), choice: Choice::ALL[choice], objection };
                said.insert(id(n), spoken);
            }
        }
        let found = judge(&rules, &rule, &roll(voters.clone()), Convocation::First, &said);
        let word = match found.reached {
            Reached::Consensus => "consensus",
            Reached::Consent => "consent",
            Reached::Nothing(_) => "nothing",
        };
        prop_assert_eq!(word, plainly(&rule, &voters, &said));
    }
}
