use chrono::{Days, TimeDelta};
use domain::id::{InvitationId, RoleId};
use domain::member::AdhesionState;
use domain::role::{Period, RoleKind};
use entity::{invitation, role};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use service::role::appoint::{AppointRefused, appoint};
use service::role::end::{EndRefused, end};
use service::role::invite::{AcceptRefused, InviteRefused, accept, invite, offered, withdraw};
use service::role::list::list;
use service::{Actor, Failure};

use super::Board;

async fn role_of(board: &Board, actor: &Actor) -> RoleId {
    let row = role::Entity::find()
        .filter(role::Column::PersonId.eq(actor.person.0))
        .filter(role::Column::CptsId.eq(board.cpts.0))
        .one(board.world.ctx.db().read())
        .await
        .unwrap()
        .unwrap();
    RoleId(row.id)
}

fn from_today(board: &Board) -> Period {
    Period {
        starts_on: board.world.today(),
        ends_on: None,
    }
}

#[tokio::test]
async fn an_office_may_have_several_holders_and_one_person_not_twice_the_same() {
    let board = Board::new().await;
    let (person, id) = board.someone("Lenoir", AdhesionState::Admitted).await;
    let (ctx, period) = (&board.world.ctx, from_today(&board));
    appoint(
        ctx,
        &board.president,
        "loire",
        id,
        RoleKind::President,
        period,
    )
    .await
    .unwrap();
    let roles = list(ctx, &person, "loire").await.unwrap();
    assert_eq!(
        roles
            .current
            .iter()
            .filter(|held| held.kind == RoleKind::President)
            .count(),
        2
    );
    let twice = appoint(
        ctx,
        &board.president,
        "loire",
        id,
        RoleKind::President,
        period,
    )
    .await;
    assert!(matches!(
        twice,
        Err(Failure::Refused(AppointRefused::AlreadyHeld))
    ));
    assert_eq!(board.mails("role-given").await.len(), 1);
}

#[tokio::test]
async fn what_cannot_be_a_mandate_is_refused() {
    let board = Board::new().await;
    let (_, suspended) = board.someone("Lenoir", AdhesionState::Suspended).await;
    let (_, member) = board.someone("Blanc", AdhesionState::Admitted).await;
    let (ctx, today) = (&board.world.ctx, board.world.today());
    let refused = appoint(
        ctx,
        &board.president,
        "loire",
        suspended,
        RoleKind::Treasurer,
        from_today(&board),
    )
    .await;
    assert!(matches!(
        refused,
        Err(Failure::Refused(AppointRefused::NotMember))
    ));
    for (period, expected) in [
        (
            Period {
                starts_on: today,
                ends_on: today.pred_opt(),
            },
            AppointRefused::EndsBeforeStart,
        ),
        (
            Period {
                starts_on: today - Days::new(9),
                ends_on: today.pred_opt(),
            },
            AppointRefused::AlreadyOver,
        ),
    ] {
        let refused = appoint(
            ctx,
            &board.president,
            "loire",
            member,
            RoleKind::Treasurer,
            period,
        )
        .await;
        assert!(matches!(refused, Err(Failure::Refused(it)) if it == expected));
    }
    let foreign = appoint(
        ctx,
        &board.stranger,
        "cher",
        member,
        RoleKind::Treasurer,
        from_today(&board),
    )
    .await;
    assert!(matches!(foreign, Err(Failure::NotFound)));
}

