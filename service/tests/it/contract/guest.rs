use chrono::TimeDelta;
use domain::id::DeviceId;
use domain::permission::Refused;
use entity::device;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use service::Failure;
use service::contract::comment::{self, CommentRefused};
use service::contract::guest::{
    AcceptRefused, CodeRefused, InviteRefused, accept, end, enter, give, invite, offered,
};
use service::contract::{register, show};

use super::scene::{GUEST, Hospital};
use crate::decision::scene::SLUG;

#[tokio::test]
async fn the_link_opens_for_who_proves_the_address_to_which_it_went_and_once() {
    let it = Hospital::new().await;
    let id = it.negotiated().await;
    let (ctx, by) = (&it.scene.world.ctx, it.actor(1));
    invite(ctx, &by, SLUG, id, &it.director()).await.unwrap();
    let twice = invite(ctx, &by, SLUG, id, &it.director()).await;
    assert!(matches!(twice, Err(Failure::Refused(InviteRefused::Twice))));
    let token = it.token().await;
    let offer = offered(ctx, &token).await.unwrap();
    assert_eq!(offer.email, "jean.petit@hopital.example");
    let other = accept(ctx, &it.actor(4), &token).await;
    assert!(matches!(
        other,
        Err(Failure::Refused(AcceptRefused::OtherAddress(_)))
    ));
    let (slug, found) = accept(ctx, &it.guest, &token).await.unwrap();
    assert_eq!((slug.as_str(), found), (SLUG, id));
    assert!(accept(ctx, &it.guest, &token).await.is_ok(), "asked twice");
    let late = accept(ctx, &it.actor(4), &token).await;
    assert!(matches!(late, Err(Failure::Refused(AcceptRefused::Used))));
    let wrong = offered(ctx, "nothing").await;
    assert!(matches!(wrong, Err(Failure::NotFound)));
}

#[tokio::test]
async fn a_link_is_good_for_thirty_days() {
    let it = Hospital::new().await;
    let id = it.negotiated().await;
    let (ctx, by) = (&it.scene.world.ctx, it.actor(1));
    invite(ctx, &by, SLUG, id, &it.director()).await.unwrap();
    let token = it.token().await;
    it.scene.world.pass(TimeDelta::days(30));
    let late = accept(ctx, &it.guest, &token).await;
    assert!(matches!(
        late,
        Err(Failure::Refused(AcceptRefused::Expired))
    ));
}

#[tokio::test]
async fn the_hospital_reads_and_comments_on_its_contract_and_nothing_else() {
    let it = Hospital::new().await;
    let (id, other) = (it.negotiated().await, it.negotiated().await);
    it.invited(id).await;
    let ctx = &it.scene.world.ctx;
    let sheet = show::show(ctx, &it.guest, SLUG, id).await.unwrap();
    assert!(!sheet.seen.member && !sheet.seen.leads);
    assert!(sheet.guests.is_empty(), "addresses are for who writes it");
    assert!(sheet.mandates.iter().all(|it| it.decision.is_none()));
    let clause = sheet.head.text.clauses[0].key.clone();
    comment::say(ctx, &it.guest, SLUG, id, (&clause, "Et la nuit ?"))
        .await
        .unwrap();
    let none = comment::say(ctx, &it.guest, SLUG, id, ("rien", "?")).await;
    assert!(matches!(
        none,
        Err(Failure::Refused(CommentRefused::Clause))
    ));
    let read = it.sheet(3, id).await.comments;
    assert!(read[0].partner);
    assert_eq!(read[0].party.as_deref(), Some("Hôpital des Rives"));
    let hidden = show::show(ctx, &it.guest, SLUG, other).await;
    assert!(matches!(
        hidden,
        Err(Failure::Forbidden(Refused::NotMember))
    ));
    let list = register::register(ctx, &it.guest, SLUG, &register::Search::default()).await;
    assert!(matches!(list, Err(Failure::Forbidden(_))));
    let guest = it.guest_row(id).await;
    end(ctx, &it.actor(1), SLUG, id, guest.id.into())
        .await
        .unwrap();
    let out = show::show(ctx, &it.guest, SLUG, id).await;
    assert!(matches!(out, Err(Failure::Forbidden(_))));
}

#[tokio::test]
async fn an_officer_gives_a_code_that_lets_one_device_in_and_five_wrong_entries_end_it() {
    let it = Hospital::new().await;
    let id = it.negotiated().await;
    it.invited(id).await;
    let ctx = &it.scene.world.ctx;
    it.scene.device(&it.guest, GUEST).await;
    let row = device::Entity::find()
        .filter(device::Column::PersonId.eq(it.guest.person.0))
        .one(ctx.db().read())
        .await
        .unwrap()
        .unwrap();
    let key = DeviceId(row.id);
    let guest = it.guest_row(id).await.id.into();
    let none = enter(ctx, &it.guest, SLUG, id, ("12345678", key)).await;
    assert!(matches!(none, Err(Failure::Refused(CodeRefused::None))));
    let (first, _) = give(ctx, &it.actor(1), SLUG, id, guest).await.unwrap();
    for left in (1..5).rev() {
        let wrong = enter(ctx, &it.guest, SLUG, id, ("x", key)).await;
        assert!(
            matches!(wrong, Err(Failure::Refused(CodeRefused::Wrong { left: found })) if found == left)
        );
    }
    let dead = enter(ctx, &it.guest, SLUG, id, ("x", key)).await;
    assert!(matches!(
        dead,
        Err(Failure::Refused(CodeRefused::Exhausted))
    ));
    let dead = enter(ctx, &it.guest, SLUG, id, (&first, key)).await;
    assert!(matches!(
        dead,
        Err(Failure::Refused(CodeRefused::Exhausted))
    ));
    let (digits, _) = give(ctx, &it.actor(1), SLUG, id, guest).await.unwrap();
    enter(ctx, &it.guest, SLUG, id, (&digits, key))
        .await
        .unwrap();
    assert_eq!(it.guest_row(id).await.key_id, Some(row.key_id));
    let board = give(ctx, &it.actor(2), SLUG, id, guest).await;
    assert!(matches!(board, Err(Failure::Forbidden(_))), "no officer");
}
