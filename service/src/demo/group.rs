//! Blocs of influence: the hospital group and its parties, of which one joined later and one left, and a private group.

use chrono::NaiveDate;
use domain::audit::Event;
use domain::ght::{Bloc, BlocKind};
use domain::id::BlocId;
use domain::role::RoleKind;
use entity::{bloc, bloc_party};
use uuid::Uuid;

use super::house::{HOUSES, House};
use super::maker::{Entry, Maker};
use super::number;
use super::plan::Plan;
use crate::failure::Fault;
use crate::ght::known::party;

/// A legal entity that several places of practice belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Legal {
    pub name: &'static str,
    department: &'static str,
    serial: u32,
}

const fn legal(name: &'static str, department: &'static str, serial: u32) -> Legal {
    Legal {
        name,
        department,
        serial,
    }
}

/// The hospitals and clinics, with the numbers under which they are partners too.
const RIVES: Legal = legal("Centre hospitalier des Deux Rives", "37", 302);
const VALLEY: Legal = legal("Hôpital de la Vallée du Tuffeau", "41", 303);
const BRUMES: Legal = legal("Hôpital local des Brumes", "41", 304);
const AUBIN: Legal = legal("Centre hospitalier de Saint-Aubin-des-Ponts", "41", 404);
const BELVEDERE: Legal = legal("Clinique du Belvédère de Loire", "37", 305);
const CHER: Legal = legal("Clinique du Val de Cher", "41", 405);

/// Which legal entity runs a place of practice; one public nursing home is a hospital's.
const SITES: [(&str, Legal); 6] = [
    ("Centre hospitalier des Deux Rives", RIVES),
    ("Hôpital de la Vallée du Tuffeau", VALLEY),
    ("Hôpital local des Brumes", BRUMES),
    ("EHPAD Les Tilleuls de la Cisse", BRUMES),
    ("Clinique du Belvédère de Loire", BELVEDERE),
    ("Clinique du Val de Cher", CHER),
];

/// The legal entity that runs a place of practice, where it has one of its own in the demonstration.
pub(super) fn legal_entity(site: &str) -> Option<Legal> {
    let found = SITES.iter().find(|(name, _)| *name == site);
    found.map(|(_, entity)| *entity)
}

/// Its FINESS number.
pub(super) fn finess(entity: Legal) -> String {
    number::finess(entity.department, entity.serial)
}

/// When something began or ended.
enum When {
    On(i32, u32, u32),
    DaysAgo(i64),
}

/// A party: its FINESS, or the SIREN of this serial; when it joined and left.
struct Party {
    name: &'static str,
    finess: Option<Legal>,
    siren: Option<u32>,
    joined: When,
    left: Option<i64>,
}

const fn hospital(entity: Legal, joined: When, left: Option<i64>) -> Party {
    Party {
        name: entity.name,
        finess: Some(entity),
        siren: None,
        joined,
        left,
    }
}

struct Group {
    kind: BlocKind,
    name: &'static str,
    note: &'static str,
    known_to: &'static str,
    parties: &'static [Party],
    source: &'static str,
}

const GROUPS: [Group; 2] = [
    Group {
        kind: BlocKind::Ght,
        name: "GHT des Rives et des Brumes",
        note: "Groupement fictif, pour la démonstration.",
        known_to: "GTB",
        parties: &[
            hospital(RIVES, When::On(2016, 7, 1), None),
            hospital(BRUMES, When::On(2016, 7, 1), None),
            hospital(AUBIN, When::On(2016, 7, 1), Some(250)),
            hospital(VALLEY, When::DaysAgo(400), None),
        ],
        source: "Convention constitutive du GHT et ses avenants",
    },
    Group {
        kind: BlocKind::PrivateGroup,
        name: "Groupe Belvédère Santé",
        note: "Groupe privé fictif, pour la démonstration.",
        known_to: "GB",
        parties: &[
            Party {
                name: "Belvédère Santé",
                finess: None,
                siren: Some(402),
                joined: When::On(2019, 3, 1),
                left: None,
            },
            hospital(BELVEDERE, When::On(2019, 3, 1), None),
            hospital(CHER, When::DaysAgo(330), None),
        ],
        source: "Site du groupe",
    },
];

/// Registers them with each of the three that knows them.
pub(super) fn register(maker: &mut Maker) {
    for house in &HOUSES {
        for group in GROUPS
            .iter()
            .filter(|it| it.known_to.contains(house.letter))
        {
            add(maker, house, group);
        }
    }
}

fn add(maker: &mut Maker, house: &House, group: &Group) {
    let (id, cpts) = (maker.dice.uuid(), maker.cpts(house.letter));
    let (known_for, _) = house.blocs;
    let created_at = maker.moment(known_for);
    let secretary = maker.officer(house.letter, RoleKind::Secretary);
    maker.plan.bloc.push(bloc::Model {
        id,
        cpts_id: cpts,
        kind: group.kind.code().to_owned(),
        name: group.name.to_owned(),
        search_name: domain::text::searchable(group.name),
        note: Some(group.note.to_owned()),
        created_by: secretary,
        created_at,
        version: 1,
    });
    let entry = |detail| Entry {
        cpts: Some(cpts),
        actor: secretary,
        subject: Some(id),
        detail,
    };
    let kind = serde_json::json!({ "kind": group.kind.code() });
    maker.journal(Event::BlocAdded, created_at, entry(kind));
    for party in group.parties {
        let (starts_on, known) = match party.joined {
            When::On(year, month, day) => (
                NaiveDate::from_ymd_opt(year, month, day).unwrap_or(maker.today),
                known_for,
            ),
            When::DaysAgo(days) => (maker.day(days), known_for.min(days - 3)),
        };
        let row = bloc_party::Model {
            id: maker.dice.uuid(),
            cpts_id: cpts,
            bloc_id: id,
            finess: party.finess.map(finess),
            siren: party.siren.map(number::siren),
            name: party.name.to_owned(),
            starts_on,
            ends_on: party.left.map(|days| maker.day(days)),
            source: Some(group.source.to_owned()),
            recorded_by: secretary,
            created_at: created_at.max(maker.moment(known)),
            struck_at: None,
            version: if party.left.is_some() { 2 } else { 1 },
        };
        let detail =
            serde_json::json!({ "change": "party-added", "party": row.id, "from": row.starts_on });
        maker.journal(Event::BlocChanged, row.created_at, entry(detail));
        if let Some(days) = party.left {
            let at = maker.moment(days - 4);
            let detail =
                serde_json::json!({ "change": "party-ended", "party": row.id, "to": row.ends_on });
            maker.journal(Event::BlocChanged, at, entry(detail));
        }
        maker.plan.bloc_party.push(row);
    }
}

/// The blocs that a CPTS knows.
pub(super) fn known(maker: &Maker, cpts: Uuid) -> Vec<Bloc> {
    read(&maker.plan, cpts).unwrap_or_default()
}

/// The blocs of a CPTS, as the product reads them.
pub(super) fn read(plan: &Plan, cpts: Uuid) -> Result<Vec<Bloc>, Fault> {
    let blocs = plan.bloc.iter().filter(|it| it.cpts_id == cpts);
    blocs
        .map(|row| {
            let parties = plan.bloc_party.iter().filter(|it| it.bloc_id == row.id);
            Ok(Bloc {
                id: BlocId(row.id),
                kind: entity::read("bloc", "kind", &row.kind)?,
                name: row.name.clone(),
                parties: parties.map(party).collect::<Result<_, _>>()?,
            })
        })
        .collect()
}
