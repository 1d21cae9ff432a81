//! What is signed wrongly, for something else, twice or too late.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use domain::decision::speak::SpeakRefused;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::Value;
use service::Failure;
use service::account::device::revoke_signed;
use service::decision::close::close;
use service::decision::speak::{speak, vote};
use service::decision::{Given, ReasonRefused, SayRefused};
use signed::decision::{Choice, Position};
use signed::device::Reason as Why;
use signed::{Digest, Id};

use super::scene::{SLUG, Scene, given, key, position, refused, sign};
use crate::device::hand::revocation;

type Change = fn(&mut Position, Digest);

fn changed(position: &Position, change: impl FnOnce(&mut Position)) -> Position {
    let mut position = position.clone();
    change(&mut position);
    position
}

#[tokio::test]
async fn the_same_envelope_twice_is_one_position_also_after_closing() {
    let scene = Scene::new(2, 0).await;
    let id = scene.opened().await;
    let envelope = sign(1, scene.position(1, id, Choice::Support).await);
    let first = scene.sends(1, id, envelope.clone(), None).await.unwrap();
    let second = scene.sends(1, id, envelope.clone(), None).await.unwrap();
    assert!(first[0].new && !second[0].new);
    assert_eq!(first[0].receipt, second[0].receipt);
    scene.pass(8).await;
    close(&scene.world.ctx, &scene.actor(1), SLUG, id)
        .await
        .unwrap();
    let late = scene.sends(1, id, envelope, None).await.unwrap();
    assert!(!late[0].new, "a retry of what was taken is no error");
    let count = entity::decision_statement::Entity::find()
        .filter(entity::decision_statement::Column::DecisionId.eq(id.0))
        .count(scene.world.ctx.db().read())
        .await
        .unwrap();
    assert_eq!(count, 1);
    assert_eq!(scene.audited(id).await.faults, []);
}

#[tokio::test]
async fn a_position_is_on_one_decision_one_round_one_text_one_roll_and_one_set_of_statutes() {
    let scene = Scene::new(2, 0).await;
    let one = scene.opened().await;
    let other = scene.opened().await;
    let own = scene.position(1, other, Choice::Support).await;
    let elsewhere = scene.sends(1, one, sign(1, own.clone()), None).await;
    assert_eq!(refused(elsewhere), SayRefused::OtherDecision);
    let digest = Digest::of(b"other");
    let cases: [(Change, SpeakRefused); 4] = [
        (|it, _| it.round = 2, SpeakRefused::OtherRound { round: 2 }),
        (|it, to| it.text = to, SpeakRefused::OtherText),
        (|it, to| it.statutes = to, SpeakRefused::OtherStatutes),
        (|it, to| it.roll = to, SpeakRefused::OtherRoll),
    ];
    for (change, why) in cases {
        let wrong = changed(&own, |it| change(it, digest));
        let done = scene.sends(1, other, sign(1, wrong), None).await;
        assert_eq!(refused(done), SayRefused::Speak(why));
    }
    let foreign = changed(&own, |it| it.cpts = Id::parse("other").unwrap());
    let done = scene.sends(1, other, sign(1, foreign), None).await;
    assert_eq!(refused(done), SayRefused::OtherDecision);
    scene.sends(1, other, sign(1, own), None).await.unwrap();
}

