//! The people: those who have a part, and the crowd.

use domain::audit::Event;
use domain::profession::{Category, Mode, Profession, Sector};
use entity::{activity, identity, person};

use super::cast::{PARTS, Part};
use super::house::HOUSES;
use super::maker::{Entry, Folk, Maker, Practice};
use super::name::{self, Gender};
use super::place::{self, Place};
use super::trade::{self, TRADES};
use super::{group, number, visibility};

/// How many people the database knows, when no larger demonstration is asked for.
const PEOPLE: usize = 400;

/// Users' representatives, elected officials and managers drawn for each CPTS.
const LAY: [Profession; 5] = [
    Profession::UsersRepresentative,
    Profession::UsersRepresentative,
    Profession::ElectedOfficial,
    Profession::FacilityManager,
    Profession::SocialWorker,
];

/// Professions of those whom hospitals and clinics employ.
const EMPLOYED: [Profession; 4] = [
    Profession::Nurse,
    Profession::Doctor,
    Profession::Physiotherapist,
    Profession::Midwife,
];

/// Everybody who has a part and has signed in before.
pub(super) fn cast(maker: &mut Maker) {
    for (serial, part) in (0_u32..).zip(PARTS) {
        if part.is_newcomer() {
            continue;
        }
        let practices = part
            .practices
            .iter()
            .filter_map(|(mode, sector, code)| Some((*mode, *sector, place::by_code(code)?)));
        let draft = Draft {
            given: part.given.to_owned(),
            family: part.family.to_owned(),
            profession: part.profession,
            skill: part.skill,
            serial,
            practices: practices.collect(),
        };
        settle(maker, draft, Some(part), None);
    }
}

/// Everybody else: the lay people of each CPTS, then professionals up to the number wanted.
pub(super) fn crowd(maker: &mut Maker) {
    for house in &HOUSES {
        for profession in LAY {
            let gender = if maker.dice.percent(55) {
                Gender::Woman
            } else {
                Gender::Man
            };
            drawn(maker, house.letter, profession, gender);
        }
    }
    for house in &HOUSES {
        let (hospital, clinic) = house.employed;
        let sectors = std::iter::repeat_n(Sector::PublicHospital, hospital)
            .chain(std::iter::repeat_n(Sector::PrivateHospital, clinic));
        for (profession, sector) in EMPLOYED.iter().cycle().zip(sectors) {
            employed(maker, house.letter, *profession, sector);
        }
    }
    let shares = HOUSES.each_ref().map(|house| house.share);
    while maker.folk.len() < PEOPLE {
        if let Some(house) = HOUSES.get(maker.dice.weighted(&shares)) {
            professional(maker, house.letter);
        }
    }
}

/// One more professional in the territory of a CPTS.
pub(super) fn professional(maker: &mut Maker, letter: char) {
    let weights = TRADES.map(|trade| trade.weight);
    if let Some(trade) = TRADES.get(maker.dice.weighted(&weights)) {
        let gender = if maker.dice.percent(trade.women) {
            Gender::Woman
        } else {
            Gender::Man
        };
        drawn(maker, letter, trade.profession, gender);
    }
}

fn drawn(maker: &mut Maker, letter: char, profession: Profession, gender: Gender) {
    let (given, family) = name::draw(&mut maker.dice, gender);
    let trade = TRADES.iter().find(|trade| trade.profession == profession);
    let (mode, sector) = match (trade, profession) {
        (Some(trade), _) => trade.way(&mut maker.dice),
        (None, Profession::UsersRepresentative) => (Mode::Voluntary, Sector::Humanitarian),
        (None, Profession::FacilityManager) => (Mode::Salaried, Sector::OtherSocialFacility),
        (None, _) => (Mode::Salaried, Sector::LocalAuthority),
    };
    let mut practices = vec![(mode, sector, somewhere(maker, letter, sector))];
    // One liberal professional in eight has a salaried post besides, sometimes with a neighbour.
    if trade.is_some()
        && mode == Mode::Liberal
        && sector != Sector::CommunityPharmacy
        && maker.dice.one_in(8)
    {
        let Some(house) = HOUSES.get(maker.dice.below(HOUSES.len())) else {
            return;
        };
        let sector = if maker.dice.one_in(2) {
            Sector::HealthCentre
        } else {
            Sector::ElderlyFacility
        };
        practices.push((
            Mode::Salaried,
            sector,
            somewhere(maker, house.letter, sector),
        ));
    }
    let skill = trade::skill(&mut maker.dice, profession);
    // The numbers of those who have a part never change: the crowd's come after them.
    let serial = u32::try_from(PARTS.len() + maker.folk.len()).unwrap_or_default();
    settle(
        maker,
        Draft {
            given,
            family,
            profession,
            skill,
            serial,
            practices,
        },
        None,
        Some(letter),
    );
}

