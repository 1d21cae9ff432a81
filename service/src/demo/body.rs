//! Structures, who speaks for them, and what they join.

use domain::member::Change;
use domain::profession::Profession;
use domain::role::RoleKind;
use entity::{mandate, structure};
use uuid::Uuid;

use super::join::secretary;
use super::maker::{Folk, Maker};
use super::story::{self, Step, Who};
use super::{group, number, place};

/// A structure of the demonstration.
struct Body {
    name: &'static str,
    kind: &'static str,
    commune: &'static str,
    street: &'static str,
    /// Only associations have an RNA number.
    rna: Option<&'static str>,
    /// Who represents it, if it is somebody who has a part.
    speaker: Option<(&'static str, &'static str)>,
    /// The CPTS it is a member of.
    joined: &'static str,
    /// The CPTS where its application waits, since how many days, and with what words.
    applied: &'static str,
    applied_days: i64,
    message: &'static str,
}

const fn body(
    name: &'static str,
    kind: &'static str,
    commune: &'static str,
    street: &'static str,
) -> Body {
    Body {
        name,
        kind,
        commune,
        street,
        rna: None,
        speaker: None,
        joined: "",
        applied: "",
        applied_days: 6,
        message: "Notre service couvre onze communes du territoire.",
    }
}

const BODIES: &[Body] = &[
    Body {
        rna: Some("W379000201"),
        speaker: Some(("Guillaume", "Le Floc'h")),
        joined: "GTB",
        ..body(
            "Permanence des soins des Deux Vallées",
            "out-of-hours",
            "37003",
            "2 mail des Veilleurs",
        )
    },
    Body {
        speaker: Some(("Yann", "Le Bihan")),
        ..body(
            "MSP de la Confluence",
            "msp",
            "37060",
            "7 rue de la Confluence",
        )
    },
    Body {
        speaker: Some(("Hélène", "Vasseur-Kowalczyk")),
        joined: "GT",
        ..body("MSP des Mariniers", "msp", "37003", "31 quai des Gabares")
    },
    Body {
        joined: "G",
        ..body("MSP des Varennes", "msp", "37156", "18 allée des Varennes")
    },
    Body {
        speaker: Some(("Mehdi", "Belkacem")),
        joined: "T",
        ..body("MSP du Pont de Cher", "msp", "37027", "5 place du Bac")
    },
    Body {
        joined: "B",
        ..body("MSP de la Levée", "msp", "41167", "22 rue de la Levée")
    },
    Body {
        joined: "G",
        ..body(
            "Centre de santé des Ateliers",
            "health-centre",
            "37233",
            "60 avenue des Rotondes",
        )
    },
    Body {
        speaker: Some(("Nadia", "Rahmani")),
        joined: "TB",
        ..body(
            "EHPAD Les Glycines du Cher",
            "ehpad",
            "41151",
            "3 chemin des Glycines",
        )
    },
    Body {
        joined: "G",
        ..body(
            "Équipe de soins primaires du Coteau",
            "primary-care-team",
            "37281",
            "9 rue du Coteau",
        )
    },
    Body {
        applied: "B",
        ..body(
            "Soins à domicile du Haut-Plateau",
            "home-care",
            "41180",
            "14 route des Étangs",
        )
    },
    Body {
        speaker: Some(("Bertrand", "Lacaze-Morvan")),
        joined: "B",
        applied: "G",
        applied_days: 2,
        message: "L’hôpital souhaite travailler avec la ville sur les sorties d’hospitalisation.",
        ..body(
            "Centre hospitalier des Deux Rives",
            "hospital",
            "37003",
            "1 rue des Deux Rives",
        )
    },
    Body {
        joined: "B",
        ..body(
            "Clinique du Val de Cher",
            "hospital",
            "41151",
            "40 avenue de la Clinique",
        )
    },
];

