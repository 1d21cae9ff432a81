use chrono::TimeDelta;
use domain::account::device::End as DeviceEnd;
use domain::canonical::Digest;
use domain::contract::mandate::Missing;
use domain::contract::signing::{Order, SignRefused};
use domain::contract::stage::{Stage, Step};
use domain::id::DeviceId;
use domain::role::RoleKind;
use entity::{attachment, bloc, device, role};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use service::Failure;
use service::contract::guest::{enter, give};
use service::contract::scan::{self, Answer, ScanRefused};
use service::contract::sign::{SignatureRefused, sign};
use service::contract::{file, show};

use super::scene::{GUEST, Hospital, PDF};
use crate::decision::scene::{SLUG, sign as envelope};

fn rule<T: std::fmt::Debug>(done: Result<T, Failure<SignatureRefused>>) -> SignRefused {
    match done {
        Err(Failure::Refused(SignatureRefused::Rule(it))) => it,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn it_is_in_force_when_both_have_signed_and_the_file_proves_all_of_it() {
    let it = Hospital::new().await;
    let id = it.opened(Order::Free).await;
    it.scene.device(&it.guest, GUEST).await;
    let ours = it.signs(&it.actor(1), 1, id).await.unwrap();
    assert!(ours.new && !ours.in_force);
    let again = it.signs(&it.actor(1), 1, id).await;
    assert!(!again.unwrap().new, "sent twice, signed once");
    let theirs = it.signs(&it.guest, GUEST, id).await.unwrap();
    assert!(theirs.in_force);
    let sheet = it.sheet(2, id).await;
    assert_eq!(sheet.seen.stage.step(), Step::InForce);
    assert_eq!(sheet.signatures.len(), 2);
    assert!(!sheet.due.is_empty());
    it.scene.settle().await;
    let ctx = &it.scene.world.ctx;
    let archive = file::of(ctx, &it.guest, SLUG, id).await.unwrap();
    let report = ::contract::audit::audit(&archive, None);
    assert_eq!(report.faults, [], "{report:#?}");
    let mut altered = archive;
    if let Some(byte) = altered.pdf.last_mut() {
        *byte ^= 1;
    }
    let report = ::contract::audit::audit(&altered, None);
    assert_ne!(report.faults, []);
}

#[tokio::test]
async fn nobody_signs_but_who_is_named_and_nothing_but_what_is_open() {
    let it = Hospital::new().await;
    let id = it.opened(Order::Free).await;
    let ctx = &it.scene.world.ctx;
    let statement = it.offer(&it.actor(1), id).await.statement.unwrap();
    let by = it.actor(2);
    assert!(it.offer(&by, id).await.statement.is_none());
    let done = sign(ctx, &by, SLUG, id, &envelope(2, statement.clone())).await;
    assert_eq!(rule(done), SignRefused::NotSignatory);
    let stolen = sign(ctx, &by, SLUG, id, &envelope(1, statement.clone())).await;
    assert!(matches!(
        stolen,
        Err(Failure::Refused(SignatureRefused::UnknownKey))
    ));
    let by = it.actor(1);
    let mut other = statement.clone();
    other.pdf = signed::Digest::parse(&Digest::of(b"%PDF-1.7 conventioN").to_string()).unwrap();
    let done = sign(ctx, &by, SLUG, id, &envelope(1, other)).await;
    assert!(matches!(
        done,
        Err(Failure::Refused(SignatureRefused::OtherStatement))
    ));
    let mut other = statement.clone();
    other.function = signed::contract::Words::parse("Trésorerie").unwrap();
    let done = sign(ctx, &by, SLUG, id, &envelope(1, other)).await;
    assert!(matches!(
        done,
        Err(Failure::Refused(SignatureRefused::OtherStatement))
    ));
    it.writes(id, |typed| typed.clauses[0].body.push_str(" Et la nuit."))
        .await;
    let done = sign(ctx, &by, SLUG, id, &envelope(1, statement)).await;
    assert!(matches!(
        done,
        Err(Failure::Refused(SignatureRefused::NotOpen(
            Step::Negotiation
        )))
    ));
}

#[tokio::test]
async fn a_revoked_device_signs_nothing_and_one_that_waits_signs_with_the_officers_code_only() {
    let it = Hospital::new().await;
    let id = it.opened(Order::Free).await;
    let (ctx, world) = (&it.scene.world.ctx, &it.scene.world);
    let db = ctx.db().read();
    device::Entity::update_many()
        .col_expr(device::Column::EndedAt, Expr::value(ctx.now()))
        .col_expr(
            device::Column::EndedWhy,
            Expr::value(DeviceEnd::Lost.code()),
        )
        .filter(device::Column::PersonId.eq(it.actor(1).person.0))
        .exec(db)
        .await
        .unwrap();
    let done = it.signs(&it.actor(1), 1, id).await;
    assert!(matches!(
        done,
        Err(Failure::Refused(SignatureRefused::KeyEnded {
            why: DeviceEnd::Lost,
            ..
        }))
    ));
    it.scene.device(&it.guest, GUEST).await;
    device::Entity::update_many()
        .col_expr(
            device::Column::SpeaksFrom,
            Expr::value(ctx.now() + TimeDelta::hours(72)),
        )
        .filter(device::Column::PersonId.eq(it.guest.person.0))
        .exec(db)
        .await
        .unwrap();
    let done = it.signs(&it.guest, GUEST, id).await;
    assert!(matches!(
        done,
        Err(Failure::Refused(SignatureRefused::KeyWaits { .. }))
    ));
    let row = device::Entity::find()
        .filter(device::Column::PersonId.eq(it.guest.person.0))
        .one(db)
        .await
        .unwrap()
        .unwrap();
    let guest = it.guest_row(id).await.id.into();
    let (digits, _) = give(ctx, &it.actor(1), SLUG, id, guest).await.unwrap();
    enter(ctx, &it.guest, SLUG, id, (&digits, DeviceId(row.id)))
        .await
        .unwrap();
    it.signs(&it.guest, GUEST, id).await.unwrap();
    world.pass(TimeDelta::seconds(1));
}

#[tokio::test]
async fn a_signatory_who_became_attached_or_left_the_board_does_not_sign() {
    let it = Hospital::new().await;
    let id = it.opened(Order::Free).await;
    let ctx = &it.scene.world.ctx;
    let db = ctx.db().read();
    let group = bloc::Entity::find().one(db).await.unwrap().unwrap();
    attachment::Entity::insert(attachment::ActiveModel {
        id: Set(ctx.uuid()),
        cpts_id: Set(it.scene.cpts.0),
        adhesion_id: Set(it.scene.of(1).adhesion.0),
        bloc_id: Set(Some(group.id)),
        way: Set("mandate".to_owned()),
        source: Set("board".to_owned()),
        starts_on: Set(it.scene.world.today()),
        state: Set("confirmed".to_owned()),
        created_at: Set(ctx.now()),
        version: Set(1),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    let done = rule(it.signs(&it.actor(1), 1, id).await);
    assert!(matches!(done, SignRefused::Attached(it) if it.article == "19"));
    role::Entity::delete_many()
        .filter(role::Column::PersonId.eq(it.actor(1).person.0))
        .filter(role::Column::Kind.eq(RoleKind::President.code()))
        .exec(db)
        .await
        .unwrap();
    assert!(it.offer(&it.actor(1), id).await.party.is_none());
}

#[tokio::test]
async fn in_a_fixed_order_the_hospital_waits_and_a_delegation_that_is_over_signs_nothing() {
    let it = Hospital::new().await;
    let id = it.negotiated().await;
    let until = it.scene.day(20);
    it.writes(id, |typed| typed.parties[1].signatory.until = Some(until))
        .await;
    it.invited(id).await;
    let decision = it.asked(id).await;
    it.agrees(decision).await;
    it.opens(id, Order::Fixed).await;
    it.scene.device(&it.guest, GUEST).await;
    let first = it.scene.cpts.0;
    let done = rule(it.signs(&it.guest, GUEST, id).await);
    assert_eq!(done, SignRefused::NotYourTurn { first });
    it.signs(&it.actor(1), 1, id).await.unwrap();
    it.scene.pass(30).await;
    let done = rule(it.signs(&it.guest, GUEST, id).await);
    assert_eq!(done, SignRefused::RepresentationOver { on: until });
}

#[tokio::test]
async fn a_scan_takes_the_place_of_a_signature_when_two_officers_say_so() {
    let it = Hospital::new().await;
    let id = it.opened(Order::Free).await;
    let (ctx, by) = (&it.scene.world.ctx, it.actor(1));
    it.scene
        .world
        .role(it.scene.cpts, &it.actor(4), RoleKind::Secretary)
        .await;
    it.signs(&by, 1, id).await.unwrap();
    let file = ("scan.pdf", b"%PDF-1.7 scan".as_slice());
    let party = it.partner.0;
    let sent = scan::send(ctx, &by, SLUG, id, party, file).await.unwrap();
    let alone = scan::answer(ctx, &by, SLUG, id, (sent, Answer::Confirm)).await;
    assert!(matches!(
        alone,
        Err(Failure::Refused(ScanRefused::SameOfficer))
    ));
    let member = scan::answer(ctx, &it.actor(2), SLUG, id, (sent, Answer::Confirm)).await;
    assert!(matches!(member, Err(Failure::Forbidden(_))));
    let done = scan::answer(ctx, &it.actor(4), SLUG, id, (sent, Answer::Confirm)).await;
    assert!(done.unwrap(), "in force");
    let sheet = it.sheet(2, id).await;
    assert!(sheet.signatures.iter().any(|it| it.paper));
    it.scene.settle().await;
    let archive = file::of(ctx, &by, SLUG, id).await.unwrap();
    let report = ::contract::audit::audit(&archive, None);
    assert_eq!(report.faults, [], "{report:#?}");
    let twice = scan::send(ctx, &by, SLUG, id, party, file).await;
    assert!(matches!(
        twice,
        Err(Failure::Refused(ScanRefused::NotOpen(_)))
    ));
}

#[tokio::test]
async fn two_signatures_at_one_instant_are_both_heard_and_the_second_puts_it_in_force() {
    let it = Hospital::new().await;
    let id = it.opened(Order::Free).await;
    it.scene.device(&it.guest, GUEST).await;
    let (ctx, by) = (&it.scene.world.ctx, it.actor(1));
    let ours = envelope(1, it.offer(&by, id).await.statement.unwrap());
    let theirs = envelope(GUEST, it.offer(&it.guest, id).await.statement.unwrap());
    let (one, other) = tokio::join!(
        sign(ctx, &by, SLUG, id, &ours),
        sign(ctx, &it.guest, SLUG, id, &theirs)
    );
    let (one, other) = (one.unwrap(), other.unwrap());
    assert!(one.in_force != other.in_force);
    let stage = show::show(ctx, &by, SLUG, id).await.unwrap().seen.stage;
    assert!(matches!(stage, Stage::InForce(it) if it.document == Digest::of(PDF)));
}

#[tokio::test]
async fn the_sign_button_is_off_without_a_mandate_and_says_why() {
    let it = Hospital::new().await;
    let id = it.opened(Order::Free).await;
    let ctx = &it.scene.world.ctx;
    let db = ctx.db().read();
    entity::contract_mandate::Entity::delete_many()
        .exec(db)
        .await
        .unwrap();
    let offer = it.offer(&it.actor(1), id).await;
    assert_eq!(offer.refused, Some(SignRefused::Mandate(Missing::NotAsked)));
}
