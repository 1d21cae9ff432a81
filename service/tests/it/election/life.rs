//! What happens by itself, what is missing before settings are locked, and what follows the result.

use chrono::TimeDelta;
use domain::election::checklist::Missing;
use domain::election::stage::Stage;
use domain::election::urn::UrnStatus;
use domain::home::{ElectionStep, Task};
use domain::id::ElectionId;
use domain::role::RoleKind;
use domain::statutes::{Elections, LateWithdrawal, Said, SeatTie};
use entity::{election, election_candidacy, election_urn, role};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use service::Failure;
use service::account::places;
use service::election::act::{Act, ActRefused, confirm, propose};
use service::election::declare::{DeclareRefused, declare};
use service::election::due::run;
use service::election::rehearse::{self, RehearseRefused};
use service::election::voters::voters;
use service::home::todo;

use super::scene::{SLUG, SOCIAL, Scene, VILLE, refused};
use crate::device::hand::mails;

/// Puts an election where other tests lead it.
async fn put(scene: &Scene, id: ElectionId, stage: Stage) {
    election::Entity::update_many()
        .col_expr(election::Column::Stage, Expr::value(stage.code()))
        .filter(election::Column::Id.eq(id.0))
        .exec(scene.world.ctx.db().read())
        .await
        .unwrap();
}

async fn asked(scene: &Scene, n: u8) -> Vec<ElectionStep> {
    let (ctx, actor) = (&scene.world.ctx, scene.actor(n));
    let places = places(ctx, actor.person).await.unwrap();
    let all = todo(ctx, &actor, &places).await.unwrap();
    let steps = all.into_iter().filter_map(|it| match it.task {
        Task::Election { step, .. } => Some(step),
        _ => None,
    });
    steps.collect()
}

#[tokio::test]
async fn settings_are_not_locked_before_trustees_tellers_sheets_and_the_rehearsal() {
    let scene = Scene::new(7, 0).await;
    let id = scene.frozen(&[6]).await;
    let why = refused(propose(&scene.world.ctx, &scene.actor(2), SLUG, id, &Act::Seal).await);
    let missing = vec![
        Missing::Trustees,
        Missing::TellerKeys(2),
        Missing::Sheets(12),
        Missing::Rehearsal,
    ];
    assert_eq!(why, ActRefused::Missing(missing));
}

#[tokio::test]
async fn the_rehearsal_is_the_chairs_and_waits_for_trustees() {
    let scene = Scene::new(7, 0).await;
    let ctx = &scene.world.ctx;
    let id = scene.frozen(&[6]).await;
    let teller = rehearse::open(ctx, &scene.actor(3), SLUG, id).await;
    assert!(matches!(teller, Err(Failure::Forbidden(_))));
    let why = refused(rehearse::open(ctx, &scene.actor(2), SLUG, id).await);
    assert_eq!(why, RehearseRefused::Trustees);
    let why = refused(rehearse::close(ctx, &scene.actor(2), SLUG, id).await);
    assert_eq!(why, RehearseRefused::Stage);
}

#[tokio::test]
async fn it_opens_and_closes_at_its_hours_and_everybody_is_reminded_alike() {
    let scene = Scene::new(7, 0).await;
    let ctx = &scene.world.ctx;
    for (n, member) in scene.members.iter().enumerate() {
        entity::person::Entity::update_many()
            .col_expr(
                entity::person::Column::Email,
                Expr::value(format!("m{n}@exemple.test")),
            )
            .filter(entity::person::Column::Id.eq(member.actor.person.0))
            .exec(ctx.db().read())
            .await
            .unwrap();
    }
    let id = scene.frozen(&[6]).await;
    put(&scene, id, Stage::Sealed).await;
    assert_eq!(run(ctx).await.unwrap(), 0, "not before its hour");
    scene.world.pass(TimeDelta::hours(240));
    assert_eq!(run(ctx).await.unwrap(), 1);
    assert_eq!(scene.stage(id).await, Stage::Open);
    assert_eq!(scene.urn(id, VILLE).await.status, UrnStatus::Open.code());
    assert_eq!(scene.urn(id, SOCIAL).await.status, UrnStatus::Aside.code());
    let opened = mails(&scene.world, "election-opened").await;
    assert_eq!(opened.len(), 7);
    assert!(
        opened[0]
            .body
            .contains(&format!("/cpts/{SLUG}/elections/{id}"))
    );
    assert!(matches!(
        asked(&scene, 6).await[..],
        [ElectionStep::Vote { .. }]
    ));
    assert_eq!(run(ctx).await.unwrap(), 0);
    // She has voted: the reminder goes to her too, as the mail must not know.
    let urn = scene.urn(id, VILLE).await.id;
    entity::election_voter::Entity::update_many()
        .col_expr(entity::election_voter::Column::Voted, Expr::value(true))
        .filter(entity::election_voter::Column::UrnId.eq(urn))
        .filter(entity::election_voter::Column::AdhesionId.eq(scene.of(6).adhesion.0))
        .exec(ctx.db().read())
        .await
        .unwrap();
    assert_eq!(asked(&scene, 6).await, []);
}