#[tokio::test]
async fn the_last_who_may_manage_roles_cannot_leave_without_a_successor() {
    let board = Board::new().await;
    let (ctx, yesterday) = (&board.world.ctx, board.world.today() - Days::new(1));
    let (president, secretary) = (
        role_of(&board, &board.president).await,
        role_of(&board, &board.secretary).await,
    );
    end(ctx, &board.president, "loire", secretary, yesterday)
        .await
        .unwrap();
    let stuck = end(ctx, &board.president, "loire", president, yesterday).await;
    assert!(matches!(
        stuck,
        Err(Failure::Refused(EndRefused::LastKeeper))
    ));
    let (_, member) = board.someone("Lenoir", AdhesionState::Admitted).await;
    appoint(
        ctx,
        &board.president,
        "loire",
        member,
        RoleKind::VicePresident,
        from_today(&board),
    )
    .await
    .unwrap();
    end(ctx, &board.president, "loire", president, yesterday)
        .await
        .unwrap();
    assert!(matches!(
        list(ctx, &board.president, "loire").await,
        Err(Failure::Forbidden(_))
    ));
}

#[tokio::test]
async fn two_keepers_who_leave_at_the_same_instant_leave_one() {
    let board = Board::new().await;
    let (ctx, yesterday) = (&board.world.ctx, board.world.today() - Days::new(1));
    let (president, secretary) = (
        role_of(&board, &board.president).await,
        role_of(&board, &board.secretary).await,
    );
    let (a, b) = tokio::join!(
        end(ctx, &board.president, "loire", president, yesterday),
        end(ctx, &board.secretary, "loire", secretary, yesterday),
    );
    assert_ne!(a.is_ok(), b.is_ok(), "{a:?} {b:?}");
}

#[tokio::test]
async fn everybody_lays_down_their_own_role_and_nobody_that_of_others_without_the_right() {
    let board = Board::new().await;
    let (treasurer, _) = board.someone("Lenoir", AdhesionState::Admitted).await;
    board
        .world
        .role(board.cpts, &treasurer, RoleKind::Treasurer)
        .await;
    let (ctx, today) = (&board.world.ctx, board.world.today());
    let other = role_of(&board, &board.secretary).await;
    assert!(matches!(
        end(ctx, &treasurer, "loire", other, today).await,
        Err(Failure::Forbidden(_))
    ));
    let own = role_of(&board, &treasurer).await;
    assert!(matches!(
        end(ctx, &treasurer, "loire", own, today - Days::new(2)).await,
        Err(Failure::Refused(EndRefused::TooFarBack))
    ));
    end(ctx, &treasurer, "loire", own, today).await.unwrap();
    assert!(matches!(
        end(ctx, &board.stranger, "cher", other, today).await,
        Err(Failure::NotFound)
    ));
    assert!(matches!(
        end(ctx, &board.stranger, "loire", other, today).await,
        Err(Failure::Forbidden(_))
    ));
}

#[tokio::test]
async fn a_coordinator_from_outside_accepts_a_link_once() {
    let board = Board::new().await;
    let ctx = &board.world.ctx;
    let office = invite(
        ctx,
        &board.president,
        "loire",
        "c@exemple.fr",
        RoleKind::Treasurer,
    )
    .await;
    assert!(matches!(
        office,
        Err(Failure::Refused(InviteRefused::BoardRole))
    ));
    let bad = invite(
        ctx,
        &board.president,
        "loire",
        "c@exemple",
        RoleKind::Coordinator,
    )
    .await;
    assert!(matches!(bad, Err(Failure::Refused(InviteRefused::Email))));
    invite(
        ctx,
        &board.president,
        "loire",
        " C@Exemple.fr ",
        RoleKind::Coordinator,
    )
    .await
    .unwrap();
    let twice = invite(
        ctx,
        &board.president,
        "loire",
        "c@exemple.fr",
        RoleKind::Coordinator,
    )
    .await;
    assert!(matches!(
        twice,
        Err(Failure::Refused(InviteRefused::AlreadyInvited))
    ));

    let token = token(&board).await;
    let coordinator = board.world.person("Lenoir").await;
    assert_eq!(
        offered(ctx, &token).await.unwrap().kind,
        RoleKind::Coordinator
    );
    accept(ctx, &coordinator, &token).await.unwrap();
    accept(ctx, &coordinator, &token).await.unwrap();
    let places = service::account::places(ctx, coordinator.person)
        .await
        .unwrap();
    assert_eq!(places[0].roles, [RoleKind::Coordinator]);
    let thief = accept(ctx, &board.stranger, &token).await;
    assert!(matches!(thief, Err(Failure::Refused(AcceptRefused::Used))));
    assert!(matches!(
        accept(ctx, &board.stranger, "autre").await,
        Err(Failure::NotFound)
    ));
}

