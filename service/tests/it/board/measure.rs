use chrono::{Days, TimeDelta};
use domain::member::AdhesionState;
use domain::member::sanction::{Answer, Defence, ExpelRefused, StrikeOffRefused};
use domain::role::RoleKind;
use service::Failure;
use service::dues::rates::set_rates;
use service::dues::remind::remind;
use service::member::contact::{Contact, ContactRefused, contact};
use service::member::end::{Measure, MeasureKind, MeasureRefused, measure};

use super::Board;

fn wanted(kind: MeasureKind, seen: usize) -> Measure {
    Measure {
        kind,
        reason: "Voici pourquoi.".to_owned(),
        seen,
    }
}

#[tokio::test]
async fn a_member_is_suspended_and_reinstated_and_told_each_time() {
    let board = Board::new().await;
    let (_, id) = board.someone("Lenoir", AdhesionState::Admitted).await;
    let ctx = &board.world.ctx;
    measure(
        ctx,
        &board.president,
        "loire",
        id,
        &wanted(MeasureKind::Suspend, 0),
    )
    .await
    .unwrap();
    assert_eq!(board.state(id).await, AdhesionState::Suspended);
    measure(
        ctx,
        &board.president,
        "loire",
        id,
        &wanted(MeasureKind::Reinstate, 1),
    )
    .await
    .unwrap();
    assert_eq!(board.state(id).await, AdhesionState::Admitted);
    assert_eq!(board.mails("adhesion-suspended").await.len(), 1);
    assert_eq!(board.mails("adhesion-reinstated").await.len(), 1);
}

#[tokio::test]
async fn striking_off_follows_a_reminder_of_an_earlier_day() {
    let board = Board::new().await;
    let (_, id) = board.someone("Lenoir", AdhesionState::Admitted).await;
    let ctx = &board.world.ctx;
    let strike = wanted(MeasureKind::StrikeOff { year: 2026 }, 0);
    let nothing_due = measure(ctx, &board.president, "loire", id, &strike).await;
    assert!(matches!(
        nothing_due,
        Err(Failure::Refused(MeasureRefused::StrikeOff(
            StrikeOffRefused::DuesSettled
        )))
    ));
    set_rates(
        ctx,
        &board.president,
        "loire",
        2026,
        &[("health-professional".to_owned(), domain::dues::Cents(3000))],
    )
    .await
    .unwrap();
    let unreminded = measure(ctx, &board.president, "loire", id, &strike).await;
    assert!(matches!(
        unreminded,
        Err(Failure::Refused(MeasureRefused::StrikeOff(
            StrikeOffRefused::NotReminded
        )))
    ));
    remind(ctx, &board.president, "loire", 2026, Some(id))
        .await
        .unwrap();
    let too_soon = measure(ctx, &board.president, "loire", id, &strike).await;
    assert!(matches!(
        too_soon,
        Err(Failure::Refused(MeasureRefused::StrikeOff(
            StrikeOffRefused::RemindedToday
        )))
    ));
    board.world.pass(TimeDelta::days(1));
    measure(ctx, &board.president, "loire", id, &strike)
        .await
        .unwrap();
    assert_eq!(board.state(id).await, AdhesionState::StruckOff);
    assert_eq!(board.mails("adhesion-struck-off").await.len(), 1);
}

#[tokio::test]
async fn an_expulsion_keeps_the_dates_of_the_letter_and_the_answer() {
    let board = Board::new().await;
    let (_, id) = board.someone("Lenoir", AdhesionState::Admitted).await;
    let (ctx, today) = (&board.world.ctx, board.world.today());
    let hasty = wanted(
        MeasureKind::Expel(Defence {
            letter_sent: today,
            answer: Answer::None,
        }),
        0,
    );
    let refused = measure(ctx, &board.president, "loire", id, &hasty).await;
    assert!(matches!(
        refused,
        Err(Failure::Refused(MeasureRefused::Expel(
            ExpelRefused::NoTimeToAnswer
        )))
    ));
    let defence = Defence {
        letter_sent: today - Days::new(20),
        answer: Answer::InPerson(today - Days::new(2)),
    };
    measure(
        ctx,
        &board.president,
        "loire",
        id,
        &wanted(MeasureKind::Expel(defence), 0),
    )
    .await
    .unwrap();
    assert_eq!(board.state(id).await, AdhesionState::Expelled);
    let body = &board.mails("adhesion-expelled").await[0].body;
    assert!(
        body.contains("06/11/2026") && body.contains("24/11/2026"),
        "{body}"
    );
}

