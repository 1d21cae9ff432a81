use domain::dues::Cents;
use domain::member::AdhesionState;
use service::Failure;
use service::dues::rates::set_rates;
use service::dues::record::{How, Settled, record};
use service::member::register::{Search, StateFilter, register};
use service::member::sheet::sheet;

use super::Board;

#[tokio::test]
async fn the_filter_on_dues_says_what_the_rule_says_of_each_member() {
    let board = Board::new().await;
    let ctx = &board.world.ctx;
    let mut ids = Vec::new();
    for n in 0..6 {
        ids.push(
            board
                .someone(&format!("Membre{n}"), AdhesionState::Admitted)
                .await
                .1,
        );
    }
    for rates in [None, Some(0), Some(3000)] {
        if let Some(cents) = rates {
            set_rates(
                ctx,
                &board.president,
                "loire",
                2026,
                &[("health-professional".to_owned(), Cents(cents))],
            )
            .await
            .unwrap();
        }
        if rates == Some(3000) {
            for (n, id) in ids.iter().enumerate().take(4) {
                let how = if n % 2 == 0 {
                    How::Exempt
                } else {
                    How::Paid(Cents(3000), domain::dues::Means::Cash)
                };
                let settled = Settled {
                    year: 2026,
                    how,
                    received_on: board.world.today(),
                    note: String::new(),
                };
                record(ctx, &board.president, "loire", *id, &settled)
                    .await
                    .unwrap();
            }
        }
        let all = register(ctx, &board.president, "loire", &Search::default())
            .await
            .unwrap();
        for wanted in [true, false] {
            let search = Search {
                up_to_date: Some(wanted),
                ..Search::default()
            };
            let filtered = register(ctx, &board.president, "loire", &search)
                .await
                .unwrap();
            let by_rule: Vec<_> = all
                .lines
                .iter()
                .filter(|line| line.dues.is_up_to_date() == wanted)
                .map(|line| line.row.id)
                .collect();
            let by_sql: Vec<_> = filtered.lines.iter().map(|line| line.row.id).collect();
            assert_eq!(by_rule, by_sql, "{rates:?} {wanted}");
        }
    }
}

#[tokio::test]
async fn members_are_found_by_words_without_accents_and_by_number() {
    let board = Board::new().await;
    let (_, id) = board.someone("Lenoir", AdhesionState::Admitted).await;
    let mut row: entity::adhesion::ActiveModel = board.row(id).await.into();
    row.search_name = sea_orm::ActiveValue::Set(domain::text::searchable("Éléonore Lenoir-Dupré"));
    sea_orm::ActiveModelTrait::update(row, board.world.ctx.db().read())
        .await
        .unwrap();
    let number = board.row(id).await.number;
    let ctx = &board.world.ctx;
    for words in ["Dupre", "LENOIR eleo", "éléonore", &number.to_string()] {
        let search = Search {
            words: words.to_owned(),
            ..Search::default()
        };
        let found = register(ctx, &board.president, "loire", &search)
            .await
            .unwrap();
        assert_eq!(found.total, 1, "{words}");
    }
    for words in ["x%", "%", "_", "Durandal"] {
        let search = Search {
            words: words.to_owned(),
            ..Search::default()
        };
        let found = register(ctx, &board.president, "loire", &search)
            .await
            .unwrap();
        assert!(
            found.total == 0 || domain::text::searchable(words).is_empty(),
            "{words}"
        );
    }
}

#[tokio::test]
async fn former_members_are_apart_and_other_cpts_are_elsewhere() {
    let board = Board::new().await;
    let (_, id) = board.someone("Lenoir", AdhesionState::Resigned).await;
    let ctx = &board.world.ctx;
    let members = register(ctx, &board.president, "loire", &Search::default())
        .await
        .unwrap();
    assert_eq!((members.total, members.members), (2, 2));
    let former = Search {
        state: StateFilter::Former,
        ..Search::default()
    };
    assert_eq!(
        register(ctx, &board.president, "loire", &former)
            .await
            .unwrap()
            .total,
        1
    );
    assert!(matches!(
        register(ctx, &board.stranger, "loire", &former).await,
        Err(Failure::Forbidden(_))
    ));
    assert!(matches!(
        sheet(ctx, &board.stranger, "cher", id).await,
        Err(Failure::NotFound)
    ));
    let (plain, _) = board.someone("Blanc", AdhesionState::Admitted).await;
    assert!(matches!(
        register(ctx, &plain, "loire", &former).await,
        Err(Failure::Forbidden(_))
    ));
}
