//! Sessions and places.

use domain::member::AdhesionState;
use domain::role::RoleKind;
use service::account;

use crate::world::World;

#[tokio::test]
async fn a_person_finds_every_cpts_where_they_are_something() {
    let world = World::new().await;
    let (amont, aval) = (world.cpts("amont").await, world.cpts("aval").await);
    let actor = world.person("Moreau").await;
    world.adhesion(amont, &actor, AdhesionState::Admitted).await;
    world.adhesion(aval, &actor, AdhesionState::Resigned).await;
    world.role(aval, &actor, RoleKind::Coordinator).await;
    let places = account::places(&world.ctx, actor.person)
        .await
        .expect("reads");
    let found: Vec<_> = places
        .iter()
        .map(|place| {
            (
                place.cpts.slug.as_str(),
                place.adhesion.map(|(_, state)| state),
                place.roles.clone(),
            )
        })
        .collect();
    assert_eq!(
        found,
        vec![
            ("amont", Some(AdhesionState::Admitted), vec![]),
            ("aval", None, vec![RoleKind::Coordinator]),
        ]
    );
}
