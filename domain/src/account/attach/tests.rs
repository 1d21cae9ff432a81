use super::{Attach, AttachRefused, Holders, attach};
use crate::id::PersonId;
use uuid::Uuid;

fn person(n: u128) -> PersonId {
    PersonId::from(Uuid::from_u128(n))
}

#[test]
fn a_means_that_nobody_has_makes_a_new_person() {
    assert_eq!(attach(Holders::default(), None), Ok(Attach::New));
}

#[test]
fn a_known_means_leads_to_its_holder() {
    let holders = Holders {
        by_means: Some(person(1)),
        ..Holders::default()
    };
    assert_eq!(attach(holders, None), Ok(Attach::Known(person(1))));
}

#[test]
fn a_new_subject_with_a_verified_rpps_joins_the_account_that_has_this_rpps() {
    let holders = Holders {
        by_rpps: Some(person(1)),
        ..Holders::default()
    };
    assert_eq!(attach(holders, None), Ok(Attach::Add(person(1))));
}

#[test]
fn a_subject_whose_rpps_belongs_to_another_person_is_refused() {
    let holders = Holders {
        by_means: Some(person(1)),
        by_rpps: Some(person(2)),
        other_rpps: false,
    };
    assert_eq!(attach(holders, None), Err(AttachRefused::Contradiction));
}

#[test]
fn a_subject_whose_verified_rpps_changed_is_refused() {
    let holders = Holders {
        by_means: Some(person(1)),
        by_rpps: None,
        other_rpps: true,
    };
    assert_eq!(attach(holders, None), Err(AttachRefused::Contradiction));
}

#[test]
fn a_signed_in_person_adds_a_free_means_and_no_other() {
    assert_eq!(
        attach(Holders::default(), Some(person(1))),
        Ok(Attach::Add(person(1)))
    );
    let own = Holders {
        by_means: Some(person(1)),
        ..Holders::default()
    };
    assert_eq!(attach(own, Some(person(1))), Ok(Attach::Known(person(1))));
    for taken in [
        Holders {
            by_means: Some(person(2)),
            ..Holders::default()
        },
        Holders {
            by_rpps: Some(person(2)),
            ..Holders::default()
        },
    ] {
        assert_eq!(attach(taken, Some(person(1))), Ok(Attach::Other(person(2))));
    }
}
