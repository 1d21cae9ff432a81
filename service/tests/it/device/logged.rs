use chrono::TimeDelta;
use domain::id::CptsId;
use domain::member::AdhesionState;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use service::Actor;
use service::account::device::{revoke, revoke_signed, stop};
use service::log::{Vault, sequence};
use service::member::apply::apply;
use service::member::leave::{Act, act};
use service::person::export::export;
use signed::device::{Enrolment, Reason, Revocation};
use signed::{Envelope, Verified};
use tlog::leaf::{Commitment, Kind, Leaf, Salt};
use tlog::note::VerifierKey;
use tlog::receipt::Receipt;

use super::hand::{card, enrolled, key, mail, revocation};
use crate::join;
use crate::world::World;

/// What was logged, in its order.
async fn openings(world: &World, cpts: CptsId) -> Vec<entity::log_opening::Model> {
    entity::log_opening::Entity::find()
        .filter(entity::log_opening::Column::CptsId.eq(cpts.0))
        .order_by_asc(entity::log_opening::Column::LoggedAt)
        .order_by_asc(entity::log_opening::Column::Kind)
        .all(world.ctx.db().read())
        .await
        .expect("reads")
}

async fn kinds(world: &World, cpts: CptsId) -> Vec<String> {
    let rows = openings(world, cpts).await;
    rows.into_iter().map(|it| it.kind).collect()
}

/// A CPTS where she is a member.
async fn member(world: &World, slug: &str, actor: &Actor) -> CptsId {
    let cpts = world.cpts(slug).await;
    world.adhesion(cpts, actor, AdhesionState::Admitted).await;
    cpts
}

#[tokio::test]
async fn every_cpts_of_hers_has_the_enrolment_and_no_other_one() {
    let world = World::new().await;
    let claire = card(&world).await;
    let loire = member(&world, "loire", &claire).await;
    let (asked, left, strange) = (
        world.cpts("cher").await,
        world.cpts("indre").await,
        world.cpts("vienne").await,
    );
    world.adhesion(asked, &claire, AdhesionState::Applied).await;
    world.adhesion(left, &claire, AdhesionState::Resigned).await;
    enrolled(&world, &claire, 1).await;
    for cpts in [loire, asked] {
        let kinds = kinds(&world, cpts).await;
        assert_eq!(kinds, ["device.accepted", "device.enrolment"]);
    }
    assert!(kinds(&world, left).await.is_empty());
    assert!(kinds(&world, strange).await.is_empty());
    // The very envelope, for her alone.
    let rows = openings(&world, loire).await;
    let envelope = Envelope::parse(&rows[1].blob).expect("an envelope");
    let said: Verified<Enrolment> = envelope.verify_enrolment().expect("signed");
    assert_eq!(said.payload().key, key(1));
    for row in rows {
        assert!(!row.open);
        assert_eq!(row.person_id, Some(claire.person.0));
    }
}

#[tokio::test]
async fn a_device_from_before_an_application_is_logged_with_it_once() {
    let world = World::new().await;
    let (rives, _) = join::two(&world).await;
    let claire = card(&world).await;
    enrolled(&world, &claire, 1).await;
    let lost = enrolled(&world, &claire, 2).await;
    revoke(&world.ctx, &claire, lost, Reason::Lost)
        .await
        .expect("ends");
    assert!(kinds(&world, rives).await.is_empty());
    let form = join::application(join::nurse(), &["rives"]);
    let entered = apply(&world.ctx, &claire, &form).await.expect("applies");
    // Of the one that ended before, that register never heard.
    let rows = openings(&world, rives).await;
    let logged: Vec<&str> = rows.iter().map(|it| it.kind.as_str()).collect();
    assert_eq!(logged, ["device.accepted", "device.enrolment"]);
    let envelope = Envelope::parse(&rows[1].blob).expect("an envelope");
    let said: Verified<Enrolment> = envelope.verify_enrolment().expect("signed");
    assert_eq!(said.payload().key, key(1));
    // She withdraws, her device ends meanwhile, she has another one, she comes back.
    act(&world.ctx, &claire, entered[0].adhesion, &Act::Withdraw)
        .await
        .expect("withdraws");
    let word = revocation(&claire, 1, 1, Reason::Lost);
    revoke_signed(&world.ctx, &claire, &word)
        .await
        .expect("ends");
    enrolled(&world, &claire, 3).await;
    world.pass(TimeDelta::minutes(1));
    apply(&world.ctx, &claire, &form).await.expect("applies");
    assert_eq!(
        kinds(&world, rives).await,
        [
            "device.accepted",
            "device.enrolment",
            "device.accepted",
            "device.enrolment",
            "device.revocation"
        ]
    );
}

