//! What ties members and applicants to hospitals and clinics: found in the data of their cards, looked at by the boards.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::audit::Event;
use domain::ght::attachment::{AttachmentState, Choice, Happening, Source, Way};
use domain::member::AdhesionState;
use domain::profession::Mode;
use domain::role::RoleKind;
use domain::structure::StructureKind;
use entity::{adhesion, attachment, attachment_change};
use uuid::Uuid;

use super::cast::Link;
use super::group::{self, Legal};
use super::house::{HOUSES, House};
use super::maker::{Entry, Folk, Maker};

/// A tie before anything is written.
struct Tie {
    adhesion: adhesion::Model,
    entity: Legal,
    way: Way,
    source: Source,
    evidence: String,
    half_days: Option<(i32, i32)>,
    link: Link,
    /// Days since it was found or recorded.
    found: i64,
    starts_on: NaiveDate,
}

/// One step of its history: days ago, what, by whom, why.
type Step = (i64, Happening, Option<Uuid>, Option<&'static str>);

/// Finds them all, and lets each board look at most of them.
pub(super) fn members(maker: &mut Maker) {
    let folk: BTreeMap<Uuid, Folk> = maker.folk.iter().map(|it| (it.id, it.clone())).collect();
    for house in &HOUSES {
        let cpts = maker.cpts(house.letter);
        let here: Vec<adhesion::Model> = maker
            .plan
            .adhesion
            .iter()
            .filter(|row| row.cpts_id == cpts && is_running(row))
            .cloned()
            .collect();
        let mut ties: Vec<Tie> = Vec::new();
        for row in here {
            match row.person_id.and_then(|id| folk.get(&id)) {
                Some(person) => ties.extend(of_person(maker, house, &row, person)),
                None => ties.extend(of_structure(maker, house, &row)),
            }
        }
        let (_, waiting) = house.blocs;
        let mut recent: Vec<i64> = ties
            .iter()
            .filter(|it| matches!(it.link, Link::Found) && it.way == Way::MainActivity)
            .map(|it| it.found)
            .collect();
        recent.sort_unstable();
        let last_seen = recent.get(waiting).copied().unwrap_or_default();
        // The first one that was found turned out to be over.
        let mut over = recent.last().copied().filter(|_| !house.at_cap);
        for tie in ties {
            let steps = history(maker, house, &tie, last_seen, &mut over);
            write(maker, tie, &steps);
        }
    }
}

fn is_running(row: &adhesion::Model) -> bool {
    row.state
        .parse::<AdhesionState>()
        .is_ok_and(|state| !state.is_ended())
}

fn of_person(
    maker: &mut Maker,
    house: &House,
    row: &adhesion::Model,
    person: &Folk,
) -> Option<Tie> {
    let (practice, entity) = person.practices.iter().find_map(|it| {
        let employed = it.mode == Mode::Salaried && it.activity.is_some();
        let entity = group::legal_entity(&it.name).filter(|_| employed)?;
        Some((it, entity))
    })?;
    let link = person.part.map_or(Link::Found, |part| part.link);
    let in_town = person.practices.iter().any(|it| it.mode == Mode::Liberal);
    let half_days = match link {
        Link::Shared(inside, outside) => Some((inside, outside)),
        Link::Mandate(_) => Some((2, 8)),
        Link::Found | Link::Contested if in_town => {
            let inside = 2 + i32::try_from(maker.dice.below(3)).unwrap_or_default();
            Some((inside, 9 - inside))
        }
        Link::Found | Link::Contested => None,
    };
    let (way, source, evidence) = match link {
        Link::Mandate(office) => (Way::Mandate, Source::Board, office.to_owned()),
        _ => (
            Way::MainActivity,
            Source::ProSanteConnect,
            format!("Activité salariée : {}", practice.name),
        ),
    };
    let found = since(maker, house, row);
    Some(Tie {
        entity,
        way,
        source,
        evidence,
        half_days,
        link,
        found,
        starts_on: row.admitted_on.unwrap_or(row.applied_at.date_naive()),
        adhesion: row.clone(),
    })
}

/// A hospital is a party itself.
fn of_structure(maker: &mut Maker, house: &House, row: &adhesion::Model) -> Option<Tie> {
    let structure = maker
        .plan
        .structure
        .iter()
        .find(|it| Some(it.id) == row.structure_id)?;
    if structure.kind != StructureKind::Hospital.code() {
        return None;
    }
    let entity = group::legal_entity(&structure.name)?;
    Some(Tie {
        entity,
        way: Way::LegalPerson,
        source: Source::Board,
        evidence: "Numéro FINESS de l’entité juridique".to_owned(),
        half_days: None,
        link: Link::Found,
        found: since(maker, house, row),
        starts_on: row.admitted_on.unwrap_or(row.applied_at.date_naive()),
        adhesion: row.clone(),
    })
}

/// Days since it can have been found: after the bloc was known, and the day after the member came.
fn since(maker: &Maker, house: &House, row: &adhesion::Model) -> i64 {
    let (known_for, _) = house.blocs;
    let from = row.admitted_on.unwrap_or(row.applied_at.date_naive());
    ((maker.today - from).num_days() - 1).clamp(1, known_for - 1)
}

fn history(
    maker: &mut Maker,
    house: &House,
    tie: &Tie,
    last_seen: i64,
    over: &mut Option<i64>,
) -> Vec<Step> {
    let roles = [RoleKind::President, RoleKind::Secretary];
    let officers = roles.map(|role| maker.officer(house.letter, role));
    let other = |it: &Uuid| Some(*it) != tie.adhesion.person_id;
    let board = officers.into_iter().flatten().find(other);
    let looked_at =
        (tie.found - 3 - i64::try_from(maker.dice.below(15)).unwrap_or_default()).max(1);
    let member = tie.adhesion.person_id;
    let (found, confirmed) = (Happening::Found, Happening::Confirmed);
    let pending = tie.adhesion.admitted_on.is_none();
    match (tie.way, tie.link) {
        (Way::Mandate, _) => vec![(looked_at, Happening::Recorded, board, None)],
        (Way::LegalPerson, _) => vec![(tie.found, Happening::Recorded, board, None)],
        (_, Link::Shared(..)) => vec![
            (tie.found, found, None, None),
            (looked_at, confirmed, board, None),
            (looked_at, Happening::Divided, member, None),
        ],
        (_, Link::Contested) => vec![
            (tie.found, found, None, None),
            (looked_at.max(6), confirmed, board, None),
            (
                5,
                Happening::Contested,
                member,
                Some(
                    "Je n’exerce plus à l’hôpital depuis cet été ; ma carte n’est pas encore à jour.",
                ),
            ),
        ],
        _ if pending || tie.found < last_seen => vec![(tie.found, found, None, None)],
        _ if Some(tie.found) == *over => {
            *over = None;
            vec![
                (tie.found, found, None, None),
                (
                    looked_at,
                    Happening::Rejected,
                    board,
                    Some("Contrat terminé avant l’adhésion : attestation de l’employeur."),
                ),
            ]
        }
        _ => vec![
            (tie.found, found, None, None),
            (looked_at, confirmed, board, None),
        ],
    }
}

fn write(maker: &mut Maker, tie: Tie, steps: &[Step]) {
    let (id, cpts) = (maker.dice.uuid(), tie.adhesion.cpts_id);
    let mut state = AttachmentState::Proposed;
    let mut last: Option<DateTime<Utc>> = None;
    let mut first = None;
    let mut changes = Vec::new();
    for (days, what, actor, reason) in steps {
        state = match what {
            Happening::Recorded | Happening::Confirmed => AttachmentState::Confirmed,
            Happening::Contested => AttachmentState::Contested,
            Happening::Rejected => AttachmentState::Rejected,
            _ => state,
        };
        let at = maker.moment(*days);
        let at = last.map_or(at, |last| last.max(at));
        (first, last) = (first.or(Some((at, *actor))), Some(at));
        changes.push(attachment_change::Model {
            id: maker.dice.uuid(),
            attachment_id: id,
            at,
            actor_id: *actor,
            kind: what.code().to_owned(),
            state: state.code().to_owned(),
            reason: reason.map(str::to_owned),
            starts_on: tie.starts_on,
            ends_on: None,
            half_days_inside: tie.half_days.map(|(inside, _)| inside),
            half_days_outside: tie.half_days.map(|(_, outside)| outside),
            at_threshold: tie.half_days.map(|_| Choice::Outside.code().to_owned()),
            version: i32::try_from(changes.len() + 1).unwrap_or(1),
        });
        let detail =
            serde_json::json!({ "attachment": id, "change": what.code(), "state": state.code() });
        let entry = Entry {
            cpts: Some(cpts),
            actor: *actor,
            subject: Some(tie.adhesion.id),
            detail,
        };
        maker.journal(Event::AttachmentChanged, at, entry);
    }
    let Some((created_at, created_by)) = first else {
        return;
    };
    maker.plan.attachment.push(attachment::Model {
        id,
        cpts_id: cpts,
        adhesion_id: tie.adhesion.id,
        bloc_id: None,
        finess: Some(group::finess(tie.entity)),
        siren: None,
        entity_name: Some(tie.entity.name.to_owned()),
        way: tie.way.code().to_owned(),
        source: tie.source.code().to_owned(),
        evidence: Some(tie.evidence),
        starts_on: tie.starts_on,
        ends_on: None,
        state: state.code().to_owned(),
        half_days_inside: tie.half_days.map(|(inside, _)| inside),
        half_days_outside: tie.half_days.map(|(_, outside)| outside),
        at_threshold: tie.half_days.map(|_| Choice::Outside.code().to_owned()),
        created_by,
        created_at,
        version: i32::try_from(changes.len()).unwrap_or(1),
    });
    maker.plan.attachment_change.extend(changes);
}
