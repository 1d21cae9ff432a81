//! For who visits the demonstration: whom one may try to be, and those who have never come.

use domain::profession::{Mode, Profession, Sector};

use super::cast::PARTS;
use super::dice::Dice;
use super::{maker, number};

/// How a person of the demonstration signs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignIn {
    /// Through the identity provider, by this RPPS number.
    Rpps(String),
    /// By a code sent to this address.
    Email(String),
}

/// A person whom a visitor may try to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonToTry {
    /// Given name.
    pub given_name: &'static str,
    /// Family name.
    pub family_name: &'static str,
    /// How she signs in.
    pub sign_in: SignIn,
    /// What she is, and what to try as her, in French.
    pub fr: &'static str,
    /// The same in English.
    pub en: &'static str,
}

/// The people to try first, in the order in which they make sense.
pub fn people_to_try() -> Vec<PersonToTry> {
    (0_u32..)
        .zip(PARTS)
        .filter_map(|(serial, part)| {
            let (fr, en) = part.try_it?;
            let (given_name, family_name) = (part.given, part.family);
            let sign_in = if part.has_rpps() {
                SignIn::Rpps(number::rpps(serial))
            } else {
                SignIn::Email(maker::wanted_address(given_name, family_name))
            };
            Some(PersonToTry {
                given_name,
                family_name,
                sign_in,
                fr,
                en,
            })
        })
        .collect()
}

/// A professional whom the database does not know yet: what an identity provider says of her.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newcomer {
    /// RPPS number.
    pub rpps: String,
    /// Given name.
    pub given_name: &'static str,
    /// Family name.
    pub family_name: &'static str,
    /// Profession.
    pub profession: Profession,
    /// « Savoir-faire » code.
    pub skill: Option<&'static str>,
    /// Activities: mode, sector, name of the place, INSEE code of its commune.
    pub activities: Vec<(Mode, Sector, String, &'static str)>,
}

/// Those who have never signed in.
pub fn newcomers() -> Vec<Newcomer> {
    (0_u32..)
        .zip(PARTS)
        .filter(|(_, part)| part.is_newcomer())
        .map(|(serial, part)| Newcomer {
            rpps: number::rpps(serial),
            given_name: part.given,
            family_name: part.family,
            profession: part.profession,
            skill: part.skill,
            activities: part
                .practices
                .iter()
                .filter_map(|(mode, sector, code)| {
                    Some((*mode, *sector, super::place::by_code(code)?))
                })
                .map(|(mode, sector, place)| {
                    let name =
                        super::trade::sign(&mut Dice::new(0, 1), sector, part.profession, place);
                    (mode, sector, name, place.code)
                })
                .collect(),
        })
        .collect()
}
