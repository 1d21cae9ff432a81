use domain::audit::Event;
use domain::member::reason::ReasonRefused;
use domain::member::{AdhesionState, Change};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use service::Failure;
use service::member::application::application;
use service::member::decide::{DecideRefused, Decision, Verdict, decide};
use service::member::end::{Measure, MeasureKind, MeasureRefused, measure};
use service::member::queue::{Filter, queue};

use super::Board;

fn decision(verdict: Verdict, reason: &str, seen: usize) -> Decision {
    Decision {
        verdict,
        reason: reason.to_owned(),
        seen,
        confirmed: None,
    }
}

#[tokio::test]
async fn a_board_admits_and_the_applicant_is_told() {
    let board = Board::new().await;
    let (_, id) = board.someone("Lenoir", AdhesionState::Applied).await;
    let ctx = &board.world.ctx;
    decide(
        ctx,
        &board.president,
        "loire",
        id,
        &decision(Verdict::Admit, "", 0),
    )
    .await
    .unwrap();
    assert_eq!(board.state(id).await, AdhesionState::Admitted);
    assert_eq!(board.row(id).await.admitted_on, Some(board.world.today()));
    let mails = board.mails("adhesion-admitted").await;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].recipient, "lenoir@exemple.fr");
    assert_eq!(board.entries(Event::AdhesionChanged).await, 1);
}

#[tokio::test]
async fn a_refusal_without_a_reason_is_not_taken_and_with_one_it_is_told() {
    let board = Board::new().await;
    let (_, id) = board.someone("Lenoir", AdhesionState::Applied).await;
    let ctx = &board.world.ctx;
    let refused = decide(
        ctx,
        &board.president,
        "loire",
        id,
        &decision(Verdict::Refuse, "  ", 0),
    )
    .await;
    assert!(matches!(
        refused,
        Err(Failure::Refused(DecideRefused::Reason(
            ReasonRefused::Missing
        )))
    ));
    assert_eq!(board.state(id).await, AdhesionState::Applied);
    decide(
        ctx,
        &board.president,
        "loire",
        id,
        &decision(Verdict::Refuse, "Hors territoire.", 0),
    )
    .await
    .unwrap();
    assert_eq!(board.state(id).await, AdhesionState::Refused);
    assert!(board.row(id).await.ended_at.is_some());
    assert!(
        board.mails("adhesion-refused").await[0]
            .body
            .contains("Hors territoire.")
    );
}

#[tokio::test]
async fn the_second_of_two_deciders_is_told_who_decided_what_and_changes_nothing() {
    let board = Board::new().await;
    let (_, id) = board.someone("Lenoir", AdhesionState::Applied).await;
    let ctx = &board.world.ctx;
    decide(
        ctx,
        &board.president,
        "loire",
        id,
        &decision(Verdict::Admit, "", 0),
    )
    .await
    .unwrap();
    let second = decide(
        ctx,
        &board.secretary,
        "loire",
        id,
        &decision(Verdict::Refuse, "Non.", 0),
    )
    .await;
    let Err(Failure::Refused(DecideRefused::Overtaken(last))) = second else {
        panic!("{second:?}")
    };
    assert_eq!(last.change, Change::Admit);
    assert_eq!(last.author.as_deref(), Some("Camille Martin"));
    assert_eq!(board.state(id).await, AdhesionState::Admitted);
    assert!(board.mails("adhesion-refused").await.is_empty());
}

#[tokio::test]
async fn two_deciders_at_the_same_instant_make_one_decision() {
    let board = Board::new().await;
    let (_, id) = board.someone("Lenoir", AdhesionState::Applied).await;
    let ctx = &board.world.ctx;
    let (admit, refuse) = (
        decision(Verdict::Admit, "", 0),
        decision(Verdict::Refuse, "Non.", 0),
    );
    let (a, b) = tokio::join!(
        decide(ctx, &board.president, "loire", id, &admit),
        decide(ctx, &board.secretary, "loire", id, &refuse),
    );
    assert_ne!(a.is_ok(), b.is_ok(), "{a:?} {b:?}");
    assert_eq!(board.entries(Event::AdhesionChanged).await, 1);
}

#[tokio::test]
async fn a_form_sent_twice_decides_and_tells_once() {
    let board = Board::new().await;
    let (_, id) = board.someone("Lenoir", AdhesionState::Applied).await;
    let ctx = &board.world.ctx;
    let admit = decision(Verdict::Admit, "", 0);
    decide(ctx, &board.president, "loire", id, &admit)
        .await
        .unwrap();
    decide(ctx, &board.president, "loire", id, &admit)
        .await
        .unwrap();
    assert_eq!(board.mails("adhesion-admitted").await.len(), 1);
    assert_eq!(board.entries(Event::AdhesionChanged).await, 1);
}

