//! Partners, registered by each CPTS without vote: a hospital group and its parties, a clinic, institutions.

use entity::partner;
use uuid::Uuid;

use super::house::HOUSES;
use super::maker::Maker;
use super::number;
use super::place;
use super::trade::HOSPITALS;

/// Registers them with each of the three.
pub(super) fn register(maker: &mut Maker) {
    for house in &HOUSES {
        let group = add(
            maker,
            house.letter,
            "ght",
            "GHT des Rives et des Brumes",
            None,
            (301, "37003"),
        );
        for (serial, (name, seat)) in (302_u32..).zip(HOSPITALS) {
            add(
                maker,
                house.letter,
                "hospital",
                name,
                Some(group),
                (serial, seat),
            );
        }
        add(
            maker,
            house.letter,
            "clinic",
            "Clinique du Belvédère de Loire",
            None,
            (305, "37281"),
        );
        add(
            maker,
            house.letter,
            "ars",
            "Agence régionale de santé (démonstration)",
            None,
            (306, "41167"),
        );
        add(
            maker,
            house.letter,
            "cpam",
            "Caisse primaire d'assurance maladie (démonstration)",
            None,
            (307, "37003"),
        );
        add(
            maker,
            house.letter,
            "dac",
            "DAC Appui des Deux Vallées",
            None,
            (308, "37027"),
        );
        let towns: Vec<_> = place::territory(house.letter)
            .filter(|place| place.inhabitants > 3_000)
            .collect();
        for (serial, town) in (310_u32..).zip(towns) {
            let name = format!("Commune {}", town.of());
            add(
                maker,
                house.letter,
                "municipality",
                &name,
                None,
                (serial, town.code),
            );
        }
    }
}

fn add(
    maker: &mut Maker,
    letter: char,
    kind: &str,
    name: &str,
    parent: Option<Uuid>,
    (serial, commune): (u32, &str),
) -> Uuid {
    let id = maker.dice.uuid();
    let days = 90 + i64::try_from(maker.dice.below(400)).unwrap_or_default();
    let has_finess = matches!(kind, "hospital" | "clinic" | "dac");
    let department = commune.get(..2).unwrap_or("37");
    let created_at = maker.moment(days);
    let word = domain::text::searchable(name).replace(' ', "-");
    maker.plan.partner.push(partner::Model {
        id,
        cpts_id: maker.cpts(letter),
        kind: kind.to_owned(),
        name: name.to_owned(),
        search_name: domain::text::searchable(name),
        parent_id: parent,
        finess: has_finess.then(|| number::finess(department, serial)),
        siren: (kind != "ght").then(|| number::siren(serial)),
        commune_code: Some(commune.to_owned()),
        contact_name: None,
        email: Some(format!("contact@{word}.exemple.test")),
        phone: Some(number::phone(&mut maker.dice, false)),
        note: None,
        created_at,
        ended_on: None,
        version: 1,
    });
    id
}