#[tokio::test]
async fn an_invitation_lapses_or_is_withdrawn_and_then_leads_nowhere() {
    let board = Board::new().await;
    let ctx = &board.world.ctx;
    invite(
        ctx,
        &board.president,
        "loire",
        "c@exemple.fr",
        RoleKind::Auditor,
    )
    .await
    .unwrap();
    let first = token(&board).await;
    let row = invitation::Entity::find()
        .one(ctx.db().read())
        .await
        .unwrap()
        .unwrap();
    let foreign = withdraw(ctx, &board.stranger, "cher", InvitationId(row.id)).await;
    assert!(matches!(foreign, Err(Failure::NotFound)));
    withdraw(ctx, &board.secretary, "loire", InvitationId(row.id))
        .await
        .unwrap();
    let person = board.world.person("Lenoir").await;
    assert!(matches!(
        accept(ctx, &person, &first).await,
        Err(Failure::Refused(AcceptRefused::Expired))
    ));
    board.world.pass(TimeDelta::minutes(1));
    invite(
        ctx,
        &board.president,
        "loire",
        "d@exemple.fr",
        RoleKind::Auditor,
    )
    .await
    .unwrap();
    board.world.pass(TimeDelta::days(14));
    let late = token(&board).await;
    assert!(matches!(
        accept(ctx, &person, &late).await,
        Err(Failure::Refused(AcceptRefused::Expired))
    ));
}

/// The token of the last invitation, as its mail carries it.
async fn token(board: &Board) -> String {
    let mails = board.mails("role-invited").await;
    let mail = mails.iter().max_by_key(|mail| mail.created_at).unwrap();
    let at = mail.body.find("/invitation/").unwrap() + "/invitation/".len();
    mail.body[at..]
        .split_whitespace()
        .next()
        .unwrap()
        .to_owned()
}

#[tokio::test]
async fn nobody_gives_herself_a_role_while_somebody_else_may() {
    let board = Board::new().await;
    let (ctx, period) = (&board.world.ctx, from_today(&board));
    let own = |actor: &Actor| {
        let person = actor.person.0;
        async move {
            let row = entity::adhesion::Entity::find()
                .filter(entity::adhesion::Column::PersonId.eq(person))
                .one(ctx.db().read())
                .await
                .unwrap()
                .unwrap();
            domain::id::AdhesionId(row.id)
        }
    };
    let (hers, theirs) = (own(&board.secretary).await, own(&board.president).await);
    for kind in [RoleKind::President, RoleKind::Treasurer] {
        let taken = appoint(ctx, &board.secretary, "loire", hers, kind, period).await;
        assert!(matches!(
            taken,
            Err(Failure::Refused(AppointRefused::Oneself))
        ));
    }
    let kind = RoleKind::Treasurer;
    let taken = appoint(ctx, &board.president, "loire", theirs, kind, period).await;
    assert!(matches!(
        taken,
        Err(Failure::Refused(AppointRefused::Oneself))
    ));
    appoint(ctx, &board.president, "loire", hers, kind, period)
        .await
        .unwrap();
    // Alone, the president has nobody to ask.
    let yesterday = board.world.today() - Days::new(1);
    let rows = role::Entity::find()
        .filter(role::Column::PersonId.eq(board.secretary.person.0))
        .filter(role::Column::Kind.eq(RoleKind::Secretary.code()))
        .one(ctx.db().read())
        .await
        .unwrap()
        .unwrap();
    end(ctx, &board.president, "loire", RoleId(rows.id), yesterday)
        .await
        .unwrap();
    appoint(ctx, &board.president, "loire", theirs, kind, period)
        .await
        .unwrap();
}