#[tokio::test]
async fn the_board_of_another_cpts_finds_nothing_and_may_nothing() {
    let board = Board::new().await;
    let (_, id) = board.someone("Lenoir", AdhesionState::Applied).await;
    let ctx = &board.world.ctx;
    let admit = decision(Verdict::Admit, "", 0);
    let foreign = decide(ctx, &board.stranger, "cher", id, &admit).await;
    assert!(matches!(foreign, Err(Failure::NotFound)), "{foreign:?}");
    let intruder = decide(ctx, &board.stranger, "loire", id, &admit).await;
    assert!(
        matches!(intruder, Err(Failure::Forbidden(_))),
        "{intruder:?}"
    );
    assert!(matches!(
        application(ctx, &board.stranger, "cher", id).await,
        Err(Failure::NotFound)
    ));
    assert_eq!(board.state(id).await, AdhesionState::Applied);
}

#[tokio::test]
async fn nobody_decides_on_their_own_application() {
    let board = Board::new().await;
    let (coordinator, id) = board.someone("Lenoir", AdhesionState::Applied).await;
    board
        .world
        .role(
            board.cpts,
            &coordinator,
            domain::role::RoleKind::Coordinator,
        )
        .await;
    let own = decide(
        &board.world.ctx,
        &coordinator,
        "loire",
        id,
        &decision(Verdict::Admit, "", 0),
    )
    .await;
    assert!(
        matches!(own, Err(Failure::Refused(DecideRefused::OwnAdhesion))),
        "{own:?}"
    );
}

#[tokio::test]
async fn nobody_decides_on_the_structure_they_represent() {
    let board = Board::new().await;
    let (_, id) = board.someone("Lenoir", AdhesionState::Applied).await;
    let ctx = &board.world.ctx;
    let db = ctx.db().read();
    let structure = ctx.uuid();
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
    entity::mandate::Entity::insert(entity::mandate::ActiveModel {
        id: Set(ctx.uuid()),
        structure_id: Set(structure),
        person_id: Set(board.secretary.person.0),
        kind: Set("representative".to_owned()),
        starts_on: Set(board.world.today()),
        ends_on: Set(None),
        created_at: Set(ctx.now()),
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    let mut row: entity::adhesion::ActiveModel = board.row(id).await.into();
    row.kind = Set("structure".to_owned());
    row.person_id = Set(None);
    row.structure_id = Set(Some(structure));
    row.update(db).await.unwrap();
    let sheet = application(ctx, &board.secretary, "loire", id)
        .await
        .unwrap();
    assert!(sheet.is_own && !sheet.may_decide);
    let admit = decision(Verdict::Admit, "", 0);
    let own = decide(ctx, &board.secretary, "loire", id, &admit).await;
    assert!(
        matches!(own, Err(Failure::Refused(DecideRefused::OwnAdhesion))),
        "{own:?}"
    );
    decide(ctx, &board.president, "loire", id, &admit)
        .await
        .unwrap();
    let suspend = Measure {
        kind: MeasureKind::Suspend,
        reason: "Voici pourquoi.".to_owned(),
        seen: 1,
    };
    let own = measure(ctx, &board.secretary, "loire", id, &suspend).await;
    assert!(
        matches!(own, Err(Failure::Refused(MeasureRefused::OwnAdhesion))),
        "{own:?}"
    );
}

#[tokio::test]
async fn the_queue_holds_this_cpts_only_and_who_was_asked_for_more_waits_apart() {
    let board = Board::new().await;
    let (_, id) = board.someone("Lenoir", AdhesionState::Applied).await;
    let elsewhere = board.world.person("Voisin").await;
    board
        .world
        .adhesion(board.other, &elsewhere, AdhesionState::Applied)
        .await;
    let ctx = &board.world.ctx;
    let before = queue(ctx, &board.president, "loire", Filter::ToExamine, 1)
        .await
        .unwrap();
    assert_eq!(
        (before.to_examine, before.more_asked, before.lines.len()),
        (1, 0, 1)
    );
    decide(
        ctx,
        &board.president,
        "loire",
        id,
        &decision(Verdict::AskMore, "Où exercez-vous ?", 0),
    )
    .await
    .unwrap();
    let after = queue(ctx, &board.president, "loire", Filter::MoreAsked, 1)
        .await
        .unwrap();
    assert_eq!(
        (after.to_examine, after.more_asked, after.lines.len()),
        (0, 1, 1)
    );
    assert!(
        board.mails("adhesion-more-asked").await[0]
            .body
            .contains("Où exercez-vous ?")
    );
    // More can be asked, and the application still be refused or accepted afterwards.
    decide(
        ctx,
        &board.secretary,
        "loire",
        id,
        &decision(Verdict::Admit, "", 1),
    )
    .await
    .unwrap();
}
