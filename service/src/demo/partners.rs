//! Partners, registered by each CPTS without vote: a hospital group and its parties, a clinic, institutions.

use domain::audit::Event;
use domain::partner::PartnerKind;
use domain::role::RoleKind;
use entity::partner;
use uuid::Uuid;

use super::house::HOUSES;
use super::maker::{Entry, Maker};
use super::number;
use super::place;
use super::trade::HOSPITALS;

/// Registers them with each of the three.
pub(super) fn register(maker: &mut Maker) {
    for house in &HOUSES {
        let group = add(
            maker,
            house.letter,
            PartnerKind::Ght,
            "GHT des Rives et des Brumes",
            None,
            (301, "37003"),
        );
        for (serial, (name, seat)) in (302_u32..).zip(HOSPITALS) {
            add(
                maker,
                house.letter,
                PartnerKind::Hospital,
                name,
                Some(group),
                (serial, seat),
            );
        }
        add(
            maker,
            house.letter,
            PartnerKind::Clinic,
            "Clinique du Belvédère de Loire",
            None,
            (305, "37281"),
        );
        add(
            maker,
            house.letter,
            PartnerKind::Ars,
            "Agence régionale de santé (démonstration)",
            None,
            (306, "41167"),
        );
        add(
            maker,
            house.letter,
            PartnerKind::Cpam,
            "Caisse primaire d'assurance maladie (démonstration)",
            None,
            (307, "37003"),
        );
        add(
            maker,
            house.letter,
            PartnerKind::Dac,
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
                PartnerKind::Municipality,
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
    kind: PartnerKind,
    name: &str,
    parent: Option<Uuid>,
    (serial, commune): (u32, &str),
) -> Uuid {
    let id = maker.dice.uuid();
    let days = 90 + i64::try_from(maker.dice.below(400)).unwrap_or_default();
    let has_finess = matches!(
        kind,
        PartnerKind::Hospital | PartnerKind::Clinic | PartnerKind::Dac
    );
    let department = commune.get(..2).unwrap_or("37");
    let created_at = maker.moment(days);
    let word = domain::text::searchable(name).replace(' ', "-");
    maker.plan.partner.push(partner::Model {
        id,
        cpts_id: maker.cpts(letter),
        kind: kind.code().to_owned(),
        name: name.to_owned(),
        search_name: domain::text::searchable(name),
        parent_id: parent,
        finess: has_finess.then(|| number::finess(department, serial)),
        siren: (kind != PartnerKind::Ght).then(|| number::siren(serial)),
        commune_code: Some(commune.to_owned()),
        contact_name: None,
        email: Some(format!("contact@{word}.exemple.test")),
        phone: Some(number::phone(&mut maker.dice, false)),
        note: None,
        created_at,
        ended_on: None,
        version: 1,
    });
    let entry = Entry {
        cpts: Some(maker.cpts(letter)),
        actor: maker.officer(letter, RoleKind::Secretary),
        subject: Some(id),
        detail: serde_json::json!({ "kind": kind.code() }),
    };
    maker.journal(Event::PartnerAdded, created_at, entry);
    id
}
