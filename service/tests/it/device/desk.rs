use chrono::TimeDelta;
use domain::account::device::Acceptance;
use domain::id::{AdhesionId, CptsId};
use domain::member::AdhesionState;
use domain::role::RoleKind;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use service::account::device::{DeskRefused, Vouched, look, stop, vouch};
use service::{Actor, Failure};

use super::hand::{enrolled, listed, mail, mails, speaks, waits};
use crate::world::World;

struct Board {
    cpts: CptsId,
    president: Actor,
    treasurer: Actor,
    claire: Actor,
    adhesion: AdhesionId,
}

async fn board(world: &World) -> Board {
    let cpts = world.cpts("amont").await;
    let (president, treasurer) = (world.person("Un").await, world.person("Deux").await);
    world.role(cpts, &president, RoleKind::President).await;
    world.role(cpts, &treasurer, RoleKind::Treasurer).await;
    let claire = mail(world).await;
    let adhesion = world.adhesion(cpts, &claire, AdhesionState::Admitted).await;
    Board {
        cpts,
        president,
        treasurer,
        claire,
        adhesion,
    }
}

fn refused<T>(outcome: Result<T, Failure<DeskRefused>>, wanted: DeskRefused) -> bool {
    matches!(outcome, Err(Failure::Refused(refusal)) if refusal == wanted)
}

#[tokio::test]
async fn two_officers_at_the_desk_let_a_device_in() {
    let world = World::new().await;
    let it = board(&world).await;
    let device = enrolled(&world, &it.claire, 1).await;
    let code = listed(&world, &it.claire, device)
        .await
        .code
        .expect("shown");
    let say = |officer, code| {
        let (ctx, id) = (world.ctx.clone(), it.adhesion);
        async move { vouch(&ctx, &officer, "amont", id, code).await }
    };
    let desk = look(&world.ctx, &it.president, "amont", it.adhesion)
        .await
        .expect("reads");
    assert_eq!((desk.waiting, desk.begun), (1, false));
    for wrong in ["", "123", "00000000"] {
        assert!(refused(say(it.president, wrong).await, DeskRefused::Code));
    }
    assert_eq!(say(it.president, &code).await.expect("said"), Vouched::One);
    assert!(refused(say(it.president, &code).await, DeskRefused::Twice));
    assert!(waits(&world, &it.claire, device).await);
    assert_eq!(say(it.treasurer, &code).await.expect("said"), Vouched::Both);
    assert!(speaks(&world, &it.claire, device).await);
    let shown = listed(&world, &it.claire, device).await;
    assert_eq!(shown.accepted, Some(Acceptance::Desk));
    assert_eq!(mails(&world, "device-accepted").await.len(), 1);
    // Then there is nothing to say any more.
    assert!(refused(say(it.treasurer, &code).await, DeskRefused::Code));
}

#[tokio::test]
async fn nobody_else_stands_behind_the_desk() {
    let world = World::new().await;
    let it = board(&world).await;
    let device = enrolled(&world, &it.claire, 1).await;
    let code = listed(&world, &it.claire, device)
        .await
        .code
        .expect("shown");
    let aval = world.cpts("aval").await;
    let foreign = world.person("Trois").await;
    world.role(aval, &foreign, RoleKind::President).await;
    let coordinator = world.person("Quatre").await;
    world
        .role(it.cpts, &coordinator, RoleKind::Coordinator)
        .await;
    for actor in [foreign, coordinator, it.claire] {
        let outcome = vouch(&world.ctx, &actor, "amont", it.adhesion, &code).await;
        assert!(matches!(outcome, Err(Failure::Forbidden(_))));
        let outcome = look(&world.ctx, &actor, "amont", it.adhesion).await;
        assert!(matches!(outcome, Err(Failure::Forbidden(_))));
    }
    // In her own CPTS, the other one's adhesion is not found.
    let outcome = vouch(&world.ctx, &foreign, "aval", it.adhesion, &code).await;
    assert!(matches!(outcome, Err(Failure::NotFound)));
    assert!(waits(&world, &it.claire, device).await);
}

#[tokio::test]
async fn one_word_at_each_of_two_desks_is_not_two_officers_of_one() {
    let world = World::new().await;
    let it = board(&world).await;
    let aval = world.cpts("aval").await;
    let foreign = world.person("Trois").await;
    world.role(aval, &foreign, RoleKind::President).await;
    let there = world
        .adhesion(aval, &it.claire, AdhesionState::Admitted)
        .await;
    let device = enrolled(&world, &it.claire, 1).await;
    let code = listed(&world, &it.claire, device)
        .await
        .code
        .expect("shown");
    let here = vouch(&world.ctx, &it.president, "amont", it.adhesion, &code).await;
    assert_eq!(here.expect("said"), Vouched::One);
    let there = vouch(&world.ctx, &foreign, "aval", there, &code).await;
    assert_eq!(there.expect("said"), Vouched::One);
    assert!(waits(&world, &it.claire, device).await);
}

#[tokio::test]
async fn an_officer_vouches_neither_for_herself_nor_for_who_left_nor_for_what_was_stopped() {
    let world = World::new().await;
    let it = board(&world).await;
    let own = world
        .adhesion(it.cpts, &it.president, AdhesionState::Admitted)
        .await;
    let outcome = vouch(&world.ctx, &it.president, "amont", own, "00000000").await;
    assert!(refused(outcome, DeskRefused::Own));
    let left = world.person("Cinq").await;
    let left = world
        .adhesion(it.cpts, &left, AdhesionState::Resigned)
        .await;
    let outcome = vouch(&world.ctx, &it.president, "amont", left, "00000000").await;
    assert!(refused(outcome, DeskRefused::NotMember));
    let device = enrolled(&world, &it.claire, 1).await;
    let code = listed(&world, &it.claire, device)
        .await
        .code
        .expect("shown");
    stop(&world.ctx, &it.claire, device).await.expect("stops");
    let outcome = vouch(&world.ctx, &it.president, "amont", it.adhesion, &code).await;
    assert!(refused(outcome, DeskRefused::Code));
}

#[tokio::test]
async fn the_word_of_who_is_no_officer_any_more_does_not_count() {
    let world = World::new().await;
    let it = board(&world).await;
    let device = enrolled(&world, &it.claire, 1).await;
    let code = listed(&world, &it.claire, device)
        .await
        .code
        .expect("shown");
    vouch(&world.ctx, &it.president, "amont", it.adhesion, &code)
        .await
        .expect("said");

    entity::role::Entity::update_many()
        .col_expr(
            entity::role::Column::EndsOn,
            sea_orm::sea_query::Expr::value(world.today()),
        )
        .filter(entity::role::Column::PersonId.eq(it.president.person.0))
        .exec(world.ctx.db().read())
        .await
        .expect("ends");
    world.pass(TimeDelta::days(1));
    let outcome = vouch(&world.ctx, &it.treasurer, "amont", it.adhesion, &code).await;
    assert_eq!(outcome.expect("said"), Vouched::One);
    assert!(waits(&world, &it.claire, device).await);
}