#[tokio::test]
async fn whoever_stops_being_a_member_stops_holding_an_office_but_not_coordinating() {
    let board = Board::new().await;
    let (person, id) = board.someone("Lenoir", AdhesionState::Admitted).await;
    board
        .world
        .role(board.cpts, &person, RoleKind::Treasurer)
        .await;
    board
        .world
        .role(board.cpts, &person, RoleKind::Coordinator)
        .await;
    let (ctx, today) = (&board.world.ctx, board.world.today());
    let defence = Defence {
        letter_sent: today - Days::new(20),
        answer: Answer::None,
    };
    measure(
        ctx,
        &board.president,
        "loire",
        id,
        &wanted(MeasureKind::Expel(defence), 0),
    )
    .await
    .unwrap();
    let places = service::account::places(ctx, person.person).await.unwrap();
    let roles: Vec<RoleKind> = places.into_iter().flat_map(|place| place.roles).collect();
    assert_eq!(roles, [RoleKind::Coordinator]);
}

#[tokio::test]
async fn nobody_judges_their_own_case_and_a_board_member_judges_nobody() {
    let board = Board::new().await;
    let (member, id) = board.someone("Lenoir", AdhesionState::Admitted).await;
    board
        .world
        .role(board.cpts, &member, RoleKind::President)
        .await;
    let ctx = &board.world.ctx;
    let own = measure(ctx, &member, "loire", id, &wanted(MeasureKind::Suspend, 0)).await;
    assert!(matches!(
        own,
        Err(Failure::Refused(MeasureRefused::OwnAdhesion))
    ));
    let (plain, _) = board.someone("Blanc", AdhesionState::Admitted).await;
    board
        .world
        .role(board.cpts, &plain, RoleKind::BoardMember)
        .await;
    let refused = measure(ctx, &plain, "loire", id, &wanted(MeasureKind::Suspend, 0)).await;
    assert!(matches!(refused, Err(Failure::Forbidden(_))));
    let foreign = measure(
        ctx,
        &board.stranger,
        "cher",
        id,
        &wanted(MeasureKind::Suspend, 0),
    )
    .await;
    assert!(matches!(foreign, Err(Failure::NotFound)));
}

#[tokio::test]
async fn contact_data_is_corrected_told_and_no_way_in() {
    let board = Board::new().await;
    let (person, id) = board.someone("Lenoir", AdhesionState::Admitted).await;
    let ctx = &board.world.ctx;
    let typed = Contact {
        email: "pas une adresse".to_owned(),
        version: 1,
        ..Contact::default()
    };
    assert!(matches!(
        contact(ctx, &board.president, "loire", id, &typed).await,
        Err(Failure::Refused(ContactRefused::Email))
    ));
    let typed = Contact {
        email: "autre@exemple.fr".to_owned(),
        version: 1,
        ..Contact::default()
    };
    contact(ctx, &board.president, "loire", id, &typed)
        .await
        .unwrap();
    assert_eq!(
        board.row(id).await.email.as_deref(),
        Some("autre@exemple.fr")
    );
    // The person is told at the address they confirmed, which has not changed.
    assert_eq!(
        board.mails("adhesion-contact-edited").await[0].recipient,
        "lenoir@exemple.fr"
    );
    let signed = service::account::places(ctx, person.person).await.unwrap();
    assert_eq!(signed.len(), 1);
    let stale = Contact {
        phone: "02 47 00 00 00".to_owned(),
        version: 1,
        ..Contact::default()
    };
    assert!(matches!(
        contact(ctx, &board.secretary, "loire", id, &stale).await,
        Err(Failure::Refused(ContactRefused::Overtaken))
    ));
}

#[tokio::test]
async fn who_has_no_account_is_told_at_the_old_address_and_the_new_one() {
    let board = Board::new().await;
    let (_, id) = board.someone("Lenoir", AdhesionState::Admitted).await;
    let ctx = &board.world.ctx;
    let mut row: entity::adhesion::ActiveModel = board.row(id).await.into();
    row.person_id = sea_orm::ActiveValue::Set(None);
    row.email = sea_orm::ActiveValue::Set(Some("ancienne@exemple.fr".to_owned()));
    sea_orm::ActiveModelTrait::update(row, ctx.db().read())
        .await
        .unwrap();
    for (phone, email, version) in [
        ("", "nouvelle@exemple.fr", 1),
        ("0247000000", "nouvelle@exemple.fr", 2),
    ] {
        let typed = Contact {
            email: email.to_owned(),
            phone: phone.to_owned(),
            version,
            ..Contact::default()
        };
        contact(ctx, &board.president, "loire", id, &typed)
            .await
            .unwrap();
    }
    let mails = board.mails("adhesion-contact-edited").await;
    let mut told: Vec<_> = mails.iter().map(|it| it.recipient.as_str()).collect();
    told.sort_unstable();
    assert_eq!(
        told,
        [
            "ancienne@exemple.fr",
            "nouvelle@exemple.fr",
            "nouvelle@exemple.fr"
        ]
    );
}