#[tokio::test]
async fn only_a_key_of_who_speaks_that_speaks_now_signs() {
    let scene = Scene::new(3, 0).await;
    let id = scene.opened().await;
    let own = scene.position(1, id, Choice::Support).await;
    let strange = scene.sends(1, id, sign(99, own.clone()), None).await;
    assert_eq!(refused(strange), SayRefused::UnknownKey);
    let hers = scene.sends(1, id, sign(2, own.clone()), None).await;
    assert_eq!(refused(hers), SayRefused::UnknownKey);
    let by_another = scene.sends(2, id, sign(1, own.clone()), None).await;
    assert_eq!(refused(by_another), SayRefused::UnknownKey);
    let stolen = scene.sends(2, id, sign(2, own.clone()), None).await;
    assert_eq!(refused(stolen), SayRefused::NotYou);
    let second = scene.position(2, id, Choice::Support).await;
    let for_me = changed(&own, |it| it.voice = second.voice.clone());
    let done = scene.sends(1, id, sign(1, for_me), None).await;
    assert_eq!(
        refused(done),
        SayRefused::Speak(SpeakRefused::NotYours),
        "she gave no mandate"
    );
    scene.says(1, id, Choice::Support).await;
    let gone = revocation(&scene.actor(1), 1, 1, Why::Lost);
    revoke_signed(&scene.world.ctx, &scene.actor(1), &gone)
        .await
        .unwrap();
    scene.settle().await;
    let again = sign(1, scene.position(1, id, Choice::Consent).await);
    let done = scene.sends(1, id, again, None).await;
    assert!(matches!(refused(done), SayRefused::KeyEnded { .. }));
    scene.device(&scene.actor(1), 41).await;
    let again = sign(41, scene.position(1, id, Choice::Consent).await);
    scene.sends(1, id, again, None).await.unwrap();
    let report = scene.audited(id).await;
    assert_eq!(report.faults, [], "the old key goes, the chain goes on");
    assert_ne!(key(1).id(), key(41).id());
}

/// The group's order, which added to the second half of a signature gives one that lax verifiers take.
const ORDER: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

#[tokio::test]
async fn another_form_of_the_same_signature_or_of_the_same_bytes_is_not_taken() {
    let scene = Scene::new(1, 0).await;
    let id = scene.opened().await;
    let envelope = sign(1, scene.position(1, id, Choice::Support).await);
    let mut wire: Value = serde_json::from_slice(&envelope).unwrap();
    let text = wire["signature"].as_str().unwrap();
    let mut signature = BASE64_URL_SAFE_NO_PAD.decode(text).unwrap();
    let mut carry = 0_u16;
    for (byte, more) in signature[32..].iter_mut().zip(ORDER) {
        carry += u16::from(*byte) + u16::from(more);
        *byte = u8::try_from(carry & 0xff).unwrap();
        carry >>= 8;
    }
    wire["signature"] = BASE64_URL_SAFE_NO_PAD.encode(signature).into();
    let bent = serde_json::to_vec(&wire).unwrap();
    assert_eq!(
        refused(scene.sends(1, id, bent, None).await),
        SayRefused::Signature
    );
    let spaced = [b" ", envelope.as_slice()].concat();
    for bytes in [spaced, b"{}".to_vec(), Vec::new(), vec![b'x'; 1 << 20]] {
        let done = scene.sends(1, id, bytes, None).await;
        assert_eq!(refused(done), SayRefused::NotAnEnvelope);
    }
    let (ctx, by) = (&scene.world.ctx, scene.actor(1));
    let as_vote = vote(ctx, &by, SLUG, id, std::slice::from_ref(&envelope)).await;
    assert_eq!(refused(as_vote), SayRefused::Kind);
    let none = speak(ctx, &by, SLUG, id, &[], None).await;
    assert_eq!(refused(none), SayRefused::Count);
    scene.sends(1, id, envelope, None).await.unwrap();
}

#[tokio::test]
async fn what_comes_too_late_is_told_when_it_closed_whether_it_was_counted_yet_or_not() {
    let scene = Scene::new(2, 0).await;
    let id = scene.opened().await;
    let envelope = sign(1, scene.position(1, id, Choice::Support).await);
    let closes = scene.sheet(1, id).await.rounds[0].closes_at;
    let left = closes - scene.world.ctx.now();
    scene.world.pass(left);
    let done = scene.sends(1, id, envelope.clone(), None).await;
    let told = SayRefused::Speak(SpeakRefused::Closed { at: closes });
    assert_eq!(refused(done), told);
    scene.world.pass(TimeDelta::hours(1));
    let (ctx, by) = (&scene.world.ctx, scene.actor(1));
    close(ctx, &by, SLUG, id).await.unwrap();
    scene.settle().await;
    let done = scene.sends(1, id, envelope.clone(), None).await;
    assert_eq!(refused(done), told);
    scene.opens(id).await;
    let done = scene.sends(1, id, envelope, None).await;
    assert_eq!(refused(done), told, "also while the next round is open");
}

