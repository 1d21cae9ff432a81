use chrono::TimeDelta;
use domain::account::device::{Acceptance, End, State};
use service::Failure;
use service::account::device::{
    StopRefused, WordRefused, approve, revoke_signed, stop, stop_by_mail, stoppable,
};
use signed::Digest;
use signed::device::{Approval, Reason};
use signed::key::KeyId;

use super::hand::{
    approval, card, enrolled, id, listed, mail, mails, revocation, sign, speaks, state, waits,
};
use crate::world::World;
use service::account::provider::add;

use crate::sign_in::{by_email, by_provider, proof};

/// The token in the last mail that a device waits.
async fn token(world: &World) -> String {
    let mails = mails(world, "device-waits").await;
    let body = &mails.last().expect("a mail").body;
    let (_, token) = body.rsplit_once("/appareil/").expect("a link");
    token.trim().to_owned()
}

#[tokio::test]
async fn another_device_lets_it_in_by_its_signed_word() {
    let world = World::new().await;
    let claire = mail(&world).await;
    let old = enrolled(&world, &claire, 1).await;
    world.pass(TimeDelta::hours(72));
    let claire = mail(&world).await;
    let new = enrolled(&world, &claire, 2).await;
    assert!(waits(&world, &claire, new).await);
    let word = approval(&world, &claire, 1, new).await;
    approve(&world.ctx, &claire, &word).await.expect("lets in");
    approve(&world.ctx, &claire, &word).await.expect("again");
    assert!(speaks(&world, &claire, new).await);
    assert!(speaks(&world, &claire, old).await);
    let shown = listed(&world, &claire, new).await;
    assert_eq!(shown.accepted, Some(Acceptance::Device));
    assert_eq!(mails(&world, "device-accepted").await.len(), 1);
}

#[tokio::test]
async fn a_word_that_is_not_by_a_speaking_device_of_the_account_lets_nothing_in() {
    let world = World::new().await;
    let claire = mail(&world).await;
    let one = enrolled(&world, &claire, 1).await;
    let two = enrolled(&world, &claire, 2).await;
    let other = card(&world).await;
    enrolled(&world, &other, 3).await;
    let refused = |outcome, wanted| matches!(outcome, Err(Failure::Refused(it)) if it == wanted);
    // Two that wait do not let each other in; nor does the device of somebody else, nor a key nobody knows.
    for by in [2, 3, 9] {
        let word = approval(&world, &claire, by, one).await;
        let outcome = approve(&world.ctx, &claire, &word).await;
        assert!(refused(outcome, WordRefused::Signer), "{by}");
    }
    // Nobody sends it for her.
    let word = approval(&world, &claire, 2, one).await;
    let outcome = approve(&world.ctx, &other, &word).await;
    assert!(refused(outcome, WordRefused::Signer));
    world.pass(TimeDelta::hours(72));
    let three = enrolled(&world, &claire, 4).await;
    let shown = listed(&world, &claire, three).await;
    let said = |account, enrolment: &str| Approval {
        account,
        enrolment: Digest::parse(enrolment).expect("a digest"),
        key: KeyId::parse(&shown.key_id).expect("a key"),
    };
    let elsewhere = sign(1, said(id(&other), &shown.enrolment));
    let outcome = approve(&world.ctx, &claire, &elsewhere).await;
    assert!(refused(outcome, WordRefused::OtherAccount));
    let another = listed(&world, &claire, two).await.enrolment;
    let outcome = approve(&world.ctx, &claire, &sign(1, said(id(&claire), &another))).await;
    assert!(refused(outcome, WordRefused::Unknown));
    let outcome = approve(
        &world.ctx,
        &claire,
        &revocation(&claire, 1, 4, Reason::Lost),
    )
    .await;
    assert!(refused(outcome, WordRefused::NotSigned));
    assert!(waits(&world, &claire, three).await);
}

