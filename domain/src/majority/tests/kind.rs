use super::*;

#[test]
fn the_same_votes_under_five_bases() {
    let ballots = Ballots {
        in_person: Count {
            yes: 40,
            no: 30,
            blank: 12,
            silent: 8,
        },
        by_proxy: Count {
            yes: 5,
            no: 1,
            blank: 3,
            silent: 1,
        },
    };
    let vote = open(&[(cell("ville", None), ballots)]);
    for (base, yes, of, adopted) in [
        (Base::Cast, "45", "76", true),
        (Base::CastAndBlank, "45", "91", false),
        (Base::Present, "40", "90", false),
        (Base::PresentOrRepresented, "45", "100", false),
        (Base::AllMembers, "45", "100", false),
    ] {
        let outcome = judged(&statutes(vec![], MajorityKind::Absolute, base), &vote);
        let counted = outcome.counted.unwrap();
        assert_eq!(
            (
                counted.counts.yes.to_string().as_str(),
                counted.base.to_string().as_str()
            ),
            (yes, of)
        );
        assert_eq!(outcome.verdict == Verdict::Adopted, adopted, "{base:?}");
        assert_eq!(counted.base_is, base);
    }
}

#[test]
fn two_thirds_are_enough_and_unanimity_is_all() {
    let vote = |yes, no| open(&[(cell("ville", None), count(yes, no))]);
    let thirds = statutes(
        vec![],
        MajorityKind::Qualified(Fraction::new(2, 3).unwrap()),
        Base::Cast,
    );
    assert_eq!(judged(&thirds, &vote(20, 10)).verdict, Verdict::Adopted);
    assert_eq!(judged(&thirds, &vote(19, 10)).verdict, Verdict::Rejected);
    let all = statutes(vec![], MajorityKind::Unanimity, Base::Cast);
    assert_eq!(judged(&all, &vote(20, 0)).verdict, Verdict::Adopted);
    let short = judged(&all, &vote(20, 1));
    assert_eq!(
        (short.verdict, short.raw.missing),
        (Verdict::Rejected, Exact::one())
    );
    assert_eq!(judged(&all, &vote(0, 0)).verdict, Verdict::NobodyVoted);
}

#[test]
fn a_tie_is_broken_as_the_statutes_say() {
    let mut vote = open(&[(cell("ville", None), count(10, 10))]);
    let mut statutes = statutes(vec![], MajorityKind::Simple, Base::Cast);
    let mut under = |tie, chair| {
        statutes.organs[0].tie = Said::says("11", tie);
        vote.chair = chair;
        judged(&statutes, &vote).verdict
    };
    assert_eq!(under(Tie::Rejected, None), Verdict::Rejected);
    assert_eq!(under(Tie::NewVote, None), Verdict::VoteAgain);
    assert_eq!(under(Tie::Chair, None), Verdict::ChairDecides);
    assert_eq!(under(Tie::Chair, Some(Side::For)), Verdict::Adopted);
    assert_eq!(under(Tie::Chair, Some(Side::Against)), Verdict::Rejected);
}

#[test]
fn no_tie_is_broken_against_the_college_that_must_agree_too() {
    let mut vote = open(&[
        (cell("ville", None), count(9, 10)),
        (cell("usagers", None), count(1, 0)),
    ]);
    vote.chair = Some(Side::For);
    let mut statutes = statutes(vec![double()], MajorityKind::Simple, Base::Cast);
    statutes.organs[0].tie = Said::says("11", Tie::Chair);
    assert_eq!(judged(&statutes, &vote).verdict, Verdict::Rejected);
}

#[test]
fn half_is_no_tie_where_two_thirds_are_asked_for() {
    let vote = open(&[(cell("ville", None), count(10, 10))]);
    let thirds = statutes(
        vec![],
        MajorityKind::Qualified(Fraction::new(2, 3).unwrap()),
        Base::Cast,
    );
    let outcome = judged(&thirds, &vote);
    assert_eq!(
        (outcome.verdict, outcome.raw.tied),
        (Verdict::Rejected, false)
    );
}
