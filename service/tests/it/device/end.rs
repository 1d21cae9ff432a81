use chrono::TimeDelta;
use domain::account::device::{End, State};
use service::Failure;
use service::account::device::{
    EnrolRefused, RevokeRefused, WordRefused, approve, revoke, revoke_signed, speaker,
};
use service::person::export::export;
use signed::device::Reason;

use super::hand::{
    approval, card, enrolled, enrolment, id, key, mail, replacing, revocation, send, sign, speaks,
    state, waits,
};
use crate::world::World;

#[tokio::test]
async fn a_device_is_revoked_by_another_ones_word_or_its_own() {
    let world = World::new().await;
    let claire = card(&world).await;
    let one = enrolled(&world, &claire, 1).await;
    let two = enrolled(&world, &claire, 2).await;
    let stolen = revocation(&claire, 2, 1, Reason::Stolen);
    revoke_signed(&world.ctx, &claire, &stolen)
        .await
        .expect("ends");
    let now = state(&world, &claire, one).await;
    assert!(matches!(
        now,
        State::Ended {
            why: End::Stolen,
            ..
        }
    ));
    let again = revoke_signed(&world.ctx, &claire, &stolen).await;
    assert!(matches!(again, Err(Failure::Refused(WordRefused::Ended))));
    // The revoked one says nothing any more, neither about itself nor about the other one.
    let word = revocation(&claire, 1, 2, Reason::Stolen);
    let outcome = revoke_signed(&world.ctx, &claire, &word).await;
    assert!(matches!(
        outcome,
        Err(Failure::Refused(WordRefused::Signer))
    ));
    let own = revocation(&claire, 2, 2, Reason::Retired);
    revoke_signed(&world.ctx, &claire, &own)
        .await
        .expect("ends itself");
    assert!(!speaks(&world, &claire, two).await);
}

#[tokio::test]
async fn a_revoked_key_never_comes_back_and_did_speak_before() {
    let world = World::new().await;
    let claire = card(&world).await;
    let device = enrolled(&world, &claire, 1).await;
    let before = world.ctx.now();
    world.pass(TimeDelta::minutes(1));
    revoke(&world.ctx, &claire, device, Reason::Lost)
        .await
        .expect("ends");
    let envelope = sign(1, enrolment(&world, &claire, 1).await);
    assert!(matches!(
        send(&world, &claire, &envelope).await,
        Err(Failure::Refused(EnrolRefused::Ended))
    ));
    let (db, gone) = (world.ctx.db().read(), key(1).id());
    let then = speaker(db, claire.person, &gone, before).await;
    assert!(then.expect("reads").is_some());
    let now = speaker(db, claire.person, &gone, world.ctx.now()).await;
    assert!(now.expect("reads").is_none());
}

#[tokio::test]
async fn without_a_signature_only_a_fresh_sign_in_revokes_and_only_ones_own() {
    let world = World::new().await;
    let claire = card(&world).await;
    let device = enrolled(&world, &claire, 1).await;
    let other = mail(&world).await;
    assert!(matches!(
        revoke(&world.ctx, &other, device, Reason::Lost).await,
        Err(Failure::NotFound)
    ));
    world.pass(TimeDelta::minutes(16));
    assert!(matches!(
        revoke(&world.ctx, &claire, device, Reason::Lost).await,
        Err(Failure::Refused(RevokeRefused::NotFresh))
    ));
    let claire = card(&world).await;
    for _ in 0..2 {
        revoke(&world.ctx, &claire, device, Reason::Lost)
            .await
            .expect("ends");
    }
    assert!(!speaks(&world, &claire, device).await);
}

#[tokio::test]
async fn the_word_of_another_account_ends_nothing() {
    let world = World::new().await;
    let claire = card(&world).await;
    let device = enrolled(&world, &claire, 1).await;
    let other = mail(&world).await;
    let mut forged = revocation(&claire, 9, 1, Reason::Stolen);
    let outcome = revoke_signed(&world.ctx, &claire, &forged).await;
    assert!(matches!(
        outcome,
        Err(Failure::Refused(WordRefused::Signer))
    ));
    forged = sign(
        1,
        signed::device::Revocation {
            account: id(&other),
            key: key(1).id(),
            reason: Reason::Stolen,
        },
    );
    let outcome = revoke_signed(&world.ctx, &claire, &forged).await;
    assert!(matches!(
        outcome,
        Err(Failure::Refused(WordRefused::OtherAccount))
    ));
    let unknown = revocation(&claire, 1, 8, Reason::Lost);
    let outcome = revoke_signed(&world.ctx, &claire, &unknown).await;
    assert!(matches!(
        outcome,
        Err(Failure::Refused(WordRefused::Unknown))
    ));
    assert!(speaks(&world, &claire, device).await);
}

#[tokio::test]
async fn a_replaced_device_ends_when_the_new_one_speaks() {
    let world = World::new().await;
    let claire = mail(&world).await;
    let old = enrolled(&world, &claire, 1).await;
    world.pass(TimeDelta::hours(72));
    let new = replacing(&world, &claire, 2, key(1).id()).await;
    assert!(speaks(&world, &claire, old).await);
    assert!(waits(&world, &claire, new).await);
    let word = approval(&world, &claire, 1, new).await;
    approve(&world.ctx, &claire, &word).await.expect("lets in");
    assert!(speaks(&world, &claire, new).await);
    let now = state(&world, &claire, old).await;
    assert!(matches!(
        now,
        State::Ended {
            why: End::Replaced,
            ..
        }
    ));
    // What ended is no more replaced, nor is what never was.
    for gone in [key(1).id(), key(9).id()] {
        let mut said = enrolment(&world, &claire, 3).await;
        said.replaces = Some(gone);
        assert!(matches!(
            send(&world, &claire, &sign(3, said)).await,
            Err(Failure::Refused(EnrolRefused::Replaces))
        ));
    }
}

#[tokio::test]
async fn a_person_takes_along_what_is_known_of_her_devices() {
    let world = World::new().await;
    let claire = card(&world).await;
    let device = enrolled(&world, &claire, 1).await;
    revoke(&world.ctx, &claire, device, Reason::Lost)
        .await
        .expect("ends");
    let file = export(&world.ctx, &claire).await.expect("exports");
    assert_eq!(file["devices"][0]["key"], key(1).id().to_string());
    assert_eq!(file["devices"][0]["ended_why"], "lost");
    assert!(!file.to_string().contains("stop_sha256"));
}
