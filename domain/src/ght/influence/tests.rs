use super::*;
use crate::ght::attachment::{AttachmentState, Source};
use crate::ght::{BlocKind, Party};
use crate::profession::{Profession, Sector};
use crate::role::Period;
use crate::statutes::{Said, template};
use uuid::Uuid;

fn day(n: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, n).unwrap()
}

fn ever() -> Period {
    Period {
        starts_on: day(1),
        ends_on: None,
    }
}

fn hospital() -> Entity {
    Entity::Finess("370000481".parse().unwrap())
}

fn ght(id: u128) -> Bloc {
    Bloc {
        id: BlocId(Uuid::from_u128(id)),
        kind: BlocKind::Ght,
        name: "GHT".to_owned(),
        parties: vec![Party {
            entity: hospital(),
            period: ever(),
        }],
    }
}

fn attached(way: Way, half_days: Option<(u16, u16, Choice)>) -> Attachment {
    Attachment {
        id: AttachmentId(Uuid::from_u128(7)),
        to: AttachedTo::Entity(hospital()),
        way,
        source: Source::Declared,
        period: ever(),
        state: AttachmentState::Confirmed,
        half_days: half_days.map(|(inside, outside, at_threshold)| HalfDays {
            inside,
            outside,
            at_threshold,
        }),
    }
}

fn doctor(mode: Mode, sector: Sector) -> Profile {
    Profile {
        mode: Some(mode),
        sector: Some(sector),
        ..Profile::person(Profession::Doctor)
    }
}

fn of(attachment: &Attachment) -> Tie {
    let profile = doctor(Mode::Mixed, Sector::GroupPractice);
    let found = influence(
        &template(),
        profile,
        std::slice::from_ref(attachment),
        &[ght(1)],
        day(9),
    );
    found.ties.into_iter().next().unwrap()
}

#[test]
fn two_members_of_mixed_practice_lie_on_either_side_of_the_threshold() {
    let shared = |outside| Shared {
        outside,
        all: 10,
        threshold: Fraction::HALF,
    };
    for (inside, outside, choice, because) in [
        (6, 4, Choice::Outside, Because::BelowThreshold(shared(4))),
        (4, 6, Choice::Inside, Because::AboveThreshold(shared(6))),
        (5, 5, Choice::Inside, Because::ChoseInside(shared(5))),
        (5, 5, Choice::Outside, Because::ChoseOutside(shared(5))),
    ] {
        let found = of(&attached(
            Way::MainActivity,
            Some((inside, outside, choice)),
        ));
        assert_eq!(found.because, because);
        assert_eq!(found.bloc, Some(BlocId(Uuid::from_u128(1))));
    }
}

#[test]
fn a_head_of_department_counts_to_the_bloc_with_two_half_days() {
    let found = of(&attached(Way::Mandate, Some((2, 8, Choice::Outside))));
    assert_eq!(found.because, Because::Mandate);
    assert!(found.because.counts());
}

#[test]
fn a_legal_person_and_an_only_activity_count() {
    assert_eq!(
        of(&attached(Way::LegalPerson, None)).because,
        Because::LegalPerson
    );
    assert_eq!(
        of(&attached(Way::MainActivity, None)).because,
        Because::MainActivity
    );
    let nothing_declared = attached(Way::MainActivity, Some((0, 0, Choice::Outside)));
    assert_eq!(of(&nothing_declared).because, Because::MainActivity);
    let all_inside = of(&attached(Way::MainActivity, Some((10, 0, Choice::Outside))));
    assert_eq!(
        all_inside.because,
        Because::BelowThreshold(Shared {
            outside: 0,
            all: 10,
            threshold: Fraction::HALF
        })
    );
    let all_outside = of(&attached(Way::MainActivity, Some((0, 10, Choice::Inside))));
    assert!(!all_outside.because.counts());
}

