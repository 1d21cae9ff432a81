//! For who visits the demonstration: whom one may try to be, and those who have never come.

use domain::account::{Practice, Profile};
use domain::profession::{Mode, Sector};

use super::cast::{PARTS, Part};
use super::dice::Dice;
use super::{maker, number, place, trade};

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

/// Those who have never signed in, as an identity provider knows them.
pub fn newcomers() -> Vec<Profile> {
    (0_u32..)
        .zip(PARTS)
        .filter(|(_, part)| part.is_newcomer())
        .map(|(serial, part)| Profile {
            family_name: Some(part.family.to_owned()),
            given_name: Some(part.given.to_owned()),
            rpps: number::rpps(serial).parse().ok(),
            practices: part
                .practices
                .iter()
                .filter_map(|way| practice(part, *way))
                .collect(),
        })
        .collect()
}

fn practice(part: &Part, (mode, sector, code): (Mode, Sector, &str)) -> Option<Practice> {
    let place = place::by_code(code)?;
    let site = trade::sign(&mut Dice::new(0, 1), sector, part.profession, place);
    Some(Practice {
        profession: Some(part.profession.code().to_owned()),
        category: Some("C".to_owned()),
        skill: part.skill.map(str::to_owned),
        mode: Some(mode.code().to_owned()),
        sector: Some(sector.code().to_owned()),
        site: Some(site),
        postal_code: Some(place.postal.to_owned()),
        commune: Some(code.to_owned()),
        ..Practice::default()
    })
}