#[tokio::test]
async fn the_electoral_board_alone_sees_who_has_voted() {
    let scene = Scene::new(7, 0).await;
    let ctx = &scene.world.ctx;
    let id = scene.frozen(&[6]).await;
    for stranger in [1, 5, 6] {
        let tried = voters(ctx, &scene.actor(stranger), SLUG, id, "membre6").await;
        assert!(matches!(tried, Err(Failure::Forbidden(_))), "{stranger}");
    }
    let found = voters(ctx, &scene.actor(3), SLUG, id, "membre6")
        .await
        .unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].name, "Camille Membre6");
    assert!(!found[0].row.voted);
}

#[tokio::test]
async fn a_second_person_is_told_that_an_act_waits_for_her() {
    let scene = Scene::new(7, 0).await;
    let ctx = &scene.world.ctx;
    let id = scene.frozen(&[6]).await;
    let act = Act::Cancel {
        reason: "Erreur".to_owned(),
    };
    propose(ctx, &scene.actor(2), SLUG, id, &act).await.unwrap();
    let confirms = |it: &ElectionStep| matches!(it, ElectionStep::Confirm { waiting: 1 });
    assert!(asked(&scene, 3).await.iter().any(confirms));
    assert!(
        !asked(&scene, 2).await.iter().any(confirms),
        "not who proposed it"
    );
    assert!(!asked(&scene, 6).await.iter().any(confirms));
}

#[tokio::test]
async fn a_result_is_challenged_for_as_long_as_the_statutes_say() {
    let mut statutes = super::scene::statutes();
    let mut elections = Elections::by(SeatTie::Lot);
    elections.challenge_days = Some(30);
    statutes.elections = Said::says("14", elections);
    let scene = Scene::under(&statutes, 7, 0).await;
    let (ctx, chair, teller) = (&scene.world.ctx, scene.actor(2), scene.actor(3));
    let id = scene.frozen(&[6]).await;
    put(&scene, id, Stage::Counted).await;
    let act = propose(ctx, &chair, SLUG, id, &Act::Proclaim)
        .await
        .unwrap();
    confirm(ctx, &teller, SLUG, id, act).await.unwrap();
    let until = scene.row(id).await.challenge_until.unwrap();
    assert_eq!(until, scene.world.today() + TimeDelta::days(30));
}

