//! Attachments found in data: proposed once, told to the member, counting for nothing.

use domain::ght::attachment::{AttachmentState, Source, Verdict, Way};
use domain::id::BlocId;
use domain::member::AdhesionState;
use domain::role::Period;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use service::Actor;
use service::ght::attachment::decide::{Decision, decide};
use service::ght::leave::strike;
use service::ght::party::add;

use super::held as ties;
use super::register::{group, hospital, office};
use crate::world::World;

const SLUG: &str = "tuffeau";

/// A salaried activity that a provider told of, in the hospital of the tests.
pub async fn employed(world: &World, person: &Actor, mode: &str) {
    let row = entity::activity::ActiveModel {
        id: Set(world.ctx.uuid()),
        person_id: Set(person.person.0),
        source: Set("provider".to_owned()),
        profession: Set("60".to_owned()),
        category: Set(None),
        skill: Set(None),
        mode: Set(mode.to_owned()),
        sector: Set(Some("SA01".to_owned())),
        structure_name: Set(Some("CH AMBOISE".to_owned())),
        finess_site: Set(None),
        finess_legal: Set(Some("370000481".to_owned())),
        siret: Set(None),
        commune_code: Set(None),
        created_at: Set(world.ctx.now()),
        ended_at: Set(None),
    };
    let db = world.ctx.db().read();
    entity::activity::Entity::insert(row)
        .exec_without_returning(db)
        .await
        .unwrap();
}

async fn party(world: &World, keeper: &Actor, bloc: BlocId) -> domain::id::PartyId {
    let since = Period {
        starts_on: world.today(),
        ends_on: None,
    };
    add(&world.ctx, keeper, SLUG, bloc, &hospital(since))
        .await
        .unwrap()
}

#[tokio::test]
async fn a_party_that_is_recorded_finds_who_works_there_once() {
    let world = World::new().await;
    let (cpts, keeper) = office(&world).await;
    let (salaried, liberal) = (world.person("Renard").await, world.person("Petit").await);
    let there = world
        .adhesion(cpts, &salaried, AdhesionState::Admitted)
        .await;
    let apart = world
        .adhesion(cpts, &liberal, AdhesionState::Admitted)
        .await;
    let elsewhere = world.cpts("brumes").await;
    let other = world
        .adhesion(elsewhere, &salaried, AdhesionState::Admitted)
        .await;
    employed(&world, &salaried, "S").await;
    employed(&world, &liberal, "L").await;
    let bloc = group(&world, &keeper, "GHT Touraine").await;
    let id = party(&world, &keeper, bloc).await;
    let found = ties(&world, there).await;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].state, AttachmentState::Proposed);
    assert_eq!(
        (found[0].way, found[0].source),
        (Way::MainActivity, Source::ProSanteConnect)
    );
    assert!(!found[0].holds_on(world.today()));
    assert!(ties(&world, apart).await.is_empty());
    assert!(ties(&world, other).await.is_empty());
    // Put aside, it is not found again by the same data.
    let decision = Decision {
        verdict: Verdict::PutAside,
        reason: "Mission terminée.".to_owned(),
        version: 1,
    };
    decide(&world.ctx, &keeper, SLUG, found[0].id, &decision)
        .await
        .unwrap();
    strike(&world.ctx, &keeper, SLUG, (bloc, id), 1)
        .await
        .unwrap();
    party(&world, &keeper, bloc).await;
    let after = ties(&world, there).await;
    assert_eq!(
        (after.len(), after[0].state),
        (1, AttachmentState::Rejected)
    );
}

#[tokio::test]
async fn what_a_board_typed_of_a_member_is_found_as_an_import() {
    let world = World::new().await;
    let (cpts, keeper) = office(&world).await;
    let person = world.person("Renard").await;
    let adhesion = world.adhesion(cpts, &person, AdhesionState::Admitted).await;
    let db = world.ctx.db().read();
    let row = entity::adhesion::Entity::find_by_id(adhesion.0)
        .one(db)
        .await
        .unwrap()
        .unwrap();
    let mut row = row.into_active_model();
    row.finess = Set(Some("370000481".to_owned()));
    row.mode = Set(Some("S".to_owned()));
    row.update(db).await.unwrap();
    let bloc = group(&world, &keeper, "GHT Touraine").await;
    party(&world, &keeper, bloc).await;
    let found = ties(&world, adhesion).await;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].source, Source::Import);
}

#[tokio::test]
async fn words_of_an_attachment_go_with_the_names_and_its_days_stay() {
    let world = World::new().await;
    let (cpts, keeper) = office(&world).await;
    let person = world.person("Renard").await;
    let adhesion = world.adhesion(cpts, &person, AdhesionState::Admitted).await;
    employed(&world, &person, "S").await;
    let bloc = group(&world, &keeper, "GHT Touraine").await;
    party(&world, &keeper, bloc).await;
    let export = service::person::export::export(&world.ctx, &person)
        .await
        .unwrap();
    let said = &export["adhesions"][0]["attachments"][0];
    assert_eq!(
        (&said["finess"], &said["entity_name"]),
        (&"370000481".into(), &"CH d’Amboise".into())
    );
    assert_eq!(said["history"][0]["what"], "found");
    let db = world.ctx.db().read();
    let row = entity::adhesion::Entity::find_by_id(adhesion.0)
        .one(db)
        .await
        .unwrap()
        .unwrap();
    let mut row = row.into_active_model();
    row.state = Set("resigned".to_owned());
    row.ended_at = Set(Some(world.ctx.now()));
    row.update(db).await.unwrap();
    world.pass(chrono::TimeDelta::days(365 * 4));
    assert_eq!(
        service::member::pseudonymise::pseudonymise_due(&world.ctx)
            .await
            .unwrap(),
        1
    );
    let rows = entity::attachment::Entity::find().all(db).await.unwrap();
    assert_eq!((&rows[0].entity_name, &rows[0].evidence), (&None, &None));
    let lines = entity::attachment_change::Entity::find()
        .all(db)
        .await
        .unwrap();
    assert!(
        lines
            .iter()
            .all(|it| it.reason.is_none() && it.actor_id != Some(person.person.0))
    );
    assert_eq!(ties(&world, adhesion).await.len(), 1);
}
