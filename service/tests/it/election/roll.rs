//! What each member sees of the roll.

use service::Failure;
use service::election::request::{REQUESTS, RequestRefused, answer, ask};
use service::election::roll::{roll, votes};

use super::scene::{SLUG, Scene, refused};

#[tokio::test]
async fn a_member_sees_her_own_line_and_her_own_requests() {
    let scene = Scene::new(7, 0).await;
    let ctx = &scene.world.ctx;
    let id = scene.called().await;
    ask(ctx, &scene.actor(7), SLUG, id, "Mon nom est mal écrit.")
        .await
        .unwrap();
    let read = roll(ctx, &scene.actor(6), SLUG, id, "").await.unwrap();
    assert!(read.requests.is_empty());
    assert!(votes(&read.mine[0].entry.as_ref().unwrap().right));
    let own = roll(ctx, &scene.actor(7), SLUG, id, "").await.unwrap();
    assert_eq!(own.requests.len(), 1);
    let all = roll(ctx, &scene.actor(1), SLUG, id, "membre6")
        .await
        .unwrap();
    assert_eq!(all.requests[0].1, "Camille Membre7");
    assert_eq!(all.found.len(), 1);
}

#[tokio::test]
async fn once_it_is_frozen_it_says_yes_or_no() {
    let scene = Scene::new(7, 0).await;
    let id = scene.frozen(&[6]).await;
    let ctx = &scene.world.ctx;
    let read = roll(ctx, &scene.actor(6), SLUG, id, "").await.unwrap();
    assert!(read.is_frozen());
    assert_eq!(
        read.mine[0].urn.as_deref(),
        Some("Professionnels de santé de ville")
    );
    let late = refused(ask(ctx, &scene.actor(6), SLUG, id, "Trop tard").await);
    assert_eq!(late, RequestRefused::Closed);
}

#[tokio::test]
async fn requests_are_few_have_words_and_are_answered_once_by_who_prepares() {
    let scene = Scene::new(7, 0).await;
    let ctx = &scene.world.ctx;
    let id = scene.called().await;
    let silent = refused(ask(ctx, &scene.actor(6), SLUG, id, " ").await);
    assert_eq!(silent, RequestRefused::Text(None));
    let one = ask(ctx, &scene.actor(6), SLUG, id, "Une").await.unwrap();
    for _ in 1..REQUESTS {
        ask(ctx, &scene.actor(6), SLUG, id, "Encore").await.unwrap();
    }
    let more = refused(ask(ctx, &scene.actor(6), SLUG, id, "Trop").await);
    assert_eq!(more, RequestRefused::TooMany);
    let member = answer(ctx, &scene.actor(7), SLUG, id, one, "Oui").await;
    assert!(matches!(member, Err(Failure::Forbidden(_))));
    answer(ctx, &scene.actor(1), SLUG, id, one, "Corrigé.")
        .await
        .unwrap();
    let again = refused(answer(ctx, &scene.actor(1), SLUG, id, one, "Bis").await);
    assert_eq!(again, RequestRefused::Answered);
}
