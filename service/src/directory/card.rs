//! What the directory shows of a member.

use domain::directory::{Choices, Field, Reader, visible};
use domain::profession::{Mode, Profession, SavoirFaire};
use entity::adhesion;

use crate::member::full_name;

/// A member as a reader sees them; fields that the reader does not see are empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Given and family name, or the structure's name.
    pub name: String,
    /// What the member does.
    pub profession: Option<Profession>,
    /// The specialty.
    pub skill: Option<SavoirFaire>,
    /// How.
    pub mode: Option<Mode>,
    /// Where: the name of the place.
    pub structure: Option<String>,
    /// Where: the commune.
    pub commune: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
}

/// The card of a person, or nothing when the reader does not see the name. `commune` is the name
/// of the commune of practice.
pub fn card(
    row: &adhesion::Model,
    commune: Option<&str>,
    choices: &Choices,
    reader: Reader,
) -> Option<Card> {
    let sees = |field| visible(choices, field, reader);
    let code = |field, text: &Option<String>| text.clone().filter(|_| sees(field));
    sees(Field::Name).then(|| Card {
        name: full_name(row),
        profession: code(Field::Profession, &row.profession)
            .map(|it| it.parse().unwrap_or(Profession::Other)),
        skill: code(Field::Profession, &row.skill).and_then(|it| it.parse().ok()),
        mode: code(Field::Profession, &row.mode).and_then(|it| it.parse().ok()),
        structure: code(Field::Structure, &row.place_name),
        commune: commune.map(str::to_owned).filter(|_| sees(Field::Address)),
        phone: code(Field::Phone, &row.phone),
        email: code(Field::Email, &row.email),
    })
}
