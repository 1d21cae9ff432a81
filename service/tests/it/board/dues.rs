use domain::audit::Event;
use domain::dues::{Cents, DuesStanding, Means, Settlement};
use domain::id::DuesId;
use domain::member::AdhesionState;
use domain::role::RoleKind;
use entity::dues;
use sea_orm::EntityTrait;
use service::Failure;
use service::dues::overview::overview;
use service::dues::rates::{RatesRefused, set_rates};
use service::dues::record::{CancelRefused, How, RecordRefused, Settled, cancel, record};
use service::dues::remind::{RemindRefused, remind};
use service::member::register::{Search, StateFilter};

use super::Board;

const RATE: &str = "health-professional";

fn paid(board: &Board, year: i32) -> Settled {
    Settled {
        year,
        how: How::Paid(Cents(3000), Means::Transfer),
        received_on: board.world.today(),
        note: String::new(),
    }
}

#[tokio::test]
async fn recorded_dues_make_a_member_up_to_date_and_a_cancelled_entry_does_not() {
    let board = Board::new().await;
    let (_, id) = board.someone("Lenoir", AdhesionState::Admitted).await;
    let ctx = &board.world.ctx;
    set_rates(
        ctx,
        &board.president,
        "loire",
        2026,
        &[(RATE.to_owned(), Cents(3000))],
    )
    .await
    .unwrap();
    let late = Search {
        up_to_date: Some(false),
        ..Search::default()
    };
    let read = overview(ctx, &board.president, "loire", Some(2026), &late)
        .await
        .unwrap();
    assert_eq!((read.late, read.up_to_date), (3, 0));
    record(ctx, &board.president, "loire", id, &paid(&board, 2026))
        .await
        .unwrap();
    let read = overview(
        ctx,
        &board.president,
        "loire",
        Some(2026),
        &Search::default(),
    )
    .await
    .unwrap();
    assert_eq!(
        (read.late, read.up_to_date, read.paid, read.received),
        (2, 1, 1, Cents(3000))
    );
    let line = read.lines.iter().find(|line| line.row.id == id.0).unwrap();
    assert_eq!(line.standing, DuesStanding::Settled(Settlement::Paid));

    let entry = dues::Entity::find()
        .one(ctx.db().read())
        .await
        .unwrap()
        .unwrap();
    let why_not = cancel(ctx, &board.president, "loire", DuesId(entry.id), " ").await;
    assert!(matches!(
        why_not,
        Err(Failure::Refused(CancelRefused::ReasonMissing))
    ));
    let foreign = cancel(ctx, &board.stranger, "cher", DuesId(entry.id), "Erreur").await;
    assert!(matches!(foreign, Err(Failure::NotFound)));
    cancel(
        ctx,
        &board.president,
        "loire",
        DuesId(entry.id),
        "Erreur de personne",
    )
    .await
    .unwrap();
    let read = overview(ctx, &board.president, "loire", Some(2026), &late)
        .await
        .unwrap();
    assert_eq!((read.late, read.received), (3, Cents(0)));
    record(ctx, &board.president, "loire", id, &paid(&board, 2026))
        .await
        .unwrap();
    assert_eq!(board.entries(Event::DuesRecorded).await, 2);
    assert_eq!(board.entries(Event::DuesCancelled).await, 1);
}

#[tokio::test]
async fn a_year_has_one_entry_and_the_same_form_twice_records_once() {
    let board = Board::new().await;
    let (_, id) = board.someone("Lenoir", AdhesionState::Admitted).await;
    let ctx = &board.world.ctx;
    let entry = paid(&board, 2026);
    record(ctx, &board.president, "loire", id, &entry)
        .await
        .unwrap();
    record(ctx, &board.president, "loire", id, &entry)
        .await
        .unwrap();
    assert_eq!(board.entries(Event::DuesRecorded).await, 1);
    let other = Settled {
        how: How::Exempt,
        ..entry
    };
    assert!(matches!(
        record(ctx, &board.president, "loire", id, &other).await,
        Err(Failure::Refused(RecordRefused::AlreadySettled {
            cents: Cents(3000),
            ..
        }))
    ));
}

#[tokio::test]
async fn what_cannot_be_an_entry_is_refused() {
    let board = Board::new().await;
    let (_, id) = board.someone("Lenoir", AdhesionState::Admitted).await;
    let (_, applicant) = board.someone("Blanc", AdhesionState::Applied).await;
    let ctx = &board.world.ctx;
    let base = paid(&board, 2026);
    let cases = [
        (
            Settled {
                year: 2023,
                ..base.clone()
            },
            RecordRefused::Year,
        ),
        (
            Settled {
                how: How::Paid(Cents(0), Means::Cash),
                ..base.clone()
            },
            RecordRefused::ZeroPaid,
        ),
        (
            Settled {
                received_on: board.world.today().succ_opt().unwrap(),
                ..base.clone()
            },
            RecordRefused::FutureDay,
        ),
        (
            Settled {
                note: "é".repeat(501),
                ..base.clone()
            },
            RecordRefused::NoteTooLong,
        ),
    ];
    for (entry, expected) in cases {
        let refused = record(ctx, &board.president, "loire", id, &entry).await;
        assert!(
            matches!(refused, Err(Failure::Refused(it)) if it == expected),
            "{expected:?}"
        );
    }
    let too_soon = record(ctx, &board.president, "loire", applicant, &base).await;
    assert!(matches!(
        too_soon,
        Err(Failure::Refused(RecordRefused::NotMember))
    ));
    assert!(matches!(
        set_rates(
            ctx,
            &board.president,
            "loire",
            2020,
            &[(RATE.to_owned(), Cents(1))]
        )
        .await,
        Err(Failure::Refused(RatesRefused::Year))
    ));
}

