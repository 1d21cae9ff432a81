//! What waits for a person is found over all their CPTS.

use chrono::{Datelike, TimeDelta};
use domain::dues::Cents;
use domain::home::Task;
use domain::id::CptsId;
use domain::member::AdhesionState;
use domain::role::RoleKind;
use sea_orm::{ActiveValue::Set, EntityTrait};
use service::Actor;
use service::home::Todo;

use crate::world::World;

async fn todo(world: &World, actor: &Actor) -> Vec<Todo> {
    let places = service::account::places(&world.ctx, actor.person)
        .await
        .expect("places");
    service::home::todo(&world.ctx, actor, &places)
        .await
        .expect("what waits")
}

async fn ask_dues(world: &World, cpts: CptsId, cents: i64) {
    entity::dues_rate::Entity::insert(entity::dues_rate::ActiveModel {
        id: Set(world.ctx.uuid()),
        cpts_id: Set(cpts.0),
        year: Set(world.today().year()),
        category: Set("health-professional".to_owned()),
        cents: Set(cents),
    })
    .exec_without_returning(world.ctx.db().read())
    .await
    .expect("a rate");
}

#[tokio::test]
async fn a_member_who_is_up_to_date_has_nothing_to_do() {
    let world = World::new().await;
    let cpts = world.cpts("amboise").await;
    let member = world.person("Moreau").await;
    world.adhesion(cpts, &member, AdhesionState::Admitted).await;
    assert!(todo(&world, &member).await.is_empty());
}

#[tokio::test]
async fn a_question_of_a_board_comes_before_dues_in_another_cpts() {
    let world = World::new().await;
    let (here, there) = (world.cpts("amboise").await, world.cpts("blere").await);
    let member = world.person("Moreau").await;
    world.adhesion(here, &member, AdhesionState::Admitted).await;
    let asked = world
        .adhesion(there, &member, AdhesionState::MoreAsked)
        .await;
    ask_dues(&world, here, 2000).await;
    ask_dues(&world, there, 1000).await;
    let todo = todo(&world, &member).await;
    assert_eq!(
        todo.iter()
            .map(|todo| todo.cpts.slug.as_str())
            .collect::<Vec<_>>(),
        ["blere", "amboise"]
    );
    assert!(matches!(
        &todo[0].task,
        Task::AnswerBoard { adhesion, structure: None } if *adhesion == asked
    ));
    assert!(matches!(
        todo[1].task,
        Task::PayDues {
            amount: Cents(2000),
            ..
        }
    ));
}

#[tokio::test]
async fn applications_are_counted_for_who_decides_them_and_for_nobody_else() {
    let world = World::new().await;
    let (here, there) = (world.cpts("amboise").await, world.cpts("blere").await);
    let (president, auditor) = (world.person("Moreau").await, world.person("Petit").await);
    world.role(here, &president, RoleKind::President).await;
    world.role(here, &auditor, RoleKind::Auditor).await;
    for (cpts, name) in [(here, "A"), (here, "B"), (there, "C")] {
        let applicant = world.person(name).await;
        world
            .adhesion(cpts, &applicant, AdhesionState::Applied)
            .await;
    }
    let waiting = todo(&world, &president).await;
    assert_eq!(waiting.len(), 1);
    assert_eq!(
        waiting[0].task,
        Task::ExamineApplications {
            waiting: 2,
            since: world.today()
        }
    );
    assert!(todo(&world, &auditor).await.is_empty());
}

#[tokio::test]
async fn a_mandate_for_a_structure_is_announced_where_the_person_is_nothing() {
    let world = World::new().await;
    let cpts = world.cpts("amboise").await;
    let person = world.person("Moreau").await;
    let structure = world.ctx.uuid();
    entity::structure::Entity::insert(entity::structure::ActiveModel {
        id: Set(structure),
        name: Set("MSP des Deux Rives".to_owned()),
        search_name: Set("msp des deux rives".to_owned()),
        kind: Set("msp".to_owned()),
        created_at: Set(world.ctx.now()),
        version: Set(1),
        ..Default::default()
    })
    .exec_without_returning(world.ctx.db().read())
    .await
    .expect("a structure");
    entity::mandate::Entity::insert(entity::mandate::ActiveModel {
        id: Set(world.ctx.uuid()),
        structure_id: Set(structure),
        person_id: Set(person.person.0),
        kind: Set("representative".to_owned()),
        starts_on: Set(world.today()),
        ends_on: Set(Some(world.today() + TimeDelta::days(10))),
        created_at: Set(world.ctx.now()),
    })
    .exec_without_returning(world.ctx.db().read())
    .await
    .expect("a mandate");
    entity::adhesion::Entity::insert(entity::adhesion::ActiveModel {
        id: Set(world.ctx.uuid()),
        cpts_id: Set(cpts.0),
        number: Set(1),
        kind: Set("structure".to_owned()),
        structure_id: Set(Some(structure)),
        state: Set(AdhesionState::Admitted.code().to_owned()),
        category: Set("structure".to_owned()),
        name: Set("MSP des Deux Rives".to_owned()),
        search_name: Set("msp des deux rives".to_owned()),
        applied_at: Set(world.ctx.now()),
        version: Set(1),
        ..Default::default()
    })
    .exec_without_returning(world.ctx.db().read())
    .await
    .expect("an adhesion");
    let todo = todo(&world, &person).await;
    assert_eq!(todo.len(), 1);
    assert_eq!(todo[0].cpts.slug, "amboise");
    assert!(
        matches!(&todo[0].task, Task::MandateEnds { name, .. } if name == "MSP des Deux Rives")
    );
}
