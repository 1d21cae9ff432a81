//! An objection is taken in by another text, on which everybody agrees.

use decision::record::{OfRound, Reached, Tally};
use domain::decision::Choice as Counted;
use domain::decision::stage::End;
use domain::statutes::template;
use signed::decision::{Choice, Outcome};

use crate::make::{Making, SECOND, faults, roll};

/// Until the second round is open.
pub fn improved() -> Making {
    let statutes = template();
    let roll = roll(&statutes, 1..=4, &[]);
    let mut it = Making::of(statutes, roll);
    it.open(1, false, 7);
    it.says(1, 1, Choice::Support);
    let objection = it.says(2, 2, Choice::Objection);
    let answer = it.answers(9, objection);
    it.word(2, (objection, Some(answer)), Outcome::Integrated);
    it.text(2, SECOND);
    it.open(2, false, 10);
    it
}

pub fn tally(of: &[(Counted, u64)], reached: Reached) -> Tally {
    let all = Counted::ALL.iter().map(|it| {
        let counted = of.iter().find(|(choice, _)| choice == it);
        (*it, counted.map_or(0, |(_, n)| *n))
    });
    Tally::Round(OfRound {
        choices: all.collect(),
        reached,
    })
}

/// To its end.
pub fn agreed() -> Making {
    let mut it = improved();
    it.says(1, 1, Choice::Support);
    it.says(2, 2, Choice::Reservation);
    it.says(3, 3, Choice::Objection);
    // She changes her mind.
    it.says(3, 3, Choice::Support);
    let tally = tally(
        &[(Counted::Support, 2), (Counted::Reservation, 1)],
        Reached::Consent,
    );
    it.closed(2, 17, tally, Some(End::Consent));
    it
}

#[test]
fn an_archive_holds_and_says_how_it_ended() {
    let report = agreed().audited();
    assert_eq!(faults(&report), []);
    assert!(report.is_sound());
    assert_eq!(report.end, Some(End::Consent));
    assert_eq!((report.statements, report.tallies.len()), (8, 1));
    assert_eq!(report.ground.unwrap().roll.voters.len(), 4);
}

#[test]
fn a_decision_that_is_open_holds_too() {
    let report = improved().audited();
    assert_eq!(faults(&report), []);
    assert_eq!(report.end, None);
}

#[test]
fn a_mandate_and_a_new_device_go_on_with_the_chain() {
    let statutes = template();
    let mut roll = roll(&statutes, 1..=4, &[]);
    let carried = crate::make::voter(2);
    let by = crate::make::voter(1);
    let own = roll.voters.iter_mut().find(|it| it.adhesion == carried);
    own.unwrap().proxy = Some(by);
    let mut it = Making::of(statutes, roll);
    it.open(1, false, 7);
    it.says(2, 1, Choice::Support);
    // The member speaks herself after all, from a new device.
    it.key(20, 2);
    let position = it.position(2, 2, Choice::Consent);
    it.sign(decision::record::Kind::Position, position, 20);
    let tally = tally(&[(Counted::Consent, 1)], Reached::Consent);
    it.closed(1, 14, tally, Some(End::Consent));
    assert_eq!(faults(&it.audited()), []);
}
