//! Taking over an adhesion that a board or an import registered before the person had an account.
//!
//! What a board types is contact data and opens nothing by itself. It is the person who, signed
//! in, is shown such an adhesion and says that it is theirs; only what an identity provider or the
//! person proved is compared, so that a board can neither take an account nor learn that it exists.

use crate::text::searchable;

/// The contact data of an adhesion without an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contact<'a> {
    /// Family name, as typed.
    pub family_name: &'a str,
    /// RPPS number, as typed.
    pub rpps: Option<&'a str>,
    /// Address, as typed.
    pub email: Option<&'a str>,
}

/// What is proved of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proven<'a> {
    /// Family name of the account.
    pub family_name: &'a str,
    /// RPPS number that an identity provider verified.
    pub rpps: Option<&'a str>,
    /// Addresses that the person confirmed, in lower case.
    pub emails: &'a [String],
}

/// On what an adhesion may be claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// The verified RPPS number is that of the adhesion.
    Rpps,
    /// A confirmed address is that of the adhesion, and the family name too: an address may be
    /// shared by a whole practice.
    EmailAndName,
}

/// On what the person may claim the adhesion, if at all. An adhesion that names another RPPS
/// number than the person's is never theirs, whatever the address.
pub fn ground(contact: &Contact<'_>, person: &Proven<'_>) -> Option<Ground> {
    match (contact.rpps, person.rpps) {
        (Some(typed), Some(verified)) if typed == verified => return Some(Ground::Rpps),
        (Some(_), Some(_)) => return None,
        _ => {}
    }
    let email = contact.email?.trim().to_lowercase();
    let name = searchable(contact.family_name);
    let same_name = !name.is_empty() && name == searchable(person.family_name);
    (same_name && person.emails.contains(&email)).then_some(Ground::EmailAndName)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contact<'a>(rpps: Option<&'a str>, email: Option<&'a str>) -> Contact<'a> {
        Contact {
            family_name: "Lefèvre-Ôzanne",
            rpps,
            email,
        }
    }

    #[test]
    fn a_verified_rpps_number_is_enough_whatever_the_name() {
        let person = Proven {
            family_name: "Martin",
            rpps: Some("99000000017"),
            emails: &[],
        };
        assert_eq!(
            ground(&contact(Some("99000000017"), None), &person),
            Some(Ground::Rpps)
        );
    }

    #[test]
    fn another_rpps_number_refuses_even_the_right_address() {
        let emails = ["a@exemple.test".to_owned()];
        let person = Proven {
            family_name: "Lefevre Ozanne",
            rpps: Some("99000000017"),
            emails: &emails,
        };
        let other = contact(Some("99000000025"), Some("a@exemple.test"));
        assert_eq!(ground(&other, &person), None);
    }

    #[test]
    fn a_shared_address_needs_the_same_family_name() {
        let emails = ["cabinet@exemple.test".to_owned()];
        let adhesion = contact(None, Some(" Cabinet@Exemple.test "));
        let same = Proven {
            family_name: "LEFEVRE OZANNE",
            rpps: None,
            emails: &emails,
        };
        let colleague = Proven {
            family_name: "Martin",
            ..same
        };
        assert_eq!(ground(&adhesion, &same), Some(Ground::EmailAndName));
        assert_eq!(ground(&adhesion, &colleague), None);
    }

    #[test]
    fn nothing_proved_claims_nothing() {
        let person = Proven {
            family_name: "Lefèvre-Ôzanne",
            rpps: None,
            emails: &[],
        };
        let adhesion = contact(Some("99000000017"), Some("a@exemple.test"));
        assert_eq!(ground(&adhesion, &person), None);
    }
}