#[tokio::test]
async fn only_the_president_and_the_treasurer_record_dues() {
    let board = Board::new().await;
    let (_, id) = board.someone("Lenoir", AdhesionState::Admitted).await;
    let ctx = &board.world.ctx;
    let refused = record(ctx, &board.secretary, "loire", id, &paid(&board, 2026)).await;
    assert!(matches!(refused, Err(Failure::Forbidden(_))));
    let (treasurer, _) = board.someone("Blanc", AdhesionState::Admitted).await;
    board
        .world
        .role(board.cpts, &treasurer, RoleKind::Treasurer)
        .await;
    record(ctx, &treasurer, "loire", id, &paid(&board, 2026))
        .await
        .unwrap();
    let foreign = record(ctx, &board.stranger, "cher", id, &paid(&board, 2026)).await;
    assert!(matches!(foreign, Err(Failure::NotFound)));
}

#[tokio::test]
async fn those_who_left_may_still_pay_what_they_owe() {
    let board = Board::new().await;
    let (_, id) = board.someone("Lenoir", AdhesionState::Admitted).await;
    let ctx = &board.world.ctx;
    let mut row: entity::adhesion::ActiveModel = board.row(id).await.into();
    row.state = sea_orm::ActiveValue::Set(AdhesionState::Resigned.code().to_owned());
    row.ended_at = sea_orm::ActiveValue::Set(Some(ctx.now()));
    sea_orm::ActiveModelTrait::update(row, ctx.db().read())
        .await
        .unwrap();
    record(ctx, &board.president, "loire", id, &paid(&board, 2026))
        .await
        .unwrap();
}

#[tokio::test]
async fn dues_are_asked_for_the_years_of_membership_alone() {
    let board = Board::new().await;
    let (_, id) = board.someone("Lenoir", AdhesionState::Admitted).await;
    let ctx = &board.world.ctx;
    let rates = [(RATE.to_owned(), Cents(3000))];
    for year in [2025, 2026] {
        set_rates(ctx, &board.president, "loire", year, &rates)
            .await
            .unwrap();
    }
    let all = Search {
        state: StateFilter::OfYear,
        ..Search::default()
    };
    let of = async |year| {
        overview(ctx, &board.president, "loire", Some(year), &all)
            .await
            .unwrap()
    };
    let mut row: entity::adhesion::ActiveModel = board.row(id).await.into();
    row.admitted_on = sea_orm::ActiveValue::Set("2025-12-31".parse().ok());
    let row = sea_orm::ActiveModelTrait::update(row, ctx.db().read())
        .await
        .unwrap();
    let before = of(2025).await;
    assert_eq!((before.late, before.up_to_date), (1, 0), "Lenoir alone");
    // Joined on the first day of the next year: nothing is due for the one before.
    let mut row: entity::adhesion::ActiveModel = row.into();
    row.admitted_on = sea_orm::ActiveValue::Set("2026-01-01".parse().ok());
    let row = sea_orm::ActiveModelTrait::update(row, ctx.db().read())
        .await
        .unwrap();
    assert_eq!(of(2025).await.late, 0);
    assert!(matches!(
        remind(ctx, &board.president, "loire", 2025, None).await,
        Err(Failure::Refused(RemindRefused::NobodyToRemind))
    ));
    // Who leaves during a year still owes it, and is on the list; not for the next one.
    let late = of(2026).await.late;
    let mut row: entity::adhesion::ActiveModel = row.into();
    row.state = sea_orm::ActiveValue::Set(AdhesionState::Resigned.code().to_owned());
    row.ended_at = sea_orm::ActiveValue::Set(Some(ctx.now()));
    sea_orm::ActiveModelTrait::update(row, ctx.db().read())
        .await
        .unwrap();
    let read = of(2026).await;
    assert_eq!(read.late, late);
    let line = read.lines.iter().find(|it| it.row.id == id.0).unwrap();
    assert_eq!(line.standing, DuesStanding::Expected(Cents(3000)));
    assert!(of(2027).await.lines.iter().all(|it| it.row.id != id.0));
}

#[tokio::test]
async fn a_reminder_goes_once_a_day_to_those_who_owe() {
    let board = Board::new().await;
    let (_, id) = board.someone("Lenoir", AdhesionState::Admitted).await;
    board.someone("Blanc", AdhesionState::Admitted).await;
    let ctx = &board.world.ctx;
    let nobody = remind(ctx, &board.president, "loire", 2026, None).await;
    assert!(matches!(
        nobody,
        Err(Failure::Refused(RemindRefused::NobodyToRemind))
    ));
    set_rates(
        ctx,
        &board.president,
        "loire",
        2026,
        &[(RATE.to_owned(), Cents(3000))],
    )
    .await
    .unwrap();
    record(ctx, &board.president, "loire", id, &paid(&board, 2026))
        .await
        .unwrap();
    // President, secretary (no address: counted, nothing sent) and Blanc.
    assert_eq!(
        remind(ctx, &board.president, "loire", 2026, None)
            .await
            .unwrap(),
        3
    );
    let again = remind(ctx, &board.president, "loire", 2026, None).await;
    assert!(matches!(
        again,
        Err(Failure::Refused(RemindRefused::NobodyToRemind))
    ));
    let mails = board.mails("dues-reminder").await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].recipient == "blanc@exemple.fr" && mails[0].body.contains("30,00"));
    let future = remind(ctx, &board.president, "loire", 2027, None).await;
    assert!(matches!(
        future,
        Err(Failure::Refused(RemindRefused::FutureYear))
    ));
}
