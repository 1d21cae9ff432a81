//! Taking over an adhesion that a board registered.

use domain::id::{AdhesionId, CptsId};
use domain::member::AdhesionState;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use service::member::claim::{ClaimRefused, claim, offers};
use service::{Actor, Failure};

use crate::world::World;

/// An adhesion without an account, as an import leaves it.
async fn registered(
    world: &World,
    cpts: CptsId,
    rpps: Option<&str>,
    email: Option<&str>,
) -> AdhesionId {
    let nobody = world.person("Personne").await;
    let id = world.adhesion(cpts, &nobody, AdhesionState::Admitted).await;
    let row = entity::adhesion::Entity::find_by_id(id.0)
        .one(world.ctx.db().read())
        .await
        .expect("reads")
        .expect("is there");
    let mut row = row.into_active_model();
    row.person_id = Set(None);
    row.name = Set("Lefèvre".to_owned());
    row.rpps = Set(rpps.map(str::to_owned));
    row.email = Set(email.map(str::to_owned));
    row.update(world.ctx.db().read()).await.expect("writes");
    id
}

async fn with_rpps(world: &World, name: &str, rpps: &str) -> Actor {
    let actor = world.person(name).await;
    let row = entity::person::Entity::find_by_id(actor.person.0)
        .one(world.ctx.db().read())
        .await
        .expect("reads")
        .expect("is there");
    let mut row = row.into_active_model();
    row.rpps = Set(Some(rpps.to_owned()));
    row.update(world.ctx.db().read()).await.expect("writes");
    actor
}

#[tokio::test]
async fn a_verified_number_takes_over_what_an_import_registered_once() {
    let world = World::new().await;
    let cpts = world.cpts("amont").await;
    let id = registered(&world, cpts, Some("99000000017"), None).await;
    let actor = with_rpps(&world, "Lefèvre", "99000000017").await;
    let found = offers(&world.ctx, &actor).await.expect("reads");
    assert_eq!(found.iter().map(|it| it.row.id).collect::<Vec<_>>(), [id.0]);
    claim(&world.ctx, &actor, id).await.expect("is theirs");
    assert!(offers(&world.ctx, &actor).await.expect("reads").is_empty());
    let again = claim(&world.ctx, &actor, id).await;
    assert!(matches!(again, Err(Failure::NotFound)), "{again:?}");
}

#[tokio::test]
async fn whoever_proved_nothing_is_offered_nothing_and_finds_nothing() {
    let world = World::new().await;
    let cpts = world.cpts("amont").await;
    let id = registered(&world, cpts, Some("99000000017"), Some("l@exemple.test")).await;
    for actor in [
        world.person("Lefèvre").await,
        with_rpps(&world, "Lefèvre", "99000000025").await,
    ] {
        assert!(offers(&world.ctx, &actor).await.expect("reads").is_empty());
        let refused = claim(&world.ctx, &actor, id).await;
        assert!(matches!(refused, Err(Failure::NotFound)), "{refused:?}");
    }
}

#[tokio::test]
async fn a_member_does_not_take_over_a_second_adhesion_to_the_same_cpts() {
    let world = World::new().await;
    let cpts = world.cpts("amont").await;
    let id = registered(&world, cpts, Some("99000000017"), None).await;
    let actor = with_rpps(&world, "Lefèvre", "99000000017").await;
    world.adhesion(cpts, &actor, AdhesionState::Applied).await;
    let refused = claim(&world.ctx, &actor, id).await;
    assert!(
        matches!(refused, Err(Failure::Refused(ClaimRefused::AlreadyThere))),
        "{refused:?}"
    );
}