#[tokio::test]
async fn a_signed_revocation_stands_as_it_was_signed_and_an_unsigned_end_as_attested() {
    let world = World::new().await;
    let claire = card(&world).await;
    enrolled(&world, &claire, 1).await;
    let loire = member(&world, "loire", &claire).await;
    let word = revocation(&claire, 1, 1, Reason::Lost);
    revoke_signed(&world.ctx, &claire, &word)
        .await
        .expect("ends");
    let rows = openings(&world, loire).await;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].blob, word);
    let envelope = Envelope::parse(&rows[0].blob).expect("an envelope");
    let said: Verified<Revocation> = envelope.verify(&key(1)).expect("signed");
    assert_eq!(said.payload().key, key(1).id());

    let waits = mail(&world).await;
    let cher = member(&world, "cher", &waits).await;
    let device = enrolled(&world, &waits, 2).await;
    world.pass(TimeDelta::minutes(1));
    stop(&world.ctx, &waits, device).await.expect("stops");
    assert_eq!(
        kinds(&world, cher).await,
        ["device.enrolment", "device.ended"]
    );
    let rows = openings(&world, cher).await;
    let fact = String::from_utf8(rows[1].blob.clone()).expect("text");
    assert_eq!(
        fact,
        format!(
            r#"{{"account":"{}","key":"{}","v":1,"why":"stopped"}}"#,
            waits.person,
            key(2).id()
        )
    );
}

#[tokio::test]
async fn a_stopped_register_holds_no_revocation_up() {
    let world = World::new().await;
    let claire = card(&world).await;
    enrolled(&world, &claire, 1).await;
    let loire = member(&world, "loire", &claire).await;
    stopped(&world, loire).await;
    let word = revocation(&claire, 1, 1, Reason::Stolen);
    revoke_signed(&world.ctx, &claire, &word)
        .await
        .expect("ends all the same");
    assert_eq!(kinds(&world, loire).await, ["device.revocation"]);
}

#[tokio::test]
async fn she_takes_her_receipts_along_and_they_hold_by_themselves() {
    let world = World::new().await;
    let claire = card(&world).await;
    let loire = member(&world, "loire", &claire).await;
    enrolled(&world, &claire, 1).await;
    let before = export(&world.ctx, &claire).await.expect("exports");
    assert!(before["register"][0]["receipt"].is_null());

    let folder = std::env::temp_dir().join(format!("registre-{}", world.ctx.uuid()));
    let vault = Vault::open(&folder).expect("a folder");
    sequence::run(&world.ctx, &vault).await.expect("runs");
    let file = export(&world.ctx, &claire).await.expect("exports");
    let log = entity::log::Entity::find()
        .filter(entity::log::Column::CptsId.eq(loire.0))
        .one(world.ctx.db().read())
        .await
        .expect("reads")
        .expect("a register");
    let vkey = VerifierKey::parse(&log.vkey).expect("a key");
    let entries = file["register"].as_array().expect("a list");
    assert_eq!(entries.len(), 2);
    for entry in entries {
        let text = |name: &str| entry[name].as_str().expect("a text").to_owned();
        let bytes = |name: &str| {
            let engine = base64::prelude::BASE64_URL_SAFE_NO_PAD;
            base64::Engine::decode(&engine, text(name)).expect("base64")
        };
        let kind = Kind::parse(&text("kind")).expect("a kind");
        let salt = Salt::from_bytes(bytes("salt").try_into().expect("32 bytes"));
        let leaf = Leaf::Committed {
            commitment: Commitment::to(&kind, &salt, &bytes("blob")),
            kind,
            subject: None,
        };
        let receipt = Receipt::parse(text("receipt").as_bytes()).expect("a receipt");
        receipt.verify(&leaf.bytes(), &vkey, &[]).expect("holds");
        assert_eq!(text("register"), log.origin);
    }
    let other = mail(&world).await;
    let file = export(&world.ctx, &other).await.expect("exports");
    assert_eq!(file["register"].as_array().map(Vec::len), Some(0));
    std::fs::remove_dir_all(folder).expect("goes");
}

async fn stopped(world: &World, cpts: CptsId) {
    use sea_orm::ActiveValue::Set;
    entity::log_refusal::Entity::insert(entity::log_refusal::ActiveModel {
        cpts_id: Set(cpts.0),
        reason: Set("behind".to_owned()),
        kept_note: Set(None),
        found_note: Set(None),
        place: Set(None),
        found_at: Set(world.ctx.now()),
    })
    .exec_without_returning(world.ctx.db().read())
    .await
    .expect("stops");
}