/// Registers all of them, with a representative and a deputy, and lets them join.
pub(super) fn structures(maker: &mut Maker) {
    let everybody = maker.folk.clone();
    for (serial, body) in (201_u32..).zip(BODIES) {
        let Some(place) = place::by_code(body.commune) else {
            continue;
        };
        let named = |folk: &&Folk| {
            folk.part
                .is_some_and(|part| Some((part.given, part.family)) == body.speaker)
        };
        // Those who may speak for it: professionals of the place first, then of its surroundings.
        let mut near: Vec<&Folk> = everybody.iter().filter(|folk| fits(folk, body)).collect();
        maker.dice.shuffle(&mut near);
        near.sort_by_key(|folk| {
            folk.practices
                .iter()
                .all(|practice| practice.place.code != place.code)
        });
        let Some(speaker) = everybody.iter().find(named).or(near.first().copied()) else {
            continue;
        };
        let deputy = near.iter().find(|folk| folk.id != speaker.id);

        let created = 300 + i64::from(serial);
        let at = maker.moment(created);
        let word = domain::text::searchable(body.name).replace(' ', "-");
        let (department, _) = body.commune.split_at(2);
        let row = structure::Model {
            id: maker.dice.uuid(),
            name: body.name.to_owned(),
            search_name: domain::text::searchable(body.name),
            kind: body.kind.to_owned(),
            finess: body
                .rna
                .is_none()
                .then(|| match group::legal_entity(body.name) {
                    Some(entity) => group::finess(entity),
                    None => number::finess(department, serial),
                }),
            siret: Some(number::siret(serial)),
            rna: body.rna.map(str::to_owned),
            commune_code: Some(body.commune.to_owned()),
            address: Some(format!("{}, {} {}", body.street, place.postal, place.name)),
            email: Some(format!("accueil@{word}.exemple.test")),
            phone: Some(number::phone(&mut maker.dice, false)),
            created_by: Some(speaker.id),
            created_at: at,
            version: 1,
        };
        for (kind, folk) in [
            ("representative", Some(speaker)),
            ("deputy", deputy.copied()),
        ] {
            if let Some(folk) = folk {
                maker.plan.mandate.push(mandate::Model {
                    id: maker.dice.uuid(),
                    structure_id: row.id,
                    person_id: folk.id,
                    kind: kind.to_owned(),
                    starts_on: maker.day(created),
                    ends_on: Some(maker.day(-430)),
                    created_at: at,
                });
            }
        }
        let speakers = [Some(speaker.id), deputy.map(|folk| folk.id)];
        join(maker, body, &row, speakers);
        maker.plan.structure.push(row);
    }
}

fn fits(folk: &Folk, body: &Body) -> bool {
    let around = folk.home.is_some_and(|home| {
        place::by_code(body.commune).is_some_and(|place| place.in_territory(home))
    });
    let manager = folk.profession == Profession::FacilityManager;
    around
        && if matches!(body.kind, "ehpad" | "home-care" | "hospital") {
            manager
        } else {
            folk.profession.is_practised()
        }
}

fn join(maker: &mut Maker, body: &Body, row: &structure::Model, speakers: [Option<Uuid>; 2]) {
    let [Some(applicant), _] = speakers else {
        return;
    };
    let who = Who::Structure(row, applicant);
    for letter in body.joined.chars() {
        let author = officer_but(maker, letter, speakers);
        let admission = 120 + i64::try_from(maker.dice.below(120)).unwrap_or_default();
        let steps = vec![
            Step::new(Change::Apply, admission + 10),
            Step {
                author,
                ..Step::new(Change::Admit, admission)
            },
        ];
        story::write(maker, letter, &who, steps, None);
    }
    for letter in body.applied.chars() {
        let message = body.message.to_owned();
        story::write(
            maker,
            letter,
            &who,
            vec![Step::new(Change::Apply, body.applied_days)],
            Some(message),
        );
    }
}

/// Who decides on it: nobody who represents it.
fn officer_but(maker: &mut Maker, letter: char, speakers: [Option<Uuid>; 2]) -> Option<Uuid> {
    let drawn = secretary(maker, letter);
    let roles = [
        RoleKind::President,
        RoleKind::Secretary,
        RoleKind::Treasurer,
    ];
    let officers = roles.map(|role| maker.officer(letter, role));
    let mut free = std::iter::once(drawn).chain(officers).flatten();
    free.find(|officer| !speakers.contains(&Some(*officer)))
}
