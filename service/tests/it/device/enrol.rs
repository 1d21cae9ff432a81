use chrono::TimeDelta;
use domain::account::device::{Acceptance, MOST};
use sea_orm::{EntityTrait, PaginatorTrait};
use service::Failure;
use service::account::device::{EnrolRefused, enrol, rename, speaker};
use signed::Digest;

use super::hand::{
    card, enrolled, enrolment, id, key, listed, mail, mails, send, sign, speaks, waits,
};
use crate::world::World;

fn refused<T>(outcome: Result<T, Failure<EnrolRefused>>, wanted: EnrolRefused) -> bool {
    matches!(outcome, Err(Failure::Refused(refusal)) if refusal == wanted)
}

#[tokio::test]
async fn after_a_card_a_device_speaks_at_once() {
    let world = World::new().await;
    let claire = card(&world).await;
    let device = enrolled(&world, &claire, 1).await;
    assert!(speaks(&world, &claire, device).await);
    let shown = listed(&world, &claire, device).await;
    assert_eq!(shown.accepted, Some(Acceptance::SignIn));
    assert_eq!(shown.code, None);
    let found = speaker(
        world.ctx.db().read(),
        claire.person,
        &key(1).id(),
        world.ctx.now(),
    )
    .await
    .expect("reads");
    assert_eq!(found, Some(key(1)));
}

#[tokio::test]
async fn after_a_code_by_mail_a_device_waits_and_the_address_is_told() {
    let world = World::new().await;
    let claire = mail(&world).await;
    let device = enrolled(&world, &claire, 1).await;
    assert!(waits(&world, &claire, device).await);
    let told = mails(&world, "device-waits").await;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].recipient, "claire@exemple.fr");
    world.pass(TimeDelta::hours(72));
    assert!(speaks(&world, &claire, device).await);
}

#[tokio::test]
async fn sent_twice_it_is_enrolled_once_and_nobody_else_takes_its_key() {
    let world = World::new().await;
    let claire = card(&world).await;
    let envelope = sign(1, enrolment(&world, &claire, 1).await);
    let (one, two) = tokio::join!(
        send(&world, &claire, &envelope),
        send(&world, &claire, &envelope)
    );
    assert_eq!(one.expect("enrols"), two.expect("is there"));
    // A second tab made another challenge for the same key.
    enrolled(&world, &claire, 1).await;
    let other = mail(&world).await;
    let taken = sign(1, enrolment(&world, &other, 1).await);
    assert!(refused(
        send(&world, &other, &taken).await,
        EnrolRefused::KeyTaken
    ));
    let count = entity::device::Entity::find()
        .count(world.ctx.db().read())
        .await
        .expect("counts");
    assert_eq!(count, 1);
}

#[tokio::test]
async fn a_challenge_serves_once_in_its_session_and_in_time() {
    let world = World::new().await;
    let claire = card(&world).await;
    let used = enrolment(&world, &claire, 1).await;
    send(&world, &claire, &sign(1, used.clone()))
        .await
        .expect("enrols");
    let mut replayed = used;
    replayed.key = key(2);
    let no = EnrolRefused::Challenge;
    assert!(refused(send(&world, &claire, &sign(2, replayed)).await, no));
    // Begun in one session, sent in another one of the same person.
    let begun = sign(2, enrolment(&world, &claire, 2).await);
    let elsewhere = card(&world).await;
    assert_eq!(elsewhere.person, claire.person);
    assert!(refused(send(&world, &elsewhere, &begun).await, no));
    // A later one voids it; ten minutes do too.
    let later = sign(2, enrolment(&world, &claire, 2).await);
    assert!(refused(send(&world, &claire, &begun).await, no));
    world.pass(TimeDelta::minutes(10));
    assert!(refused(send(&world, &claire, &later).await, no));
    let mut invented = enrolment(&world, &claire, 2).await;
    invented.challenge = Digest::of(b"invented");
    assert!(refused(send(&world, &claire, &sign(2, invented)).await, no));
}

