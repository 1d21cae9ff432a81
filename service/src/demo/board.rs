//! The boards: officers who have a part, vice-presidents and members drawn among those admitted.

use std::collections::{BTreeMap, BTreeSet};

use domain::audit::Event;
use domain::member::AdhesionState;
use domain::role::RoleKind;
use domain::statutes::CollegeId;
use entity::role;
use uuid::Uuid;

use super::house::{HOUSES, House};
use super::maker::{Entry, Folk, Maker};
use super::placed::Assembly;
use super::rules;

/// Gives every office; past holders stay in the register.
pub(super) fn elect(maker: &mut Maker) {
    for house in &HOUSES {
        let taken = officers(maker, house);
        let colleges = colleges(maker, house);
        // The persons of the other colleges first, as many as the statutes say; ville has the rest.
        let mut elected = Vec::new();
        let rules = rules::in_force(house.letter).into_iter();
        for college in rules.flat_map(|statutes| statutes.colleges) {
            if college.id.as_str() != "ville" {
                let belongs = |person: &Uuid| colleges.get(person) == Some(&college.id);
                elected.extend(candidates(
                    maker,
                    house,
                    usize::from(college.seats),
                    belongs,
                ));
            }
        }
        let left = house.board.saturating_sub(taken + elected.len());
        let ville = |person: &Uuid| {
            colleges
                .get(person)
                .is_some_and(|it| it.as_str() == "ville")
        };
        let of_ville = candidates(maker, house, left, ville);
        for (rank, person) in of_ville.into_iter().enumerate() {
            let role = if rank < house.vice_presidents {
                RoleKind::VicePresident
            } else {
                RoleKind::BoardMember
            };
            hold(maker, house, person, role, None);
        }
        for person in elected {
            hold(maker, house, person, RoleKind::BoardMember, None);
        }
        // The first treasurer left half-way: a former holder.
        if let Some(former) = candidates(maker, house, 1, |_| true).first() {
            hold(
                maker,
                house,
                *former,
                RoleKind::Treasurer,
                Some(house.founded / 2),
            );
        }
    }
}

/// Who has a part there. Returns how many seats of the board they fill.
fn officers(maker: &mut Maker, house: &House) -> usize {
    let parts: Vec<(Uuid, RoleKind)> = maker
        .folk
        .iter()
        .filter_map(|folk| Some((folk.id, folk.part?)))
        .flat_map(|(id, part)| {
            part.offices
                .iter()
                .map(move |(letter, role)| (id, *letter, *role))
        })
        .filter(|(_, letter, _)| *letter == house.letter)
        .map(|(id, _, role)| (id, role))
        .collect();
    for (person, role) in &parts {
        hold(maker, house, *person, *role, None);
    }
    parts.iter().filter(|(_, role)| role.is_board()).count()
}

/// The college of each person who is a member there.
fn colleges(maker: &Maker, house: &House) -> BTreeMap<Uuid, CollegeId> {
    let Some(assembly) = Assembly::of(maker, house) else {
        return BTreeMap::new();
    };
    let mut placed = assembly.placed(maker.today);
    let of = |row: entity::adhesion::Model| {
        let college = placed.remove(&row.id)?.college?.college;
        Some((row.person_id?, college))
    };
    assembly
        .known
        .adhesions
        .into_iter()
        .filter_map(of)
        .collect()
}

/// Members admitted there without an office, no profession on more than a third of the seats.
fn candidates(
    maker: &mut Maker,
    house: &House,
    wanted: usize,
    fits: impl Fn(&Uuid) -> bool,
) -> Vec<Uuid> {
    let cpts = maker.cpts(house.letter);
    let admitted = AdhesionState::Admitted.code();
    let busy: Vec<Uuid> = maker.plan.role.iter().map(|role| role.person_id).collect();
    let members: BTreeSet<Uuid> = maker
        .plan
        .adhesion
        .iter()
        .filter(|adhesion| adhesion.cpts_id == cpts && adhesion.state == admitted)
        .filter_map(|adhesion| adhesion.person_id)
        .filter(|person| !busy.contains(person) && fits(person))
        .collect();
    let mut people: Vec<Folk> = maker
        .folk
        .iter()
        .filter(|folk| members.contains(&folk.id))
        .cloned()
        .collect();
    maker.dice.shuffle(&mut people);
    let mut by_profession = BTreeMap::new();
    people.retain(|folk| {
        let seats = by_profession.entry(folk.profession).or_insert(0_usize);
        *seats += 1;
        *seats <= house.board / 5
    });
    people
        .into_iter()
        .take(wanted)
        .map(|folk| folk.id)
        .collect()
}

fn hold(maker: &mut Maker, house: &House, person: Uuid, kind: RoleKind, left: Option<i64>) {
    // Terms of the last election, or from the foundation for a former holder.
    let since = if left.is_some() { house.founded } else { 170 };
    let ends_on = match (left, kind.is_board()) {
        (Some(days), _) => Some(maker.day(days)),
        (None, true) => Some(maker.day(170 - 3 * 365)),
        (None, false) => None,
    };
    let (starts_on, created_at) = (maker.day(since), maker.moment(since));
    // Nobody names herself.
    let namers =
        [RoleKind::President, RoleKind::Secretary].map(|it| maker.officer(house.letter, it));
    let mut namers = namers.into_iter().flatten();
    let appointed_by = namers.find(|it| *it != person && left.is_none());
    maker.plan.role.push(role::Model {
        id: maker.dice.uuid(),
        cpts_id: maker.cpts(house.letter),
        person_id: person,
        kind: kind.code().to_owned(),
        starts_on,
        ends_on,
        appointed_by,
        created_at,
    });
    // A former holder was registered on paper: nothing was recorded then.
    if let Some(author) = appointed_by {
        let cpts = maker.cpts(house.letter);
        let adhesion = maker
            .plan
            .adhesion
            .iter()
            .find(|adhesion| adhesion.cpts_id == cpts && adhesion.person_id == Some(person));
        let entry = Entry {
            cpts: Some(cpts),
            actor: Some(author),
            subject: adhesion.map(|adhesion| adhesion.id),
            detail: serde_json::json!({ "role": kind.code(), "from": starts_on, "to": ends_on }),
        };
        maker.journal(Event::RoleGiven, created_at, entry);
    }
}
