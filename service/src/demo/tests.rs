use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::identifier::{Finess, Rna, Rpps, Siret};
use domain::member::AdhesionState;
use domain::profession::Profession;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::place::PLACES;
use super::*;

mod weight;

fn options() -> DemoOptions {
    DemoOptions {
        seed: 37,
        members: None,
        today: NaiveDate::from_ymd_opt(2026, 11, 26).unwrap(),
    }
}

fn fingerprint(options: &DemoOptions) -> String {
    hex::encode(Sha256::digest(format!("{:?}", Plan::new(options))))
}

/// In how many CPTS each person is admitted.
fn admitted(plan: &Plan) -> BTreeMap<Uuid, BTreeSet<Uuid>> {
    let mut cpts: BTreeMap<Uuid, BTreeSet<Uuid>> = BTreeMap::new();
    for adhesion in &plan.adhesion {
        if let (Some(person), "admitted") = (adhesion.person_id, adhesion.state.as_str()) {
            cpts.entry(person).or_default().insert(adhesion.cpts_id);
        }
    }
    cpts
}

#[test]
fn the_same_seed_makes_the_same_bytes() {
    insta::assert_snapshot!(fingerprint(&options()));
}

#[test]
fn another_seed_makes_other_people() {
    assert_ne!(
        fingerprint(&options()),
        fingerprint(&DemoOptions {
            seed: 38,
            ..options()
        })
    );
}

#[test]
fn four_hundred_people_of_twelve_health_professions_live_in_it() {
    let plan = Plan::new(&options());
    assert_eq!(plan.person.len(), 400);
    let professions: BTreeSet<&str> = plan
        .activity
        .iter()
        .map(|activity| activity.profession.as_str())
        .collect();
    let health = professions.iter().filter(|code| {
        code.parse::<Profession>().unwrap().category() == domain::profession::Category::Health
    });
    assert_eq!(health.count(), 12);
}

#[test]
fn twenty_five_people_are_members_of_two_and_three_of_three() {
    for seed in [37, 1, 2026] {
        let plan = Plan::new(&DemoOptions { seed, ..options() });
        let counts: Vec<usize> = admitted(&plan).values().map(BTreeSet::len).collect();
        assert_eq!(
            counts.iter().filter(|count| **count == 2).count(),
            25,
            "seed {seed}"
        );
        assert_eq!(
            counts.iter().filter(|count| **count == 3).count(),
            3,
            "seed {seed}"
        );
    }
}

#[test]
fn communes_are_shared_by_two_and_by_three() {
    let shared = |by: usize| {
        PLACES
            .iter()
            .filter(|place| place.covered_by.len() == by)
            .count()
    };
    assert_eq!((shared(2), shared(3)), (16, 2));
    let plan = Plan::new(&options());
    let now: BTreeSet<Uuid> = plan
        .territory
        .iter()
        .filter(|territory| territory.in_force_to.is_none())
        .map(|territory| territory.id)
        .collect();
    let rows = plan
        .territory_commune
        .iter()
        .filter(|row| now.contains(&row.territory_id))
        .count();
    assert_eq!(
        rows,
        PLACES
            .iter()
            .map(|place| place.covered_by.len())
            .sum::<usize>()
    );
}

#[test]
fn a_newcomer_who_can_join_two_is_in_no_cpts_and_not_even_known() {
    let plan = Plan::new(&options());
    let nurse = newcomers().into_iter().next().unwrap();
    let rpps = nurse.rpps.unwrap();
    assert_eq!(rpps.warning(), None);
    assert!(
        plan.person
            .iter()
            .all(|person| person.rpps.as_deref() != Some(rpps.as_str()))
    );
    let practice = nurse.practices.first().unwrap();
    assert_eq!(
        practice.profession.as_deref(),
        Some(Profession::Nurse.code())
    );
    let place = place::by_code(practice.commune.as_deref().unwrap()).unwrap();
    assert_eq!(place.covered_by.len(), 2);
}

#[test]
fn everybody_to_try_can_sign_in() {
    let plan = Plan::new(&options());
    let unknown: Vec<String> = newcomers()
        .into_iter()
        .filter_map(|newcomer| newcomer.rpps)
        .map(|rpps| rpps.as_str().to_owned())
        .collect();
    for person in people_to_try() {
        let named = |row: &&entity::person::Model| {
            row.family_name == person.family_name && row.given_name == person.given_name
        };
        match &person.sign_in {
            SignIn::Rpps(rpps) if unknown.contains(rpps) => {}
            SignIn::Rpps(rpps) => {
                assert_eq!(
                    plan.person.iter().find(named).unwrap().rpps.as_deref(),
                    Some(rpps.as_str())
                );
            }
            SignIn::Email(address) => {
                let owner = plan
                    .identity
                    .iter()
                    .find(|identity| identity.subject == *address)
                    .unwrap();
                assert_eq!(
                    plan.person.iter().find(named).unwrap().id,
                    owner.person_id,
                    "{address}"
                );
            }
        }
    }
}

