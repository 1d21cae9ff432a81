//! Mandates: given while it is discussed, carried by a position of their own, ended by who speaks herself.

use domain::decision::speak::SpeakRefused;
use domain::electorate::proxy::ProxyRefused;
use service::decision::SayRefused;
use service::decision::proxy::{GiveRefused, give, take_back};
use service::decision::speak::speak;
use signed::decision::Choice;

use super::scene::{SLUG, Scene, position, sign};
use service::Failure;

#[tokio::test]
async fn who_carries_a_mandate_signs_for_it_until_its_giver_speaks_herself() {
    let scene = Scene::new(3, 0).await;
    let (ctx, id) = (&scene.world.ctx, scene.tabled().await);
    let (giver, holder) = (scene.of(2).adhesion, scene.of(1).adhesion);
    give(ctx, &scene.actor(2), SLUG, id, giver, holder)
        .await
        .unwrap();
    scene.pass(7).await;
    scene.opens(id).await;
    let done = give(ctx, &scene.actor(3), SLUG, id, scene.of(3).adhesion, holder).await;
    assert!(matches!(done, Err(Failure::Refused(GiveRefused::Frozen))));
    let sheet = scene.sheet(1, id).await;
    assert_eq!(sheet.voices.len(), 2, "her own and that of who gave it");
    let envelopes: Vec<Vec<u8>> = sheet
        .voices
        .iter()
        .map(|it| it.statement.clone().unwrap())
        .map(|it| sign(1, position(it, Choice::Support)))
        .collect();
    let heard = speak(ctx, &scene.actor(1), SLUG, id, &envelopes, None).await;
    assert_eq!(heard.unwrap().len(), 2);
    scene.settle().await;
    let carried = sheet.voices.iter().find(|it| !it.own).unwrap();
    let mut again = position(carried.statement.clone().unwrap(), Choice::Consent);
    scene.says(2, id, Choice::Reservation).await;
    again.number = 3;
    let last = scene.fields(2, id).await;
    again.previous = Some(signed::Digest::parse(last["previous"].as_str().unwrap()).unwrap());
    let done = speak(ctx, &scene.actor(1), SLUG, id, &[sign(1, again)], None).await;
    assert!(matches!(
        done,
        Err(Failure::Refused(SayRefused::Speak(
            SpeakRefused::GiverSpoke
        )))
    ));
    assert_eq!(scene.audited(id).await.faults, []);
}

#[tokio::test]
async fn a_mandate_is_given_by_its_giver_within_the_limits_and_may_be_taken_back() {
    let scene = Scene::new(5, 0).await;
    let (ctx, id) = (&scene.world.ctx, scene.tabled().await);
    let of = |n: u8| scene.of(n).adhesion;
    let done = give(ctx, &scene.actor(3), SLUG, id, of(2), of(1)).await;
    assert!(matches!(done, Err(Failure::Refused(GiveRefused::NotYours))));
    let done = give(ctx, &scene.actor(2), SLUG, id, of(2), of(2)).await;
    let own = GiveRefused::Proxy(ProxyRefused::Oneself);
    assert!(matches!(done, Err(Failure::Refused(it)) if it == own));
    for n in [2, 3] {
        give(ctx, &scene.actor(n), SLUG, id, of(n), of(1))
            .await
            .unwrap();
    }
    let done = give(ctx, &scene.actor(4), SLUG, id, of(4), of(1)).await;
    let many = GiveRefused::Proxy(ProxyRefused::TooMany { most: 2 });
    assert!(matches!(done, Err(Failure::Refused(it)) if it == many));
    take_back(ctx, &scene.actor(2), SLUG, id, of(2))
        .await
        .unwrap();
    give(ctx, &scene.actor(4), SLUG, id, of(4), of(1))
        .await
        .unwrap();
}
