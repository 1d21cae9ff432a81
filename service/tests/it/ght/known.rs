//! What a CPTS knows of blocs and attachments.

use chrono::{NaiveDate, TimeDelta};
use domain::ght::Entity;
use domain::ght::attachment::{AttachedTo, AttachmentState, Choice, HalfDays};
use domain::id::{AdhesionId, CptsId};
use domain::member::AdhesionState;
use entity::{attachment, attachment_change, bloc, bloc_party};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use service::ght::known;
use uuid::Uuid;

use crate::world::World;

const HOSPITAL: &str = "370000481";

fn hospital() -> Entity {
    Entity::Finess(HOSPITAL.parse().unwrap())
}

async fn bloc(world: &World, cpts: CptsId, name: &str) -> Uuid {
    let id = world.ctx.uuid();
    let row = bloc::ActiveModel {
        id: Set(id),
        cpts_id: Set(cpts.0),
        kind: Set("ght".to_owned()),
        name: Set(name.to_owned()),
        search_name: Set(domain::text::searchable(name)),
        note: Set(None),
        created_by: Set(None),
        created_at: Set(world.ctx.now()),
        version: Set(1),
    };
    let db = world.ctx.db().read();
    bloc::Entity::insert(row)
        .exec_without_returning(db)
        .await
        .unwrap();
    id
}

async fn party(world: &World, cpts: CptsId, bloc: Uuid, name: &str) -> bloc_party::Model {
    let row = bloc_party::ActiveModel {
        id: Set(world.ctx.uuid()),
        cpts_id: Set(cpts.0),
        bloc_id: Set(bloc),
        finess: Set(Some(HOSPITAL.to_owned())),
        siren: Set(None),
        name: Set(name.to_owned()),
        starts_on: Set(world.today()),
        ends_on: Set(None),
        source: Set(None),
        recorded_by: Set(None),
        created_at: Set(world.ctx.now()),
        struck_at: Set(None),
        version: Set(1),
    };
    row.insert(world.ctx.db().read()).await.unwrap()
}

/// An attachment that is proposed now, confirmed a day later, and of which the half-days and the end change on the day
/// after.
async fn life(world: &World, cpts: CptsId, adhesion: AdhesionId) -> Uuid {
    let db = world.ctx.db().read();
    let id = world.ctx.uuid();
    let starts_on = world.today();
    let mut row = attachment::ActiveModel {
        id: Set(id),
        cpts_id: Set(cpts.0),
        adhesion_id: Set(adhesion.0),
        bloc_id: Set(None),
        finess: Set(Some(HOSPITAL.to_owned())),
        siren: Set(None),
        entity_name: Set(None),
        way: Set("main-activity".to_owned()),
        source: Set("psc".to_owned()),
        evidence: Set(None),
        starts_on: Set(starts_on),
        ends_on: Set(None),
        state: Set("proposed".to_owned()),
        half_days_inside: Set(None),
        half_days_outside: Set(None),
        at_threshold: Set(None),
        created_by: Set(None),
        created_at: Set(world.ctx.now()),
        version: Set(1),
    }
    .insert(db)
    .await
    .unwrap();
    change(world, &row, "found").await;
    for kind in ["confirmed", "divided"] {
        world.pass(TimeDelta::days(1));
        let version = row.version + 1;
        let mut next = row.into_active_model();
        next.state = Set("confirmed".to_owned());
        next.version = Set(version);
        if kind == "divided" {
            next.half_days_inside = Set(Some(6));
            next.half_days_outside = Set(Some(4));
            next.at_threshold = Set(Some("inside".to_owned()));
            next.ends_on = Set(Some(world.today()));
        }
        row = next.update(db).await.unwrap();
        change(world, &row, kind).await;
    }
    id
}