#[test]
fn every_history_follows_the_rule_and_ends_at_the_state() {
    let plan = Plan::new(&options());
    for adhesion in &plan.adhesion {
        let mut state: Option<AdhesionState> = None;
        let mut last = None;
        for change in plan
            .adhesion_change
            .iter()
            .filter(|change| change.adhesion_id == adhesion.id)
        {
            let what: domain::member::Change = change.change.parse().unwrap();
            assert_eq!(change.from_state.as_deref(), state.map(AdhesionState::code));
            state = Some(state.map_or(AdhesionState::Applied, |from| from.after(what).unwrap()));
            assert_eq!(change.to_state, state.unwrap().code());
            assert!(last.is_none_or(|last| last <= change.at));
            assert!(!what.needs_reason() || change.reason.is_some());
            assert!(change.at.date_naive() < options().today);
            last = Some(change.at);
        }
        assert_eq!(adhesion.state, state.unwrap().code());
        assert_eq!(adhesion.ended_at.is_some(), state.unwrap().is_ended());
        assert!(adhesion.statutes_sha256.is_some());
    }
}

#[test]
fn every_state_of_an_adhesion_can_be_seen() {
    let plan = Plan::new(&options());
    for state in AdhesionState::ALL {
        assert!(
            plan.adhesion
                .iter()
                .any(|adhesion| adhesion.state == state.code()),
            "{state:?}"
        );
    }
}

#[test]
fn registry_numbers_are_well_formed_and_belong_to_one_body_each() {
    let plan = Plan::new(&options());
    for cpts in &plan.cpts {
        assert!(cpts.rna.as_ref().unwrap().parse::<Rna>().is_ok());
        assert!(cpts.siret.as_ref().unwrap().parse::<Siret>().is_ok());
        assert_eq!(
            cpts.finess
                .as_ref()
                .unwrap()
                .parse::<Finess>()
                .unwrap()
                .warning(),
            None
        );
    }
    let mut rpps = BTreeSet::new();
    for number in plan
        .person
        .iter()
        .filter_map(|person| person.rpps.as_deref())
    {
        assert!(number.starts_with("99") && rpps.insert(number));
        assert_eq!(number.parse::<Rpps>().unwrap().warning(), None);
    }
    let mut sites: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    for activity in &plan.activity {
        let site = (
            activity.structure_name.as_deref().unwrap(),
            activity.commune_code.as_deref().unwrap(),
        );
        let number = activity.siret.as_deref().unwrap();
        assert_eq!(*sites.entry(number).or_insert(site), site, "{number}");
    }
}

#[test]
fn boards_have_their_seats_and_no_profession_more_than_a_third() {
    let plan = Plan::new(&options());
    for (cpts, house) in plan.cpts.iter().zip(&house::HOUSES) {
        let seats: Vec<Uuid> = plan
            .role
            .iter()
            .filter(|role| role.cpts_id == cpts.id && role.starts_on > cpts.created_at.date_naive())
            .filter(|role| {
                role.kind
                    .parse()
                    .is_ok_and(domain::role::RoleKind::is_board)
            })
            .map(|role| role.person_id)
            .collect();
        assert_eq!(seats.len(), house.board, "{}", house.short_name);
        let mut professions: BTreeMap<&str, usize> = BTreeMap::new();
        for adhesion in plan
            .adhesion
            .iter()
            .filter(|adhesion| adhesion.cpts_id == cpts.id)
        {
            if adhesion
                .person_id
                .is_some_and(|person| seats.contains(&person))
            {
                *professions
                    .entry(adhesion.profession.as_deref().unwrap())
                    .or_default() += 1;
            }
        }
        assert_eq!(
            professions.values().sum::<usize>(),
            house.board,
            "board members are members"
        );
        assert!(
            professions.values().all(|count| count * 3 <= house.board),
            "{professions:?}"
        );
        assert!(professions.len() >= 5);
    }
}

#[test]
fn most_dues_are_paid_some_exempt_and_some_missing() {
    let plan = Plan::new(&options());
    let count = |year: i32, settlement: &str| {
        plan.dues
            .iter()
            .filter(|dues| dues.year == year && dues.settlement == settlement)
            .count()
    };
    let members = plan
        .adhesion
        .iter()
        .filter(|adhesion| adhesion.state == "admitted")
        .count();
    let (paid, exempt) = (count(2026, "paid"), count(2026, "exempt"));
    assert!(paid * 10 > members * 7, "{paid} of {members}");
    assert!(exempt > 5 && paid + exempt + 20 < members);
    assert!(count(2025, "paid") > 200);
}

#[test]
fn a_large_one_has_as_many_members_as_asked() {
    let plan = Plan::new(&DemoOptions {
        members: Some(1_000),
        ..options()
    });
    let first = plan.cpts.first().unwrap().id;
    let members = plan.adhesion.iter().filter(|adhesion| {
        adhesion.cpts_id == first
            && adhesion.person_id.is_some()
            && adhesion.state.parse().is_ok_and(AdhesionState::is_member)
    });
    assert_eq!(members.count(), 1_000);
}

#[test]
fn its_communes_are_those_of_the_official_code() {
    let nation = crate::territory::nation::Nation::read().unwrap();
    for place in PLACES {
        let real = nation
            .communes
            .iter()
            .find(|commune| commune.code.to_string() == place.code)
            .unwrap_or_else(|| panic!("{} is no commune", place.code));
        assert_eq!(real.name, place.name);
        assert_eq!(usize::try_from(real.population), Ok(place.inhabitants));
        assert!(
            real.postal
                .iter()
                .any(|code| code.to_string() == place.postal)
        );
    }
}
