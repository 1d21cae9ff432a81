//! Who answers an objection, and who has the last word.

use domain::decision::objection::{Objection, ObjectionRefused};
use service::decision::SayRefused;
use service::decision::object::answer;
use signed::Digest;
use signed::decision::{Choice, Outcome};

use super::scene::{SLUG, Scene, refused};

#[tokio::test]
async fn facilitators_answer_and_nobody_else() {
    let scene = Scene::new(3, 0).await;
    let id = scene.opened().await;
    let objection = scene.says(2, id, Choice::Objection).await;
    let (ctx, other) = (&scene.world.ctx, scene.actor(3));
    let by_another = scene.answer(3, id, objection).await;
    let done = answer(ctx, &other, SLUG, id, &by_another).await;
    assert_eq!(refused(done), SayRefused::Facilitator);
    let mut own = scene.answer(1, id, objection).await;
    own.proposal = Some("Autre chose.".to_owned());
    let done = answer(ctx, &scene.actor(1), SLUG, id, &own).await;
    assert_eq!(refused(done), SayRefused::Proposal(None));
    let nothing = scene.answer(1, id, Digest::of(b"nothing")).await;
    let done = answer(ctx, &scene.actor(1), SLUG, id, &nothing).await;
    assert_eq!(refused(done), SayRefused::NoObjection);
    scene.answers(1, id, objection).await;
    let sheet = scene.sheet(3, id).await;
    assert_eq!(sheet.objections[0].state, Objection::Answered);
    assert_eq!(
        sheet.objections[0].answers[0].reply.as_deref(),
        Some("Un samedi sur deux.")
    );
}

#[tokio::test]
async fn the_objector_has_the_last_word_and_a_new_position_takes_the_objection_away() {
    let scene = Scene::new(3, 0).await;
    let id = scene.opened().await;
    let first = scene.says(2, id, Choice::Objection).await;
    let second = scene.says(3, id, Choice::Objection).await;
    let answered = scene.answers(1, id, first).await;
    let by_another = scene.word(3, id, (first, None), Outcome::Withdrawn).await;
    assert_eq!(refused(by_another), SayRefused::NoObjection);
    let about = (second, Some(answered));
    let of_another = scene.word(3, id, about, Outcome::Integrated).await;
    assert_eq!(refused(of_another), SayRefused::NoAnswer);
    scene
        .word(2, id, (first, Some(answered)), Outcome::Withdrawn)
        .await
        .unwrap();
    let again = scene.word(2, id, (first, None), Outcome::Maintained).await;
    assert_eq!(
        refused(again),
        SayRefused::Objection(ObjectionRefused::Over)
    );
    scene.says(3, id, Choice::Support).await;
    let late = scene.word(3, id, (second, None), Outcome::Withdrawn).await;
    assert_eq!(refused(late), SayRefused::NoObjection);
    assert_eq!(scene.audited(id).await.faults, []);
}
