//! What people let others see: most keep what holds by default, some open more, a few hide.

use domain::directory::{Audience, Field};
use entity::field_visibility;
use uuid::Uuid;

use super::maker::Maker;

/// A person's choices, drawn.
pub(super) fn choose(maker: &mut Maker, person: Uuid) {
    use Audience::{MyCpts, Neighbours, Nobody};
    let choices: &[(Field, Audience)] = match maker.dice.below(100) {
        // Known to all: what a mutual patient's file needs.
        0..18 => &[
            (Field::Name, Neighbours),
            (Field::Profession, Neighbours),
            (Field::Structure, Neighbours),
            (Field::Address, Neighbours),
            (Field::Phone, Neighbours),
            (Field::Email, MyCpts),
        ],
        18..45 => &[(Field::Phone, MyCpts), (Field::Email, MyCpts)],
        45..53 => &[(Field::Name, Neighbours), (Field::Profession, Neighbours)],
        53..56 => &[(Field::Address, Nobody), (Field::Structure, Nobody)],
        56..58 => &[(Field::Name, Nobody)],
        _ => &[],
    };
    maker
        .plan
        .field_visibility
        .extend(
            choices
                .iter()
                .map(|(field, audience)| field_visibility::Model {
                    person_id: person,
                    field: field.code().to_owned(),
                    audience: audience.code().to_owned(),
                }),
        );
}