/// One more professional employed by a hospital or a clinic of the territory.
fn employed(maker: &mut Maker, letter: char, profession: Profession, sector: Sector) {
    let gender = if maker.dice.percent(60) {
        Gender::Woman
    } else {
        Gender::Man
    };
    let (given, family) = name::draw(&mut maker.dice, gender);
    let skill = (profession == Profession::Doctor).then_some("SM04");
    let draft = Draft {
        given,
        family,
        profession,
        skill,
        serial: u32::try_from(PARTS.len() + maker.folk.len()).unwrap_or_default(),
        practices: vec![(Mode::Salaried, sector, somewhere(maker, letter, sector))],
    };
    settle(maker, draft, None, Some(letter));
}

/// A commune of the territory that has such places, drawn in proportion to its inhabitants.
fn somewhere(maker: &mut Maker, letter: char, sector: Sector) -> Place {
    let facilities = trade::facilities(sector);
    let has_one = |place: &Place| {
        facilities.is_empty() || facilities.iter().any(|(_, seat)| *seat == place.code)
    };
    let places: Vec<Place> = place::territory(letter).filter(has_one).collect();
    let weights: Vec<usize> = places.iter().map(|place| place.inhabitants).collect();
    let index = maker.dice.weighted(&weights);
    places.get(index).copied().unwrap_or(place::AMBOISE)
}

struct Draft {
    given: String,
    family: String,
    profession: Profession,
    skill: Option<&'static str>,
    serial: u32,
    practices: Vec<(Mode, Sector, Place)>,
}

/// Writes a person's rows: account, activities, ways to sign in, what others may see.
fn settle(maker: &mut Maker, draft: Draft, part: Option<&'static Part>, home: Option<char>) {
    let id = maker.dice.uuid();
    let days = 30 + i64::try_from(maker.dice.below(600)).unwrap_or_default();
    let at = maker.moment(days);
    let email = maker.address(&draft.given, &draft.family);
    let card = draft.profession.category() == Category::Health;
    let mobile = maker.dice.percent(60);
    let phone = number::phone(&mut maker.dice, mobile);
    maker.plan.person.push(person::Model {
        id,
        search_name: domain::text::searchable(&format!("{} {}", draft.family, draft.given)),
        rpps: card.then(|| number::rpps(draft.serial)),
        locale: "fr".to_owned(),
        devices_held_until: None,
        // Pro Santé Connect gives no address: some have not added theirs.
        email: (!card || part.is_some() || maker.dice.percent(85)).then(|| email.clone()),
        phone: maker.dice.percent(70).then_some(phone),
        created_at: at,
        version: 1,
        family_name: draft.family,
        given_name: draft.given,
    });
    if !card {
        maker.plan.identity.push(identity::Model {
            id: maker.dice.uuid(),
            person_id: id,
            kind: "email".to_owned(),
            issuer: String::new(),
            subject: email,
            created_at: at,
            used_at: Some(at),
        });
    }
    let detail = serde_json::Value::Null;
    maker.journal(
        Event::AccountCreated,
        at,
        Entry {
            cpts: None,
            actor: Some(id),
            subject: Some(id),
            detail,
        },
    );
    let practices = draft
        .practices
        .into_iter()
        .map(|(mode, sector, place)| {
            practise(
                maker,
                id,
                draft.profession,
                draft.skill,
                (mode, sector, place),
            )
        })
        .collect();
    visibility::choose(maker, id);
    maker.folk.push(Folk {
        id,
        part,
        profession: draft.profession,
        skill: draft.skill,
        practices,
        home,
    });
}

fn practise(
    maker: &mut Maker,
    person: uuid::Uuid,
    profession: Profession,
    skill: Option<&str>,
    (mode, sector, place): (Mode, Sector, Place),
) -> Practice {
    let name = match profession {
        Profession::UsersRepresentative => "Association d'usagers Les Voix du Fleuve".to_owned(),
        Profession::ElectedOfficial => format!("Mairie {}", place.of()),
        Profession::FacilityManager if sector == Sector::OtherSocialFacility => {
            format!("Service d'aide à domicile {}", place.of())
        }
        Profession::Coordinator => "Équipe de coordination".to_owned(),
        _ => trade::sign(&mut maker.dice, sector, profession, place),
    };
    let site = maker.site(&name, place.code);
    let department = place.code.get(..2).unwrap_or("37");
    let finess = (!matches!(sector, Sector::SoloPractice | Sector::GroupPractice))
        .then(|| number::finess(department, site));
    let activity = profession.is_practised().then(|| maker.dice.uuid());
    if let Some(id) = activity {
        let created_at = maker.moment(400);
        maker.plan.activity.push(activity::Model {
            id,
            person_id: person,
            source: "provider".to_owned(),
            profession: profession.code().to_owned(),
            category: Some("C".to_owned()),
            skill: skill.map(str::to_owned),
            mode: mode.code().to_owned(),
            sector: Some(sector.code().to_owned()),
            structure_name: Some(name.clone()),
            finess_site: finess.clone(),
            finess_legal: group::legal_entity(&name).map(group::finess),
            siret: Some(number::siret(site)),
            commune_code: Some(place.code.to_owned()),
            created_at,
            ended_at: None,
        });
    }
    Practice {
        activity,
        mode,
        sector,
        place,
        name,
        finess,
    }
}
