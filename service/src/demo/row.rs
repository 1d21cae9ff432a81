//! The row of an adhesion, with what the member declares.

use domain::member::{AdhesionState, MemberKind};
use domain::profession::Category;
use entity::adhesion;
use uuid::Uuid;

use super::maker::{Folk, Maker};
use super::story::Who;

/// The version of the statutes in force on the day of the application.
pub(super) fn accept_statutes(maker: &Maker, row: &mut adhesion::Model, days: i64) {
    let day = maker.day(days);
    let in_force = |statutes: &&entity::statutes::Model| {
        statutes.cpts_id == row.cpts_id && statutes.in_force_from <= day
    };
    if let Some(statutes) = maker
        .plan
        .statutes
        .iter()
        .filter(in_force)
        .max_by_key(|statutes| statutes.number)
    {
        row.statutes_id = Some(statutes.id);
        row.statutes_sha256 = Some(statutes.sha256.clone());
    }
}

/// The adhesion with what the member declares, before anything happened.
pub(super) fn blank(
    maker: &Maker,
    id: Uuid,
    cpts: Uuid,
    letter: char,
    who: &Who<'_>,
) -> adhesion::Model {
    let row = adhesion::Model {
        id,
        cpts_id: cpts,
        number: 0,
        kind: MemberKind::Person.code().to_owned(),
        person_id: None,
        structure_id: None,
        state: AdhesionState::Applied.code().to_owned(),
        category: String::new(),
        name: String::new(),
        given_name: None,
        search_name: String::new(),
        rpps: None,
        finess: None,
        profession: None,
        skill: None,
        mode: None,
        sector: None,
        activity_id: None,
        place_name: None,
        commune_code: None,
        email: None,
        phone: None,
        message: None,
        statutes_id: None,
        statutes_sha256: None,
        applied_at: chrono::DateTime::UNIX_EPOCH,
        admitted_on: None,
        ended_at: None,
        pseudonymised_at: None,
        batch_id: None,
        version: 1,
    };
    match who {
        Who::Person(folk) => person(maker, row, folk, letter),
        Who::Structure(structure, _) => adhesion::Model {
            kind: MemberKind::Structure.code().to_owned(),
            structure_id: Some(structure.id),
            category: Category::Structure.code().to_owned(),
            name: structure.name.clone(),
            search_name: structure.search_name.clone(),
            finess: structure.finess.clone(),
            commune_code: structure.commune_code.clone(),
            email: structure.email.clone(),
            phone: structure.phone.clone(),
            ..row
        },
    }
}

fn person(maker: &Maker, row: adhesion::Model, folk: &Folk, letter: char) -> adhesion::Model {
    let Some(account) = maker
        .plan
        .person
        .iter()
        .rev()
        .find(|person| person.id == folk.id)
    else {
        return row;
    };
    // The practice in this CPTS's territory grounds the adhesion.
    let practice = folk
        .practices
        .iter()
        .find(|practice| practice.place.in_territory(letter))
        .or(folk.practices.first());
    adhesion::Model {
        person_id: Some(folk.id),
        category: folk.profession.category().code().to_owned(),
        name: account.family_name.clone(),
        given_name: Some(account.given_name.clone()),
        search_name: account.search_name.clone(),
        rpps: account.rpps.clone(),
        finess: practice.and_then(|practice| practice.finess.clone()),
        profession: Some(folk.profession.code().to_owned()),
        skill: folk.skill.map(str::to_owned),
        mode: practice
            .filter(|practice| practice.activity.is_some())
            .map(|practice| practice.mode.code().to_owned()),
        sector: practice
            .filter(|practice| practice.activity.is_some())
            .map(|practice| practice.sector.code().to_owned()),
        activity_id: practice.and_then(|practice| practice.activity),
        place_name: practice.map(|practice| practice.name.clone()),
        commune_code: practice.map(|practice| practice.place.code.to_owned()),
        email: account.email.clone(),
        phone: account.phone.clone(),
        ..row
    }
}
