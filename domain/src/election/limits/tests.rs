use super::*;
use crate::statutes::{Composition, Stated, template};
use uuid::Uuid;

fn doctor(bloc: Option<u128>) -> Seat {
    Seat {
        profession: Some(Profession::Doctor),
        field: Some(MedicalField::GeneralPractice),
        side: match bloc {
            Some(_) => Side::Establishment,
            None => Side::Ville,
        },
        bloc: bloc.map(|it| BlocId(Uuid::from_u128(it))),
    }
}

fn nurse(bloc: Option<u128>) -> Seat {
    Seat {
        profession: Some(Profession::Nurse),
        field: None,
        ..doctor(bloc)
    }
}

#[test]
fn a_composition_of_nought_asks_for_nothing() {
    let mut statutes = template();
    statutes.caps = vec![Stated {
        article: "13".to_owned(),
        rule: Cap::Composition(Composition {
            professions: 2,
            ..Composition::default()
        }),
    }];
    let limits = Limits::of(&statutes);
    assert_eq!(limits.general_practitioners, None);
    assert_eq!(limits.other_specialists, None);
    assert_eq!(limits.profession, None);
    assert_eq!(limits.professions.map(|it| it.seats), Some(2));
}

#[test]
fn whoever_leaves_takes_with_them_all_that_they_brought() {
    let mut sitting = Sitting::default();
    sitting.seat(doctor(None));
    sitting.seat(nurse(Some(1)));
    let before = sitting.clone();
    for seat in [
        doctor(Some(1)),
        doctor(Some(2)),
        nurse(None),
        nurse(Some(2)),
    ] {
        sitting.seat(seat);
        assert_ne!(sitting, before);
        sitting.unseat(seat);
        assert_eq!(sitting, before);
    }
}

#[test]
fn a_profession_sits_until_the_last_of_it_has_left() {
    let mut sitting = Sitting::default();
    assert!(!sitting.has(Profession::Nurse));
    sitting.seat(nurse(None));
    sitting.seat(nurse(Some(1)));
    sitting.unseat(nurse(None));
    assert!(sitting.has(Profession::Nurse));
    assert!(!sitting.has(Profession::Doctor));
    sitting.unseat(nurse(Some(1)));
    assert!(!sitting.has(Profession::Nurse));
}

#[test]
fn a_seat_that_was_left_can_be_taken_again_under_the_same_maximum() {
    let limits = Limits::of(&template());
    let most = limits.bloc.as_ref().map(|it| it.seats).unwrap();
    let mut sitting = Sitting::default();
    for _ in 0..most {
        assert_eq!(sitting.full(&limits, nurse(Some(1))), None);
        sitting.seat(nurse(Some(1)));
    }
    assert!(matches!(
        sitting.full(&limits, nurse(Some(1))),
        Some(Full::Bloc(..))
    ));
    sitting.unseat(nurse(Some(1)));
    assert_eq!(sitting.full(&limits, nurse(Some(1))), None);
}
