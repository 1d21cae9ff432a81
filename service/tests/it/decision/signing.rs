//! What pages give to sign is what is taken, and what open pages are told is what was said.

use domain::decision::objection::Objection;
use domain::id::DecisionId;
use service::Failure;
use service::decision::live::{State, live};
use service::decision::object;
use service::decision::objected::objected;
use service::decision::voices::{Voices, voices};
use signed::decision::{Ballot, Choice, Word};

use super::scene::{SLUG, Scene, sign};

async fn read(scene: &Scene, n: u8, id: DecisionId) -> Voices {
    voices(&scene.world.ctx, &scene.actor(n), SLUG, id)
        .await
        .unwrap()
}

async fn told(scene: &Scene, id: DecisionId) -> State {
    let told = live::<std::convert::Infallible>(&scene.world.ctx, &scene.actor(3), SLUG, id).await;
    told.unwrap()
}

#[tokio::test]
async fn the_fields_of_the_page_are_taken_once_signed_and_again_after_another_position() {
    let scene = Scene::new(3, 0).await;
    let id = scene.opened().await;
    for number in 1..=2 {
        let page = read(&scene, 2, id).await;
        assert_eq!(page.voices.len(), 1);
        let voice = &page.voices[0];
        assert!(voice.own && voice.barred.is_none());
        assert_eq!(voice.last.is_some(), number == 2);
        let mut fields = voice.statement.clone().expect("open");
        fields["choice"] = "consent".into();
        fields["reason"] = serde_json::Value::Null;
        let position: signed::decision::Position = serde_json::from_value(fields).unwrap();
        assert_eq!(position.number, number);
        let envelope = sign(scene.of(2).seed, position);
        scene.sends(2, id, envelope, None).await.unwrap();
    }
    let stranger = scene.world.person("Ailleurs").await;
    let refused = voices(&scene.world.ctx, &stranger, SLUG, id).await;
    assert!(matches!(refused, Err(Failure::Forbidden(_))));
}

#[tokio::test]
async fn open_pages_are_told_who_has_spoken_and_nothing_of_a_vote_but_how_many() {
    let scene = Scene::new(3, 0).await;
    let id = scene.opened().await;
    scene.says(1, id, Choice::Objection).await;
    scene.says(2, id, Choice::Support).await;
    scene.says(2, id, Choice::Consent).await;
    let state = told(&scene, id).await;
    assert_eq!((state.spoken, state.voices), (2, 3));
    let choices = state.choices.unwrap();
    assert_eq!((choices["objection"], choices["consent"]), (1, 1));
    assert_eq!(choices["support"], 0);
    // Two rounds without agreement, then the vote.
    scene.pass(8).await;
    service::decision::due::run(&scene.world.ctx).await.unwrap();
    scene.opens(id).await;
    scene.says(1, id, Choice::Objection).await;
    scene.pass(8).await;
    service::decision::due::run(&scene.world.ctx).await.unwrap();
    scene.opens(id).await;
    scene.votes(1, id, Ballot::No).await;
    let state = told(&scene, id).await;
    assert_eq!((state.spoken, state.voices), (1, 3));
    assert_eq!(state.choices, None);
}

#[tokio::test]
async fn the_page_of_an_objection_gives_each_one_what_is_theirs_to_sign() {
    let scene = Scene::new(3, 0).await;
    let id = scene.opened().await;
    let objection = scene.says(2, id, Choice::Objection).await;
    let at = read(&scene, 2, id).await.voices[0].last.clone().unwrap().id;
    let ctx = &scene.world.ctx;
    let of = async |n| objected(ctx, &scene.actor(n), SLUG, id, at).await.unwrap();
    assert!(of(1).await.answer.is_some() && of(1).await.word.is_none());
    assert!(of(2).await.answer.is_none());
    assert!(of(3).await.answer.is_none() && of(3).await.word.is_none());
    scene.answers(1, id, objection).await;
    let page = of(2).await;
    assert_eq!(page.stands, Objection::Answered);
    assert!(page.reason.is_some());
    let mut fields = page.word.unwrap();
    assert!(fields["answer"].is_string());
    fields["outcome"] = "integrated".into();
    let word: Word = serde_json::from_value(fields).unwrap();
    let envelope = sign(scene.of(2).seed, word);
    object::word(ctx, &scene.actor(2), SLUG, id, &envelope)
        .await
        .unwrap();
    let page = of(2).await;
    assert_eq!(page.stands, Objection::Integrated);
    assert!(page.word.is_none());
    let other = scene.tabled().await;
    let elsewhere = objected(ctx, &scene.actor(2), SLUG, other, at).await;
    assert!(matches!(elsewhere, Err(Failure::NotFound)));
    // A position is no objection, and says nothing that could be answered.
    scene.says(3, id, Choice::Support).await;
    let support = read(&scene, 3, id).await.voices[0].last.clone().unwrap().id;
    let none = objected(ctx, &scene.actor(2), SLUG, id, support).await;
    assert!(matches!(none, Err(Failure::NotFound)));
}
