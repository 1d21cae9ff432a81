use domain::contract::mandate::Missing;
use domain::contract::signing::Order;
use domain::contract::stage::StageRefused;
use domain::role::RoleKind;
use domain::statutes::OrganKind;
use entity::partner;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use service::Failure;
use service::contract::begin::begin;
use service::contract::guest::invite;
use service::contract::mandate::{Asked, MandateRefused, ask};
use service::contract::signing::{OpenRefused, open_with};
use service::contract::{guest, negotiate, sign};
use service::decision::{close, table};
use signed::decision::Choice;

use super::scene::{FINESS, GUEST, Hospital, PDF, statutes};
use crate::decision::scene::{SLUG, sign as envelope};

const OTHER: &str = "cher";

#[tokio::test]
async fn two_cpts_sign_one_contract_each_by_its_own_vote_and_it_holds_when_all_have_signed() {
    let it = Hospital::new().await;
    let beside = it.scene.beside(OTHER, &statutes(), 21).await;
    let ctx = &it.scene.world.ctx;
    let mut begun = it.begun();
    begun.with = vec![OTHER.parse().unwrap()];
    let id = begin(ctx, &it.actor(1), SLUG, &begun).await.unwrap();
    it.writes(id, |_| ()).await;
    negotiate::open(ctx, &it.actor(1), SLUG, id).await.unwrap();
    invite(ctx, &it.actor(1), SLUG, id, &it.director())
        .await
        .unwrap();
    guest::accept(ctx, &it.guest, &it.token().await)
        .await
        .unwrap();
    let asked = Asked {
        organ: OrganKind::Board,
        why: "Un seul hôpital pour deux territoires.".to_owned(),
    };
    let theirs = beside.actor(1);
    let unknown = ask(ctx, &theirs, OTHER, id, &asked).await;
    assert!(
        matches!(
            unknown,
            Err(Failure::Refused(MandateRefused::UnknownPartner(_)))
        ),
        "nobody could stand aside: its register does not know the hospital"
    );
    partner::Entity::insert(partner::ActiveModel {
        id: Set(ctx.uuid()),
        cpts_id: Set(beside.cpts.0),
        kind: Set("hospital".to_owned()),
        name: Set("Hôpital des Rives".to_owned()),
        search_name: Set("hopital des rives".to_owned()),
        finess: Set(Some(FINESS.to_owned())),
        created_at: Set(ctx.now()),
        version: Set(1),
        ..Default::default()
    })
    .exec_without_returning(ctx.db().read())
    .await
    .unwrap();
    for n in [2, 3] {
        let role = RoleKind::BoardMember;
        it.scene
            .world
            .role(beside.cpts, &beside.actor(n), role)
            .await;
    }
    let ours = it.asked(id).await;
    it.agrees(ours).await;
    let printed = it.sheet(1, id).await.head.text.digest();
    let by = it.actor(1);
    let early = open_with(ctx, &by, SLUG, id, Order::Free, (printed, PDF)).await;
    let lacking = vec![(beside.cpts.0, Missing::NotAsked)];
    assert!(matches!(
        early,
        Err(Failure::Refused(OpenRefused::Stage(StageRefused::Mandate(found)))) if found == lacking
    ));
    let decision = ask(ctx, &theirs, OTHER, id, &asked).await.unwrap();
    table::table(ctx, &theirs, OTHER, decision, 1)
        .await
        .unwrap();
    beside.pass(2).await;
    beside.opens(decision).await;
    for n in [1, 2, 3] {
        beside.says(n, decision, Choice::Consent).await;
    }
    close::close(ctx, &theirs, OTHER, decision).await.unwrap();
    beside.settle().await;
    it.opens(id, Order::Free).await;
    it.scene.device(&it.guest, GUEST).await;
    assert!(!it.signs(&it.actor(1), 1, id).await.unwrap().in_force);
    assert!(!it.signs(&it.guest, GUEST, id).await.unwrap().in_force);
    let offer = sign::offer(ctx, &theirs, OTHER, id).await.unwrap();
    let bytes = envelope(21, offer.statement.unwrap());
    let last = sign::sign(ctx, &theirs, OTHER, id, &bytes).await.unwrap();
    assert!(last.in_force);
}