#[tokio::test]
async fn an_enrolment_for_another_account_is_not_taken() {
    let world = World::new().await;
    let claire = card(&world).await;
    let other = mail(&world).await;
    let mut said = enrolment(&world, &claire, 1).await;
    said.account = id(&other);
    assert!(refused(
        send(&world, &claire, &sign(1, said)).await,
        EnrolRefused::OtherAccount
    ));
}

#[tokio::test]
async fn what_its_own_key_did_not_sign_is_not_taken() {
    let world = World::new().await;
    let claire = card(&world).await;
    let envelope = sign(1, enrolment(&world, &claire, 1).await);
    let no = EnrolRefused::NotSigned;
    // One bit of the signature; S plus the order of the group; another key; no envelope; blanks.
    for bytes in [
        flipped(&envelope),
        malleable(&envelope),
        String::from_utf8_lossy(&envelope)
            .replace(&key(1).id().to_string(), &key(2).id().to_string())
            .into_bytes(),
        b"{}".to_vec(),
        [b" ".as_slice(), &envelope].concat(),
    ] {
        assert!(refused(send(&world, &claire, &bytes).await, no));
    }
    send(&world, &claire, &envelope).await.expect("enrols");
}

fn signature(envelope: &[u8]) -> [u8; 64] {
    let at = envelope.len() - 2 - 86;
    let text = String::from_utf8_lossy(&envelope[at..at + 86]).into_owned();
    let bytes = base64::Engine::decode(&base64::prelude::BASE64_URL_SAFE_NO_PAD, text);
    bytes.expect("base64").try_into().expect("64 bytes")
}

fn with_signature(envelope: &[u8], signature: [u8; 64]) -> Vec<u8> {
    let at = envelope.len() - 2 - 86;
    let text = base64::Engine::encode(&base64::prelude::BASE64_URL_SAFE_NO_PAD, signature);
    [&envelope[..at], text.as_bytes(), &envelope[at + 86..]].concat()
}

fn flipped(envelope: &[u8]) -> Vec<u8> {
    let mut bytes = signature(envelope);
    bytes[0] ^= 1;
    with_signature(envelope, bytes)
}

fn malleable(envelope: &[u8]) -> Vec<u8> {
    // The order of the group, little-endian.
    const ORDER: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde,
        0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let mut bytes = signature(envelope);
    let mut carry = 0_u16;
    for (byte, more) in bytes[32..].iter_mut().zip(ORDER) {
        let sum = u16::from(*byte) + u16::from(more) + carry;
        *byte = u8::try_from(sum & 0xff).expect("a byte");
        carry = sum >> 8;
    }
    with_signature(envelope, bytes)
}

#[tokio::test]
async fn there_are_not_endlessly_many() {
    let world = World::new().await;
    let claire = card(&world).await;
    for seed in 1..=u8::try_from(MOST).expect("few") {
        enrolled(&world, &claire, seed).await;
    }
    let more = sign(99, enrolment(&world, &claire, 99).await);
    assert!(refused(
        send(&world, &claire, &more).await,
        EnrolRefused::TooMany
    ));
}

#[tokio::test]
async fn a_device_has_a_name_that_its_owner_changes() {
    let world = World::new().await;
    let claire = card(&world).await;
    let envelope = sign(1, enrolment(&world, &claire, 1).await);
    for name in [" ".to_owned(), "n".repeat(61), "a\u{7}b".to_owned()] {
        let outcome = enrol(&world.ctx, &claire, &envelope, &name).await;
        assert!(matches!(
            outcome,
            Err(Failure::Refused(EnrolRefused::Name(_)))
        ));
    }
    let device = send(&world, &claire, &envelope).await.expect("enrols");
    rename(&world.ctx, &claire, device, " Bureau ")
        .await
        .expect("renames");
    assert_eq!(listed(&world, &claire, device).await.name, "Bureau");
    let other = mail(&world).await;
    assert!(matches!(
        rename(&world.ctx, &other, device, "À moi").await,
        Err(Failure::NotFound)
    ));
}
