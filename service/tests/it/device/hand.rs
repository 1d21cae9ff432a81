//! What a browser does: it makes a key and signs with it.

use domain::account::device::State;
use domain::id::DeviceId;
use eddsa::SecretKey;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use service::account::device::{EnrolRefused, Listed, begin, enrol, list};
use service::{Actor, Failure};
use signed::device::{Approval, Enrolment, Reason, Revocation, Storage};
use signed::key::{DeviceKey, KeyId};
use signed::{Digest, Id, Payload, ToSign};

use crate::sign_in::{by_email, by_provider, proof};
use crate::world::World;

pub fn secret(seed: u8) -> SecretKey {
    SecretKey::from_seed(&[seed; 32])
}

pub fn key(seed: u8) -> DeviceKey {
    DeviceKey::new(secret(seed).public())
}

pub fn id(actor: &Actor) -> Id {
    Id::parse(&actor.person.to_string()).expect("an id")
}

pub fn sign<T: Payload>(seed: u8, payload: T) -> Vec<u8> {
    let signed = ToSign::new(payload).expect("sound").sign(&secret(seed));
    signed.expect("by its key").envelope().bytes()
}

/// An enrolment that answers a challenge of this session.
pub async fn enrolment(world: &World, actor: &Actor, seed: u8) -> Enrolment {
    let begun = begin(&world.ctx, actor).await.expect("begins");
    assert_eq!(begun.account, actor.person.to_string());
    Enrolment {
        account: id(actor),
        challenge: Digest::parse(&begun.challenge).expect("a challenge"),
        key: key(seed),
        replaces: None,
        storage: Storage::Browser,
    }
}

pub async fn send(
    world: &World,
    actor: &Actor,
    envelope: &[u8],
) -> Result<DeviceId, Failure<EnrolRefused>> {
    enrol(&world.ctx, actor, envelope, "Téléphone").await
}

/// Enrols the device of that seed.
pub async fn enrolled(world: &World, actor: &Actor, seed: u8) -> DeviceId {
    let said = enrolment(world, actor, seed).await;
    send(world, actor, &sign(seed, said)).await.expect("enrols")
}

/// Enrols it in the place of another one.
pub async fn replacing(world: &World, actor: &Actor, seed: u8, old: KeyId) -> DeviceId {
    let mut said = enrolment(world, actor, seed).await;
    said.replaces = Some(old);
    send(world, actor, &sign(seed, said)).await.expect("enrols")
}

pub async fn listed(world: &World, actor: &Actor, id: DeviceId) -> Listed {
    let devices = list(&world.ctx, actor).await.expect("reads");
    let found = devices.list.into_iter().find(|it| it.id == id);
    found.expect("is in the list")
}

pub async fn state(world: &World, actor: &Actor, id: DeviceId) -> State {
    listed(world, actor, id).await.state
}

pub async fn speaks(world: &World, actor: &Actor, id: DeviceId) -> bool {
    matches!(state(world, actor, id).await, State::Speaking { .. })
}

pub async fn waits(world: &World, actor: &Actor, id: DeviceId) -> bool {
    matches!(state(world, actor, id).await, State::Waiting { .. })
}

/// « That device is mine too », by the device of seed `by`.
pub async fn approval(world: &World, actor: &Actor, by: u8, id_of: DeviceId) -> Vec<u8> {
    let listed = listed(world, actor, id_of).await;
    let said = Approval {
        account: id(actor),
        enrolment: Digest::parse(&listed.enrolment).expect("a digest"),
        key: KeyId::parse(&listed.key_id).expect("a key"),
    };
    sign(by, said)
}

/// « That key does not speak for me », by the device of seed `by`.
pub fn revocation(actor: &Actor, by: u8, gone: u8, reason: Reason) -> Vec<u8> {
    let said = Revocation {
        account: id(actor),
        key: key(gone).id(),
        reason,
    };
    sign(by, said)
}

/// Comes in by card.
pub async fn card(world: &World) -> Actor {
    by_provider(world, &proof("claire", Some("10003461033")))
        .await
        .actor
}

/// Comes in by a code.
pub async fn mail(world: &World) -> Actor {
    by_email(world, "claire@exemple.fr").await.actor
}

/// The mails of a kind, as sent to this address.
pub async fn mails(world: &World, kind: &str) -> Vec<entity::outbox::Model> {
    entity::outbox::Entity::find()
        .filter(entity::outbox::Column::Kind.eq(kind))
        .all(world.ctx.db().read())
        .await
        .expect("reads")
}
