//! No agreement, and a vote that the cap reverses.

use decision::record::{Numbers, OfVote, Reached, Tally, Verdict};
use domain::decision::Choice as Counted;
use domain::decision::stage::End;
use domain::exact::Fraction;
use domain::statutes::{
    Base, Cap, CapOn, Decisions, Majority, MajorityKind, OrganKind, Said, Scope, Stated, Statutes,
    Unmet, template,
};
use signed::decision::{Ballot, Choice, Outcome};

use crate::consent::tally;
use crate::make::{Making, faults, roll};

/// Simple majority, and a bloc with a fifth of the votes at most.
fn capped() -> Statutes {
    let mut statutes = template();
    statutes.organs[0].decisions.clear();
    statutes.organs[0].majority = Said::says(
        "11",
        Majority {
            kind: MajorityKind::Simple,
            base: Base::Cast,
        },
    );
    let rule = Cap::VotesCast {
        on: CapOn::EachBloc,
        share: Fraction::percent(20),
        scope: Scope {
            organs: vec![OrganKind::OrdinaryMeeting],
            decisions: Decisions::All,
        },
        unmet: Unmet::NoDecision,
    };
    let article = "20".to_owned();
    statutes.caps = vec![Stated { article, rule }];
    assert_eq!(statutes.contradictions(), []);
    statutes
}

/// Until the vote is counted: four to three as it is cast, two to three under the cap.
pub fn voted() -> Making {
    let statutes = capped();
    let roll = roll(&statutes, 1..=5, &[6, 7, 8]);
    let mut it = Making::of(statutes, roll);
    for (number, opens) in [(1, 7), (2, 14)] {
        it.open(number, false, opens);
        it.says(6, 6, Choice::Support);
        let objection = it.says(1, 1, Choice::Objection);
        it.word(1, (objection, None), Outcome::Maintained);
        let one = [(Counted::Support, 1), (Counted::Objection, 1)];
        let counted = tally(&one, Reached::Nothing);
        it.closed(number, opens + 7, counted, None);
    }
    it.open(3, true, 21);
    for n in 1..=8 {
        let ballot = match n {
            1..=3 => Ballot::No,
            _ => Ballot::Yes,
        };
        it.votes(n, n, ballot);
    }
    // The fourth changes her mind.
    it.votes(4, 4, Ballot::Blank);
    it
}

pub fn result() -> Tally {
    let numbers = |yes: &str, base: &str| Numbers {
        base: base.to_owned(),
        blank: "1".to_owned(),
        no: "3".to_owned(),
        silent: "0".to_owned(),
        yes: yes.to_owned(),
    };
    Tally::Vote(Box::new(OfVote {
        // Three of seven are a fifth when they count for one of five.
        counted: Some(numbers("2", "5")),
        raw: numbers("4", "7"),
        verdict: Verdict::Rejected,
    }))
}

pub fn rejected() -> Making {
    let mut it = voted();
    it.closed(3, 28, result(), Some(End::Rejected));
    it
}

#[test]
fn the_vote_is_recomputed_as_cast_and_under_the_cap() {
    let report = rejected().audited();
    assert_eq!(faults(&report), []);
    assert_eq!(report.end, Some(End::Rejected));
    assert_eq!(report.tallies.last(), Some(&(3, result())));
}
