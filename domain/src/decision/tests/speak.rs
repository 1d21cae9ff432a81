use chrono::{DateTime, TimeDelta, Utc};

use super::*;
use crate::decision::speak::{Bound, Last, Said as Says, SpeakRefused, may_speak};

fn now() -> DateTime<Utc> {
    "2026-11-27T20:00:00Z".parse().unwrap()
}

fn bound() -> Bound {
    Bound {
        round: 2,
        text: Digest::of(b"text"),
        statutes: Digest::of(b"statutes"),
        roll: Digest::of(b"roll"),
    }
}

fn says(voice: u128, by: u128) -> Says {
    Says {
        voice: id(voice),
        by: id(by),
        number: 1,
        bound: bound(),
    }
}

fn asked(said: &Says, last: Option<Last>) -> Result<(), SpeakRefused> {
    let roll = roll(vec![ville(1), carried(2, 1), recused(3), ville(5)]);
    let closes = now() + TimeDelta::seconds(1);
    may_speak(said, &bound(), roll.voter(said.voice), last, closes, now())
}

#[test]
fn a_member_speaks_for_herself_and_for_who_gave_her_a_mandate() {
    assert_eq!(asked(&says(1, 1), None), Ok(()));
    assert_eq!(asked(&says(2, 1), None), Ok(()));
    assert_eq!(
        asked(&says(2, 2), None),
        Ok(()),
        "a mandate does not silence"
    );
    for (voice, by) in [(1, 2), (5, 1), (2, 5)] {
        assert_eq!(asked(&says(voice, by), None), Err(SpeakRefused::NotYours));
    }
}

#[test]
fn who_speaks_herself_ends_the_mandate_for_this_decision() {
    let last = Some(Last {
        number: 3,
        in_person: true,
    });
    let mut said = says(2, 1);
    said.number = 4;
    assert_eq!(asked(&said, last), Err(SpeakRefused::GiverSpoke));
    said.by = id(2);
    assert_eq!(asked(&said, last), Ok(()));
    let by_proxy = Some(Last {
        number: 3,
        in_person: false,
    });
    said.by = id(1);
    assert_eq!(asked(&said, by_proxy), Ok(()));
}

#[test]
fn who_is_not_on_the_roll_or_stands_aside_is_told_so() {
    for n in [4, 6] {
        assert_eq!(asked(&says(n, n), None), Err(SpeakRefused::NotOnRoll));
    }
    let attachment = AttachmentId(Uuid::from_u128(77));
    assert_eq!(
        asked(&says(3, 3), None),
        Err(SpeakRefused::Recused { attachment })
    );
}

#[test]
fn the_line_of_another_voice_gives_nobody_a_voice() {
    let other = ville(5);
    let closes = now() + TimeDelta::seconds(1);
    let found = may_speak(&says(1, 1), &bound(), Some(&other), None, closes, now());
    assert_eq!(found, Err(SpeakRefused::NotOnRoll));
}

#[test]
fn what_is_bound_to_something_else_is_not_taken() {
    let of = |change: fn(&mut Bound)| {
        let mut said = says(1, 1);
        change(&mut said.bound);
        asked(&said, None)
    };
    let other = Digest::of(b"other");
    assert_eq!(other, Digest::of(b"other"));
    assert_eq!(
        of(|it| it.round = 1),
        Err(SpeakRefused::OtherRound { round: 1 })
    );
    assert_eq!(
        of(|it| it.text = Digest::of(b"other")),
        Err(SpeakRefused::OtherText)
    );
    assert_eq!(
        of(|it| it.statutes = Digest::of(b"other")),
        Err(SpeakRefused::OtherStatutes)
    );
    assert_eq!(
        of(|it| it.roll = Digest::of(b"other")),
        Err(SpeakRefused::OtherRoll)
    );
}

#[test]
fn each_follows_the_one_before_it() {
    let last = |number| {
        Some(Last {
            number,
            in_person: true,
        })
    };
    let of = |number, last| {
        let mut said = says(1, 1);
        said.number = number;
        asked(&said, last)
    };
    assert_eq!(of(2, last(1)), Ok(()));
    for (number, before, expected) in [(0, 0, 1), (2, 0, 1), (1, 1, 2), (3, 1, 2)] {
        let before = (before > 0).then(|| last(before)).flatten();
        assert_eq!(of(number, before), Err(SpeakRefused::Number { expected }));
    }
}

#[test]
fn what_comes_at_the_closing_time_or_after_is_told_when_it_closed() {
    let roll = roll(vec![ville(1)]);
    let at = now();
    for (now, result) in [
        (at - TimeDelta::milliseconds(1), Ok(())),
        (at, Err(SpeakRefused::Closed { at })),
        (at + TimeDelta::days(1), Err(SpeakRefused::Closed { at })),
    ] {
        let said = says(1, 1);
        let voter = roll.voter(said.voice);
        assert_eq!(may_speak(&said, &bound(), voter, None, at, now), result);
    }
}
