use super::*;
use crate::electorate::tests::{attached, nurse, of, user};
use crate::electorate::{Electorate, Member};
use crate::exact::Fraction;
use crate::statutes::{Decisions, OrganKind, Scope, Stated, Unmet, template};
use uuid::Uuid;

fn with_cap(on: CapOn, hundredths: u8) -> Statutes {
    let mut statutes = template();
    statutes.caps.push(Stated {
        article: "20".to_owned(),
        rule: Cap::VotesCast {
            on,
            share: Fraction::percent(hundredths),
            scope: Scope {
                organs: vec![OrganKind::OrdinaryMeeting],
                decisions: Decisions::All,
            },
            unmet: Unmet::NoDecision,
        },
    });
    statutes
}

fn bloc(n: u128) -> BlocId {
    BlocId(Uuid::from_u128(n))
}

/// So many of ville, one user, and so many of a bloc.
fn electorate(statutes: &Statutes, of_ville: u128, of_bloc: u128) -> Electorate {
    let mut members: Vec<Member> = (0..of_ville).map(nurse).collect();
    members.push(user(500));
    members.extend((0..of_bloc).map(|n| attached(nurse(1_000 + n), 7)));
    of(statutes, &members)
}

#[test]
fn voices_are_counted_by_college_profession_side_and_bloc() {
    let statutes = template();
    let weight = Weight::of(&electorate(&statutes, 3, 2));
    assert_eq!((weight.all.members, weight.all.voices), (6, 6));
    let colleges: Vec<_> = weight
        .colleges
        .iter()
        .map(|(id, it)| (id.as_str(), it.voices))
        .collect();
    assert_eq!(
        colleges,
        [("medico-social", 2), ("usagers", 1), ("ville", 3)]
    );
    assert_eq!(weight.professions[&Some(Profession::Nurse)].members, 5);
    assert_eq!(weight.sides[&Side::Ville].members, 3);
    assert_eq!(weight.blocs[&bloc(7)].voices, 2);
}

#[test]
fn voices_on_the_roll_are_held_against_their_cap_too() {
    let mut statutes = template();
    statutes.caps = vec![Stated {
        article: "21".to_owned(),
        rule: Cap::RollVoices {
            on: CapOn::EachBloc,
            share: Fraction::percent(25),
            scope: Scope {
                organs: vec![OrganKind::OrdinaryMeeting],
                decisions: Decisions::All,
            },
            unmet: Unmet::NoDecision,
        },
    }];
    let weight = Weight::of(&electorate(&statutes, 5, 2));
    let found = measures(&statutes, &weight, &[]);
    assert_eq!(
        found,
        [Measure {
            article: "21".to_owned(),
            counted: Counted::RollVoices,
            of: Group::Bloc(bloc(7)),
            has: 2,
            all: 8,
            limit: Bound::AtMost(Exact::from(2)),
        }]
    );
    assert!(found[0].is_kept());
}

#[test]
fn an_admission_that_brings_a_bloc_above_its_cap_is_seen_before() {
    let statutes = with_cap(CapOn::EachBloc, 20);
    let at = |of_bloc| {
        let weight = Weight::of(&electorate(&statutes, 7, of_bloc));
        measures(&statutes, &weight, &[])
    };
    let voices = |it: &[Measure]| {
        let found = it
            .iter()
            .find(|it| it.counted == Counted::VotesCast)
            .unwrap()
            .clone();
        (
            found.of,
            found.has,
            found.all,
            found.limit.clone(),
            found.is_kept(),
        )
    };
    // 2 of 10 voices are a fifth; 3 of 11 are more.
    let (before, after) = (at(2), at(3));
    assert_eq!(
        voices(&before),
        (
            Group::Bloc(bloc(7)),
            2,
            10,
            Bound::AtMost(Exact::from(2)),
            true
        )
    );
    assert!(!voices(&after).4);
    let found = broken(&before, after.clone());
    assert_eq!(
        (found.len(), found[0].article.as_str(), found[0].has),
        (1, "20", 3)
    );
    // What was broken before is not broken by the next one.
    assert_eq!(broken(&after, at(4)), []);
    // A bloc that was not there before comes in above its cap.
    let small = Weight::of(&electorate(&statutes, 1, 0));
    let with = Weight::of(&electorate(&statutes, 1, 1));
    let found = broken(
        &measures(&statutes, &small, &[]),
        measures(&statutes, &with, &[]),
    );
    assert_eq!(found.len(), 1);
}

#[test]
fn establishments_are_measured_together() {
    let statutes = with_cap(CapOn::Establishments, 30);
    let weight = Weight::of(&electorate(&statutes, 6, 3));
    let found = measures(&statutes, &weight, &[]);
    let one = found
        .iter()
        .find(|it| it.of == Group::Establishments && it.counted == Counted::VotesCast);
    let one = one.unwrap();
    assert_eq!((one.has, one.all, one.is_kept()), (3, 10, true));
}

#[test]
fn a_board_is_measured_seat_by_seat() {
    let statutes = template();
    let seat = |profession, side, bloc, field| Seat {
        profession: Some(profession),
        field,
        side,
        bloc,
    };
    let mut board = vec![
        seat(
            Profession::Doctor,
            Side::Ville,
            None,
            Some(MedicalField::GeneralPractice)
        );
        8
    ];
    board.extend(vec![
        seat(
            Profession::Nurse,
            Side::Establishment,
            Some(bloc(7)),
            None
        );
        4
    ]);
    let found = measures(&statutes, &Weight::default(), &board);
    let says: Vec<_> = found
        .iter()
        .map(|it| (it.of, it.has, it.is_kept()))
        .collect();
    assert_eq!(
        says,
        [
            (Group::Bloc(bloc(7)), 4, false),
            (Group::Establishments, 4, false),
            (Group::Profession(Profession::Doctor), 8, false),
            (Group::Profession(Profession::Nurse), 4, true),
            (Group::Ville, 8, true),
            (Group::GeneralPractitioners, 8, true),
            (Group::OtherSpecialists, 0, false),
            (Group::Professions, 2, false),
        ]
    );
    assert!(
        found
            .iter()
            .all(|it| it.all == 15 && it.counted == Counted::Seats)
    );
    assert_eq!(found[0].limit, Bound::AtMost(Exact::from(3)));
}
