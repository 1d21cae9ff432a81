use super::*;
use crate::decision::Ballot;
use crate::decision::vote::{Cast, Outcome, count};
use crate::exact::{Exact, Fraction};
use crate::majority::Verdict as Voted;
use crate::quorum::Convocation;
use crate::scenario::Verdict;
use crate::statutes::{
    Base, By, Cap, CapOn, Counted, Decisions, Majority, MajorityKind, Quorum, QuorumRule, Scope,
    Second, Stated, Threshold, Tie, Unmet,
};

fn simple(caps: Vec<Cap>) -> Statutes {
    let (mut statutes, ..) = rules();
    let stated = |rule| Stated {
        article: "20".to_owned(),
        rule,
    };
    statutes.caps = caps.into_iter().map(stated).collect();
    let majority = Majority {
        kind: MajorityKind::Simple,
        base: Base::Cast,
    };
    statutes.organs[0].decisions.clear();
    statutes.organs[0].majority = Said::says("11", majority);
    assert_eq!(statutes.contradictions(), []);
    statutes
}

fn cast(ballots: &[(u128, Ballot)]) -> BTreeMap<AdhesionId, Cast> {
    let one = |(n, ballot): &(u128, Ballot)| {
        let ballot = *ballot;
        (id(*n), Cast { by: id(*n), ballot })
    };
    ballots.iter().map(one).collect()
}

fn counted(statutes: &Statutes, voters: Vec<Voter>, cast: &BTreeMap<AdhesionId, Cast>) -> Outcome {
    let rules = statutes.rules(MEETING, DecisionKind::Strategy);
    count(
        statutes,
        &rules,
        &roll(voters),
        Convocation::First,
        cast,
        Some(id(1)),
    )
}

/// `reference/domain.md` §8.3 C, one ballot after the other: 50–40 becomes 36–39.
#[test]
fn a_text_that_is_adopted_as_cast_is_rejected_under_the_cap() {
    let cap = Cap::VotesCast {
        on: CapOn::EachBloc,
        share: Fraction::percent(20),
        scope: Scope {
            organs: vec![MEETING],
            decisions: Decisions::All,
        },
        unmet: Unmet::NoDecision,
    };
    let mut voters: Vec<Voter> = (1..=60).map(ville).collect();
    voters.extend((61..=90).map(|n| voter(n, "medico-social", Some(1))));
    let ballot = |n| match n {
        1..=22 | 61..=88 => Ballot::Yes,
        _ => Ballot::No,
    };
    let ballots: Vec<_> = (1..=90).map(|n| (n, ballot(n))).collect();
    let capped = counted(&simple(vec![cap]), voters.clone(), &cast(&ballots));
    let raw = &capped.majority.raw.counts;
    assert_eq!((&raw.yes, &raw.no), (&Exact::from(50), &Exact::from(40)));
    let own = &capped.majority.counted.as_ref().unwrap().counts;
    assert_eq!((&own.yes, &own.no), (&Exact::from(36), &Exact::from(39)));
    assert_eq!(capped.verdict, Verdict::Voted(Voted::Rejected));
    let free = counted(&simple(vec![]), voters, &cast(&ballots));
    assert_eq!(free.verdict, Verdict::Voted(Voted::Adopted));
}

#[test]
fn blank_ballots_and_abstentions_are_told_apart_and_silence_is_neither() {
    let voters = (1..=5).map(ville).collect();
    let ballots = cast(&[
        (1, Ballot::Yes),
        (2, Ballot::Blank),
        (3, Ballot::Abstention),
        (4, Ballot::No),
    ]);
    let found = counted(&simple(vec![]), voters, &ballots);
    let raw = &found.majority.raw.counts;
    for part in [&raw.yes, &raw.no, &raw.blank, &raw.silent] {
        assert_eq!(part, &Exact::one());
    }
    assert_eq!(found.silent.members, 1);
}

#[test]
fn who_is_recused_counts_neither_above_nor_below() {
    let voters = vec![ville(1), recused(2), recused(3)];
    let ballots = cast(&[(1, Ballot::Yes), (2, Ballot::No), (3, Ballot::No)]);
    let found = counted(&simple(vec![]), voters, &ballots);
    assert_eq!(found.verdict, Verdict::Voted(Voted::Adopted));
    assert_eq!((found.recused.members, found.silent.members), (2, 0));
    assert_eq!(found.majority.raw.counts.no, Exact::zero());
}

#[test]
fn a_ballot_by_proxy_counts_for_the_giver_and_not_where_only_those_present_do() {
    let mut statutes = simple(vec![]);
    let voters = || vec![ville(1), carried(2, 1)];
    let mut ballots = cast(&[(1, Ballot::No)]);
    let by_proxy = Cast {
        by: id(1),
        ballot: Ballot::Yes,
    };
    ballots.insert(id(2), by_proxy);
    let tied = counted(&statutes, voters(), &ballots);
    assert_eq!(tied.majority.raw.counts.yes, Exact::one());
    let majority = Majority {
        kind: MajorityKind::Absolute,
        base: Base::Present,
    };
    statutes.organs[0].majority = Said::says("11", majority);
    let found = counted(&statutes, voters(), &ballots);
    assert_eq!(found.majority.raw.counts.yes, Exact::zero());
    assert_eq!(found.verdict, Verdict::Voted(Voted::Rejected));
}

#[test]
fn the_chair_decides_a_tie_where_the_statutes_say_so_by_a_ballot_for_or_against() {
    let mut statutes = simple(vec![]);
    // Where votes are secret on persons, no chair decides.
    statutes.organs[0].tie = Said::says("11", Tie::Chair);
    let of = |chair| {
        let other = if chair == Ballot::No {
            Ballot::Yes
        } else {
            Ballot::No
        };
        let more = if chair == Ballot::Blank {
            Ballot::Yes
        } else {
            Ballot::Abstention
        };
        let ballots = cast(&[(1, chair), (2, other), (3, more)]);
        counted(&statutes, (1..=3).map(ville).collect(), &ballots).verdict
    };
    assert_eq!(of(Ballot::Yes), Verdict::Voted(Voted::Adopted));
    assert_eq!(of(Ballot::No), Verdict::Voted(Voted::Rejected));
    assert_eq!(of(Ballot::Blank), Verdict::Voted(Voted::ChairDecides));
}

#[test]
fn too_few_decide_nothing() {
    let mut statutes = simple(vec![]);
    let half = QuorumRule {
        threshold: Threshold::AtLeast(Fraction::HALF),
        counted: Counted::PresentOrRepresented,
        by: By::Members,
        colleges: Vec::new(),
    };
    statutes.organs[0].quorum = Said::says("11", Quorum::Needs(half));
    let found = counted(
        &statutes,
        (1..=3).map(ville).collect(),
        &cast(&[(1, Ballot::Yes)]),
    );
    assert_eq!(found.verdict, Verdict::QuorumMissed(Second::Anew));
    assert_eq!(found.quorum.needs.unwrap().all.missing, 1);
}