async fn change(world: &World, row: &attachment::Model, kind: &str) {
    let change = attachment_change::ActiveModel {
        id: Set(world.ctx.uuid()),
        attachment_id: Set(row.id),
        at: Set(world.ctx.now()),
        actor_id: Set(None),
        kind: Set(kind.to_owned()),
        state: Set(row.state.clone()),
        reason: Set(None),
        starts_on: Set(row.starts_on),
        ends_on: Set(row.ends_on),
        half_days_inside: Set(row.half_days_inside),
        half_days_outside: Set(row.half_days_outside),
        at_threshold: Set(row.at_threshold.clone()),
        version: Set(row.version),
    };
    let db = world.ctx.db().read();
    attachment_change::Entity::insert(change)
        .exec_without_returning(db)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_struck_party_never_was_one_and_another_cpts_knows_nothing() {
    let world = World::new().await;
    let (ours, theirs) = (world.cpts("tuffeau").await, world.cpts("brumes").await);
    let touraine = bloc(&world, ours, "GHT Touraine").await;
    let brumes = bloc(&world, ours, "GHT des Brumes").await;
    party(&world, ours, touraine, "CH d’Amboise").await;
    let wrong = party(&world, ours, brumes, "CH Amboise").await;
    let db = world.ctx.db().read();
    let mut wrong = wrong.into_active_model();
    wrong.struck_at = Set(Some(world.ctx.now()));
    wrong.update(db).await.unwrap();

    let found = known::blocs(db, ours).await.unwrap();
    let names: Vec<_> = found.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["GHT des Brumes", "GHT Touraine"]);
    assert!(found[0].parties.is_empty());
    assert_eq!(found[1].parties[0].entity, hospital());
    let names = known::names(db, ours).await.unwrap();
    assert_eq!(
        names.get(&hospital()).map(String::as_str),
        Some("CH d’Amboise")
    );
    assert!(known::blocs(db, theirs).await.unwrap().is_empty());
    assert!(known::names(db, theirs).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_past_day_has_the_attachments_of_its_evening_in_france() {
    let world = World::new().await;
    let (ours, theirs) = (world.cpts("tuffeau").await, world.cpts("brumes").await);
    let member = world.person("Renard").await;
    let adhesion = world.adhesion(ours, &member, AdhesionState::Admitted).await;
    let first = world.today();
    // Half past midnight in France, still the day before in Greenwich.
    world.pass(TimeDelta::minutes(12 * 60 + 30));
    let id = life(&world, ours, adhesion).await;
    let db = world.ctx.db().read();
    let on = async |day: NaiveDate| {
        let mut all = known::attachments_on(db, ours, None, day).await.unwrap();
        all.remove(&adhesion).and_then(|mut it| it.pop())
    };
    let day = |n| first + TimeDelta::days(n);

    assert_eq!(on(day(0)).await, None);
    let found = on(day(1)).await.unwrap();
    assert_eq!((found.id.0, found.state), (id, AttachmentState::Proposed));
    assert_eq!(found.to, AttachedTo::Entity(hospital()));
    let confirmed = on(day(2)).await.unwrap();
    assert_eq!(confirmed.state, AttachmentState::Confirmed);
    assert_eq!(
        (confirmed.half_days, confirmed.period.ends_on),
        (None, None)
    );
    let divided = on(day(3)).await.unwrap();
    assert_eq!(divided.period.ends_on, Some(day(3)));
    assert_eq!(
        divided.half_days,
        Some(HalfDays {
            inside: 6,
            outside: 4,
            at_threshold: Choice::Inside
        })
    );
    let now = known::attachments(db, ours, None).await.unwrap();
    assert_eq!(now.get(&adhesion), Some(&vec![divided]));
    assert_eq!(
        known::attachments(db, ours, Some(adhesion)).await.unwrap(),
        now
    );
    assert!(
        known::attachments(db, theirs, None)
            .await
            .unwrap()
            .is_empty()
    );
    assert!(
        known::attachments_on(db, theirs, None, day(9))
            .await
            .unwrap()
            .is_empty()
    );
}