#[tokio::test]
async fn of_two_tabs_the_second_is_told_which_number_follows() {
    let scene = Scene::new(2, 0).await;
    let id = scene.opened().await;
    let first = scene.position(1, id, Choice::Support).await;
    let second = changed(&first, |it| it.choice = Choice::Consent);
    let heard = scene.sends(1, id, sign(1, first.clone()), None).await;
    let done = scene.sends(1, id, sign(1, second.clone()), None).await;
    let follows = SpeakRefused::Number { expected: 2 };
    assert_eq!(refused(done), SayRefused::Speak(follows));
    let loose = changed(&second, |it| {
        it.number = 2;
        it.previous = Some(Digest::of(b"another"));
    });
    let done = scene.sends(1, id, sign(1, loose), None).await;
    assert_eq!(refused(done), SayRefused::Chain);
    let next = changed(&second, |it| {
        it.number = 2;
        it.previous = Some(Digest::parse(&heard.unwrap()[0].digest).unwrap());
    });
    scene.sends(1, id, sign(1, next), None).await.unwrap();
    let counts = scene.live(1, id).await.choices.unwrap();
    assert_eq!((counts["consent"], counts["support"]), (1, 0));
}

#[tokio::test]
async fn a_reason_is_the_one_that_was_signed_and_is_short_enough_to_be_read() {
    let scene = Scene::new(2, 0).await;
    let id = scene.opened().await;
    let fields = scene.fields(1, id).await;
    let envelope = || sign(1, position(fields.clone(), Choice::Objection));
    let with = |change: fn(&mut Given)| {
        let mut given = given();
        change(&mut given);
        Some(given)
    };
    let missing = scene.sends(1, id, envelope(), None).await;
    assert_eq!(refused(missing), SayRefused::Reason(ReasonRefused::Missing));
    for (given, why) in [
        (with(|it| it.harm.clear()), ReasonRefused::Harm),
        (with(|it| it.reason.push('!')), ReasonRefused::Other),
        (with(|it| it.salt = "ff".repeat(32)), ReasonRefused::Other),
        (with(|it| it.salt = "x".to_owned()), ReasonRefused::Salt),
        (with(|it| it.reason.clear()), ReasonRefused::Missing),
    ] {
        let done = scene.sends(1, id, envelope(), given.as_ref()).await;
        assert_eq!(refused(done), SayRefused::Reason(why));
    }
    let long = with(|it| it.reason = "a".repeat(1 << 20));
    let done = scene.sends(1, id, envelope(), long.as_ref()).await;
    assert!(matches!(
        refused(done),
        SayRefused::Reason(ReasonRefused::Typed(_))
    ));
    scene
        .sends(1, id, envelope(), Some(&given()))
        .await
        .unwrap();
}

#[tokio::test]
async fn nobody_of_another_cpts_speaks_and_no_decision_is_found_under_another_address() {
    let scene = Scene::new(2, 0).await;
    let id = scene.opened().await;
    let (ctx, world) = (&scene.world.ctx, &scene.world);
    let own = scene.position(1, id, Choice::Support).await;
    let cher = world.cpts("cher").await;
    let stranger = world.person("Autre").await;
    world
        .adhesion(cher, &stranger, domain::member::AdhesionState::Admitted)
        .await;
    scene.device(&stranger, 77).await;
    let done = speak(ctx, &stranger, SLUG, id, &[sign(77, own.clone())], None).await;
    assert_eq!(refused(done), SayRefused::NotYou);
    let done = speak(ctx, &scene.actor(1), "cher", id, &[sign(1, own)], None).await;
    assert!(matches!(done, Err(Failure::NotFound)));
    let seen = service::decision::show::sheet(ctx, &stranger, SLUG, id).await;
    assert!(matches!(seen, Err(Failure::Forbidden(_))));
}

#[tokio::test]
async fn who_left_meanwhile_speaks_no_more() {
    let scene = Scene::new(2, 0).await;
    let id = scene.opened().await;
    let own = sign(2, scene.position(2, id, Choice::Support).await);
    let state = domain::member::AdhesionState::Suspended.code();
    entity::adhesion::Entity::update_many()
        .col_expr(
            entity::adhesion::Column::State,
            sea_orm::sea_query::Expr::value(state),
        )
        .filter(entity::adhesion::Column::Id.eq(scene.of(2).adhesion.0))
        .exec(scene.world.ctx.db().read())
        .await
        .unwrap();
    let done = scene.sends(2, id, own, None).await;
    assert_eq!(refused(done), SayRefused::NotYou);
}