#[test]
fn without_a_threshold_the_activity_of_the_adhesion_decides() {
    let mut statutes = template();
    let mixed = attached(Way::MainActivity, Some((2, 8, Choice::Outside)));
    let only = attached(Way::MainActivity, None);
    for said in [Said::Silent, Said::says("7", Mixed::Adhesion)] {
        statutes.membership.mixed = said;
        let of = |profile: Profile, it: &Attachment| {
            let ties = influence(
                &statutes,
                profile,
                std::slice::from_ref(it),
                &[ght(1)],
                day(9),
            )
            .ties;
            ties[0].because
        };
        let hospital = Sector::PublicHospital;
        assert_eq!(
            of(doctor(Mode::Mixed, hospital), &mixed),
            Because::JoinedFromInside
        );
        assert_eq!(
            of(doctor(Mode::Mixed, Sector::SoloPractice), &mixed),
            Because::JoinedFromOutside
        );
        assert_eq!(
            of(doctor(Mode::Liberal, Sector::SoloPractice), &only),
            Because::JoinedFromOutside
        );
        assert_eq!(
            of(doctor(Mode::Liberal, hospital), &only),
            Because::JoinedFromOutside
        );
        assert_eq!(
            of(doctor(Mode::Salaried, hospital), &mixed),
            Because::JoinedFromInside
        );
        let all_inside = attached(Way::MainActivity, Some((10, 0, Choice::Outside)));
        for whole in [&only, &all_inside] {
            assert_eq!(
                of(doctor(Mode::Salaried, hospital), whole),
                Because::MainActivity
            );
        }
    }
}

#[test]
fn a_hospital_in_no_group_is_a_tie_without_a_bloc() {
    let it = attached(Way::MainActivity, None);
    let profile = doctor(Mode::Salaried, Sector::PublicHospital);
    let found = influence(&template(), profile, &[it], &[], day(9));
    assert_eq!(found.ties[0].entity, Some(hospital()));
    assert_eq!((found.ties[0].bloc, found.bloc()), (None, None));
}

#[test]
fn what_is_proposed_rejected_or_over_does_not_count() {
    let profile = doctor(Mode::Salaried, Sector::PublicHospital);
    for (state, counts) in [
        (AttachmentState::Proposed, false),
        (AttachmentState::Rejected, false),
        (AttachmentState::Contested, true),
    ] {
        let it = Attachment {
            state,
            ..attached(Way::MainActivity, None)
        };
        let found = influence(&template(), profile, &[it], &[ght(1)], day(9));
        assert_eq!(found.bloc().is_some(), counts, "{state:?}");
    }
    let over = Attachment {
        period: Period {
            starts_on: day(1),
            ends_on: Some(day(8)),
        },
        ..attached(Way::MainActivity, None)
    };
    assert_eq!(
        influence(&template(), profile, &[over], &[ght(1)], day(9)).ties,
        []
    );
}

#[test]
fn the_weightiest_tie_decides_whatever_the_order() {
    let to = |n: u128, way, inside| Attachment {
        id: AttachmentId(Uuid::from_u128(n)),
        to: AttachedTo::Bloc(BlocId(Uuid::from_u128(n))),
        ..attached(way, Some((inside, 0, Choice::Outside)))
    };
    let profile = doctor(Mode::Salaried, Sector::PublicHospital);
    let mut all = vec![
        to(1, Way::MainActivity, 4),
        to(2, Way::MainActivity, 6),
        to(3, Way::Mandate, 1),
        to(4, Way::MainActivity, 6),
    ];
    for _ in 0..4 {
        all.rotate_left(1);
        let found = influence(&template(), profile, &all, &[], day(9));
        let order: Vec<u128> = found
            .ties
            .iter()
            .map(|it| it.attachment.0.as_u128())
            .collect();
        assert_eq!(order, [3, 2, 4, 1]);
        assert_eq!(found.bloc(), Some(BlocId(Uuid::from_u128(3))));
    }
}
