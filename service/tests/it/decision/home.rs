//! What waits on the home page.

use domain::home::Task;
use service::Actor;
use service::account::places;
use service::home::todo;
use signed::decision::Choice;

use super::scene::Scene;

async fn waits_for(scene: &Scene, who: &Actor) -> Vec<Task> {
    let ctx = &scene.world.ctx;
    let places = places(ctx, who.person).await.unwrap();
    let all = todo(ctx, who, &places).await.unwrap();
    let of = |it: &Task| matches!(it, Task::TakePosition { .. } | Task::LeadDecision { .. });
    all.into_iter().map(|it| it.task).filter(of).collect()
}

#[tokio::test]
async fn a_position_is_expected_until_it_is_taken_and_an_objection_waits_for_who_facilitates() {
    let scene = Scene::new(3, 0).await;
    let id = scene.opened().await;
    let (lead, member) = (scene.actor(1), scene.actor(2));
    let waits = waits_for(&scene, &member).await;
    assert!(
        matches!(&waits[..], [Task::TakePosition { vote: false, .. }]),
        "{waits:?}"
    );
    scene.says(2, id, Choice::Objection).await;
    assert_eq!(waits_for(&scene, &member).await, []);
    let waits = waits_for(&scene, &lead).await;
    let objections = waits.iter().find_map(|it| match it {
        Task::LeadDecision { objections, .. } => Some(*objections),
        _ => None,
    });
    assert_eq!(objections, Some(1), "{waits:?}");
}

#[tokio::test]
async fn nothing_is_expected_any_more_once_the_round_is_closed() {
    let scene = Scene::new(2, 0).await;
    scene.opened().await;
    scene.pass(9).await;
    assert_eq!(waits_for(&scene, &scene.actor(2)).await, []);
}