#[tokio::test]
async fn an_elected_structure_sits_by_who_represents_it() {
    let scene = Scene::new(8, 0).await;
    let (ctx, chair, teller) = (&scene.world.ctx, scene.actor(2), scene.actor(3));
    let id = scene.frozen(&[6]).await;
    let (db, structure) = (ctx.db().read(), ctx.uuid());
    entity::structure::Entity::insert(entity::structure::ActiveModel {
        id: Set(structure),
        name: Set("MSP des Deux Rives".to_owned()),
        search_name: Set("msp des deux rives".to_owned()),
        kind: Set("msp".to_owned()),
        created_at: Set(ctx.now()),
        version: Set(1),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    for (n, kind) in [(7, "deputy"), (8, "representative")] {
        entity::mandate::Entity::insert(entity::mandate::ActiveModel {
            id: Set(ctx.uuid()),
            structure_id: Set(structure),
            person_id: Set(scene.actor(n).person.0),
            kind: Set(kind.to_owned()),
            starts_on: Set(scene.world.today()),
            ends_on: Set(None),
            created_at: Set(ctx.now()),
        })
        .exec_without_returning(db)
        .await
        .unwrap();
    }
    let nobody: Option<uuid::Uuid> = None;
    entity::adhesion::Entity::update_many()
        .col_expr(entity::adhesion::Column::PersonId, Expr::value(nobody))
        .col_expr(
            entity::adhesion::Column::StructureId,
            Expr::value(structure),
        )
        .filter(entity::adhesion::Column::Id.eq(scene.of(6).adhesion.0))
        .exec(db)
        .await
        .unwrap();
    election_candidacy::Entity::update_many()
        .col_expr(election_candidacy::Column::Why, Expr::value("\"elected\""))
        .filter(election_candidacy::Column::ElectionId.eq(id.0))
        .exec(db)
        .await
        .unwrap();
    put(&scene, id, Stage::Challenge).await;
    let act = propose(ctx, &chair, SLUG, id, &Act::Destroy).await.unwrap();
    confirm(ctx, &teller, SLUG, id, act).await.unwrap();
    let sits = role::Entity::find()
        .filter(role::Column::Kind.eq(RoleKind::BoardMember.code()))
        .all(db)
        .await
        .unwrap();
    let sits: Vec<_> = sits.into_iter().map(|it| it.person_id).collect();
    assert_eq!(sits, [scene.actor(8).person.0]);
}

#[tokio::test]
async fn who_withdraws_late_does_as_the_statutes_say() {
    for (stage, late, expected) in [
        (Stage::Sealed, LateWithdrawal::NoSeat, UrnStatus::Waiting),
        (Stage::Open, LateWithdrawal::NoSeat, UrnStatus::Waiting),
        (Stage::Open, LateWithdrawal::Refused, UrnStatus::Waiting),
        (Stage::Sealed, LateWithdrawal::Stops, UrnStatus::Stopped),
        (Stage::Open, LateWithdrawal::Stops, UrnStatus::Stopped),
    ] {
        let mut statutes = super::scene::statutes();
        let mut elections = Elections::by(SeatTie::Lot);
        elections.late_withdrawal = Some(late);
        statutes.elections = Said::says("14", elections);
        let scene = Scene::under(&statutes, 8, 0).await;
        let (ctx, chair, teller) = (&scene.world.ctx, scene.actor(2), scene.actor(3));
        let id = scene.frozen(&[6, 7]).await;
        put(&scene, id, stage).await;
        let row = election_candidacy::Entity::find()
            .filter(election_candidacy::Column::AdhesionId.eq(scene.of(6).adhesion.0))
            .one(ctx.db().read())
            .await
            .unwrap();
        let act = Act::Withdraw {
            candidacy: row.unwrap().id,
            reason: "Déménagement".to_owned(),
        };
        let proposed = propose(ctx, &chair, SLUG, id, &act).await;
        if late == LateWithdrawal::Refused {
            assert_eq!(refused(proposed), ActRefused::NotAllowed);
            continue;
        }
        confirm(ctx, &teller, SLUG, id, proposed.unwrap())
            .await
            .unwrap();
        assert_eq!(scene.urn(id, VILLE).await.status, expected.code());
    }
}

#[tokio::test]
async fn the_result_is_proclaimed_by_two_declared_once_and_secrets_outlive_the_challenge() {
    let scene = Scene::new(7, 0).await;
    let (ctx, chair, teller) = (&scene.world.ctx, scene.actor(2), scene.actor(3));
    let id = scene.frozen(&[6]).await;
    let why = refused(propose(ctx, &chair, SLUG, id, &Act::Proclaim).await);
    assert_eq!(why, ActRefused::Stage);
    let why = refused(declare(ctx, &scene.actor(1), SLUG, id).await);
    assert_eq!(why, DeclareRefused::Stage);
    put(&scene, id, Stage::Counted).await;
    election_candidacy::Entity::update_many()
        .col_expr(election_candidacy::Column::Why, Expr::value("\"elected\""))
        .filter(election_candidacy::Column::ElectionId.eq(id.0))
        .exec(ctx.db().read())
        .await
        .unwrap();
    let act = propose(ctx, &chair, SLUG, id, &Act::Proclaim)
        .await
        .unwrap();
    confirm(ctx, &teller, SLUG, id, act).await.unwrap();
    assert_eq!(scene.stage(id).await, Stage::Challenge);
    let until = scene.row(id).await.challenge_until.unwrap();
    let why = refused(propose(ctx, &chair, SLUG, id, &Act::Destroy).await);
    assert_eq!(why, ActRefused::Challenge(until));
    let due = |it: &ElectionStep| matches!(it, ElectionStep::Declare { .. });
    assert!(asked(&scene, 1).await.iter().any(due));
    let member = declare(ctx, &scene.actor(6), SLUG, id).await;
    assert!(matches!(member, Err(Failure::Forbidden(_))));
    declare(ctx, &scene.actor(1), SLUG, id).await.unwrap();
    assert_eq!(
        refused(declare(ctx, &scene.actor(1), SLUG, id).await),
        DeclareRefused::Done
    );
    assert!(!asked(&scene, 1).await.iter().any(due));
    scene.world.pass(TimeDelta::days(16));
    let act = propose(ctx, &chair, SLUG, id, &Act::Destroy).await.unwrap();
    confirm(ctx, &teller, SLUG, id, act).await.unwrap();
    assert_eq!(scene.stage(id).await, Stage::Archived);
    let held = role::Entity::find()
        .filter(role::Column::PersonId.eq(scene.actor(6).person.0))
        .all(ctx.db().read())
        .await
        .unwrap();
    assert_eq!(held.len(), 1);
    assert_eq!(held[0].kind, RoleKind::BoardMember.code());
    assert!(held[0].ends_on.is_some(), "for as long as the statutes say");
    let urns = election_urn::Entity::find()
        .all(ctx.db().read())
        .await
        .unwrap();
    assert!(!urns.is_empty());
}