#[tokio::test]
async fn it_is_stopped_from_the_page_and_from_the_address_and_never_speaks() {
    let world = World::new().await;
    let claire = mail(&world).await;
    let one = enrolled(&world, &claire, 1).await;
    let first = token(&world).await;
    let other = card(&world).await;
    assert!(matches!(
        stop(&world.ctx, &other, one).await,
        Err(Failure::NotFound)
    ));
    for invented in ["", "invented"] {
        let outcome = stop_by_mail(&world.ctx, invented).await;
        assert!(matches!(outcome, Err(Failure::NotFound)));
    }
    let shown = stoppable(&world.ctx, &first).await.expect("shown");
    assert!(matches!(shown.state, State::Waiting { .. }));
    stop_by_mail(&world.ctx, &first).await.expect("stops");
    stop_by_mail(&world.ctx, &first).await.expect("once");
    world.pass(TimeDelta::seconds(1));
    let two = enrolled(&world, &claire, 2).await;
    stop(&world.ctx, &claire, two).await.expect("stops");
    world.pass(TimeDelta::hours(100));
    for device in [one, two] {
        let now = state(&world, &claire, device).await;
        assert!(matches!(
            now,
            State::Ended {
                why: End::Stopped,
                ..
            }
        ));
    }
    assert_eq!(mails(&world, "device-ended").await.len(), 2);
}

#[tokio::test]
async fn what_speaks_already_is_revoked_and_not_stopped() {
    let world = World::new().await;
    let claire = mail(&world).await;
    let device = enrolled(&world, &claire, 1).await;
    let link = token(&world).await;
    world.pass(TimeDelta::hours(72));
    let late = |outcome| matches!(outcome, Err(Failure::Refused(StopRefused::TooLate)));
    assert!(late(stop(&world.ctx, &claire, device).await));
    assert!(late(stop_by_mail(&world.ctx, &link).await));
    assert!(speaks(&world, &claire, device).await);
}

#[tokio::test]
async fn a_device_that_waits_ends_none() {
    let world = World::new().await;
    let claire = mail(&world).await;
    let old = enrolled(&world, &claire, 1).await;
    world.pass(TimeDelta::hours(72));
    enrolled(&world, &claire, 2).await;
    let word = revocation(&claire, 2, 1, Reason::Stolen);
    assert!(matches!(
        revoke_signed(&world.ctx, &claire, &word).await,
        Err(Failure::Refused(WordRefused::Signer))
    ));
    assert!(speaks(&world, &claire, old).await);
}

/// Who reads a mailbox adds a card of their own to the account, and comes in with it.
#[tokio::test]
async fn a_card_that_a_mailbox_added_lets_no_device_in_for_seventy_two_hours() {
    let world = World::new().await;
    let claire = mail(&world).await;
    let thief = proof("thief", Some("10003461041"));
    add(&world.ctx, &claire, &thief, "fr").await.expect("added");
    let inside = by_provider(&world, &thief).await.actor;
    assert_eq!(inside.person, claire.person);
    let device = enrolled(&world, &inside, 1).await;
    assert!(waits(&world, &inside, device).await);
    world.pass(TimeDelta::hours(72));
    let inside = by_provider(&world, &thief).await.actor;
    let later = enrolled(&world, &inside, 2).await;
    assert!(speaks(&world, &inside, later).await);
}

#[tokio::test]
async fn an_address_that_is_added_after_a_card_holds_nothing_up() {
    let world = World::new().await;
    let claire = card(&world).await;
    let generic = service::account::provider::Proof {
        provider: "other".to_owned(),
        issuer: "https://other.example".to_owned(),
        ..proof("claire-elsewhere", None)
    };
    add(&world.ctx, &claire, &generic, "fr")
        .await
        .expect("added");
    let device = enrolled(&world, &claire, 1).await;
    assert!(speaks(&world, &claire, device).await);
    by_email(&world, "someone@exemple.fr").await;
}
