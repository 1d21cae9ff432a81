//! Who joins what: adhesions of people, in every state, with their histories.

use domain::member::Change;
use domain::role::RoleKind;
use uuid::Uuid;

use super::house::{HOUSES, House};
use super::maker::{Folk, Maker};
use super::people;
use super::story::{self, Step, Who};

/// People who are members of exactly two CPTS, those who have a part included.
const IN_TWO: usize = 25;

/// All adhesions of people.
pub(super) fn members(maker: &mut Maker) {
    let everybody = maker.folk.clone();
    let mut doubles = IN_TWO;
    for folk in &everybody {
        let Some(part) = folk.part else { continue };
        doubles -= usize::from(part.member_of.len() == 2).min(doubles);
        for letter in part.member_of.chars() {
            let founder = part.offices.iter().any(|(at, _)| *at == letter);
            admit(maker, folk, letter, founder);
        }
        for letter in part.applied_to.chars() {
            let steps = vec![Step::new(Change::Apply, 4)];
            let message = "Infirmière au pôle de médecine, je souhaite participer aux sorties d’hospitalisation.";
            story::write(
                maker,
                letter,
                &Who::Person(folk),
                steps,
                Some(message.to_owned()),
            );
        }
    }
    let mut crowd: Vec<&Folk> = everybody
        .iter()
        .filter(|folk| folk.home.is_some())
        .collect();
    maker.dice.shuffle(&mut crowd);
    // First those of two CPTS: they practise in a commune that another covers too.
    crowd.retain(|folk| {
        let second = (doubles > 0).then(|| neighbour(folk)).flatten();
        if let (Some(home), Some(second)) = (folk.home, second) {
            doubles -= 1;
            admit(maker, folk, home, false);
            admit(maker, folk, second, false);
        }
        second.is_none()
    });
    for house in &HOUSES {
        let mut queue = story::special(house);
        for folk in crowd.iter().filter(|folk| folk.home == Some(house.letter)) {
            match queue.pop() {
                Some(ending) => {
                    let (steps, message) = story::of(maker, house.letter, ending);
                    story::write(maker, house.letter, &Who::Person(folk), steps, message);
                }
                None => admit(maker, folk, house.letter, false),
            }
        }
    }
}

/// New professionals until the first CPTS has so many members (people, suspended ones included).
pub(super) fn more(maker: &mut Maker, wanted: usize) {
    let Some(house) = HOUSES.first() else { return };
    let cpts = maker.cpts(house.letter);
    let counts = |adhesion: &&entity::adhesion::Model| {
        adhesion.cpts_id == cpts
            && adhesion.person_id.is_some()
            && adhesion
                .state
                .parse()
                .is_ok_and(domain::member::AdhesionState::is_member)
    };
    for _ in maker.plan.adhesion.iter().filter(counts).count()..wanted {
        people::professional(maker, house.letter);
        if let Some(folk) = maker.folk.last().cloned() {
            admit(maker, &folk, house.letter, false);
        }
    }
}

/// Another CPTS that covers a place where the person practises.
fn neighbour(folk: &Folk) -> Option<char> {
    let places = folk
        .practices
        .iter()
        .flat_map(|practice| practice.place.covered_by.chars());
    places.into_iter().find(|letter| Some(*letter) != folk.home)
}

/// Applied and admitted: founders on the first day, the others later.
fn admit(maker: &mut Maker, folk: &Folk, letter: char, founder: bool) {
    let Some(house) = HOUSES.iter().find(|house| house.letter == letter) else {
        return;
    };
    let steps = if founder {
        founded(house)
    } else {
        admitted(maker, house)
    };
    story::write(maker, letter, &Who::Person(folk), steps, None);
}

fn founded(house: &House) -> Vec<Step> {
    let reason = Some("Assemblée générale constitutive".to_owned());
    vec![
        Step::new(Change::Apply, house.founded),
        Step {
            reason,
            ..Step::new(Change::Admit, house.founded)
        },
    ]
}

fn admitted(maker: &mut Maker, house: &House) -> Vec<Step> {
    // Half join in the first year, the others since.
    let span = usize::try_from(house.founded - 60).unwrap_or_default();
    let young = maker.dice.below(span).min(maker.dice.below(span));
    let admission = 20 + i64::try_from(span - young).unwrap_or_default();
    let wait = 2 + i64::try_from(maker.dice.below(14)).unwrap_or_default();
    let author = secretary(maker, house.letter);
    vec![
        Step::new(Change::Apply, admission + wait),
        Step {
            author,
            ..Step::new(Change::Admit, admission)
        },
    ]
}

/// Who decides: the president, or the secretary one time in three.
pub(super) fn secretary(maker: &mut Maker, letter: char) -> Option<Uuid> {
    let role = if maker.dice.one_in(3) {
        RoleKind::Secretary
    } else {
        RoleKind::President
    };
    maker.officer(letter, role)
}
