use thiserror::Error;

use crate::id::PersonId;

/// Who already holds the identifiers that a sign-in proved.
///
/// Only identifiers that were **proved** are looked up: the subject and the RPPS that a provider signed,
/// the address whose code was entered. A name, or an address or RPPS that a board or an import typed, is
/// never looked up here: that is contact data of one adhesion, never a way in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holders {
    /// The holder of this very means: the provider's subject, or the confirmed address.
    pub by_means: Option<PersonId>,
    /// The holder of the RPPS that Pro Santé Connect verified, if it gave one.
    pub by_rpps: Option<PersonId>,
    /// The holder of the means has another verified RPPS than the one given now.
    pub other_rpps: bool,
}

/// What a proved sign-in leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attach {
    /// The account exists and has this means.
    Known(PersonId),
    /// The account exists; the means becomes one more of its own.
    Add(PersonId),
    /// Nobody has it: a new person, a new account.
    New,
    /// It opens another account than the one that is signed in and would add it. Both ways in were proved by one
    /// person, who may make one account of the two.
    Other(PersonId),
}

/// Why a proved means opens nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AttachRefused {
    /// The subject and the RPPS name two different people: the provider's data changed, or lies.
    #[error("subject and RPPS disagree")]
    Contradiction,
}

/// One person, one account: to whom a proved means belongs.
///
/// `adding` is the person who is signed in and asked to add the means; `None` at an ordinary sign-in.
///
/// # Errors
/// [`AttachRefused`]; nothing is written then.
pub fn attach(holders: Holders, adding: Option<PersonId>) -> Result<Attach, AttachRefused> {
    if holders.other_rpps {
        return Err(AttachRefused::Contradiction);
    }
    let owner = match (holders.by_means, holders.by_rpps) {
        (Some(means), Some(rpps)) if means != rpps => return Err(AttachRefused::Contradiction),
        (means, rpps) => means.or(rpps),
    };
    match (owner, adding) {
        (Some(owner), Some(person)) if owner != person => Ok(Attach::Other(owner)),
        (Some(owner), _) if holders.by_means.is_some() => Ok(Attach::Known(owner)),
        (Some(owner), _) => Ok(Attach::Add(owner)),
        (None, Some(person)) => Ok(Attach::Add(person)),
        (None, None) => Ok(Attach::New),
    }
}

#[cfg(test)]
mod tests {
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
}
