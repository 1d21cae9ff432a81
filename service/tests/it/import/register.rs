//! Dues from a file, the register as a file, and a large file.

use std::fmt::Write;

use domain::import::Verdict;
use entity::dues;
use sea_orm::EntityTrait;
use service::Failure;
use service::import::{self, BatchRefused, File, register};

use super::board::{Board, FILE, refusal};

#[tokio::test]
async fn dues_are_recorded_from_a_file_once_and_can_be_taken_back() {
    let board = Board::new().await;
    let batch = board.checked(FILE).await;
    board.commit(batch).await.expect("committed");
    let (ctx, who) = (&board.world.ctx, &board.treasurer);
    let text =
        "Nom;Prénom;Année;Montant;Moyen\nLefèvre;Zoé;2026;20,00;chèque\nInconnu;Paul;2026;20;\n";
    let file = || File {
        name: "cotisations.csv".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let (first, second) = (
        import::payment::check(ctx, who, "tuffeau", file())
            .await
            .expect("a dry run"),
        import::payment::check(ctx, who, "tuffeau", file())
            .await
            .expect("a dry run"),
    );
    let done = import::commit(ctx, who, "tuffeau", first)
        .await
        .expect("committed");
    assert_eq!(done.created, 1);
    let rows = dues::Entity::find()
        .all(ctx.db().read())
        .await
        .expect("dues");
    assert_eq!(
        (rows.len(), rows[0].cents, rows[0].means.as_deref()),
        (1, 2000, Some("cheque"))
    );
    assert_eq!(
        refusal(import::commit(ctx, who, "tuffeau", second).await),
        BatchRefused::Stale(1)
    );
    import::undo(ctx, who, "tuffeau", first)
        .await
        .expect("undone");
    let rows = dues::Entity::find()
        .all(ctx.db().read())
        .await
        .expect("dues");
    assert!(
        rows[0].cancelled_at.is_some(),
        "a register of money loses no line"
    );
    let done = import::commit(ctx, who, "tuffeau", second)
        .await
        .expect("due again");
    assert_eq!(done.created, 1);
}

#[tokio::test]
async fn an_exported_register_is_recorded_and_reads_back_as_itself() {
    let board = Board::new().await;
    let batch = board
        .checked("Nom;Prénom;Profession;Structure\n=Lefèvre;Zoé;Infirmière;=cmd|' /C calc'!A0\n")
        .await;
    board.commit(batch).await.expect("committed");
    let (ctx, who) = (&board.world.ctx, &board.secretary);
    let csv = register::export(ctx, who, "tuffeau", register::Format::Csv)
        .await
        .expect("a file");
    let text = String::from_utf8(csv).expect("UTF-8");
    assert!(
        text.contains("'=Lefèvre") && text.contains("'=cmd"),
        "{text}"
    );
    let again = board.checked(&text).await;
    assert_eq!(board.verdicts(again).await, [(2, Verdict::Likely)]);
    let xlsx = register::export(ctx, who, "tuffeau", register::Format::Xlsx)
        .await
        .expect("a file");
    assert!(xlsx.starts_with(b"PK"));
    let exports = board
        .events()
        .await
        .into_iter()
        .filter(|event| event == "members-exported")
        .count();
    assert_eq!(exports, 2);
    let stranger = board.world.person("Étranger").await;
    let refused = register::export(ctx, &stranger, "tuffeau", register::Format::Csv).await;
    assert!(matches!(refused, Err(Failure::Forbidden(_))));
}

#[tokio::test]
async fn ten_thousand_lines_are_checked_committed_and_undone() {
    let board = Board::new().await;
    let mut text = String::from("Nom;Prénom;Profession;Commune;E-mail;Téléphone\n");
    for n in 0..10_000 {
        let (a, b) = (n / 100, n % 100);
        writeln!(
            text,
            "Nom{a};Prénom{b};Infirmier;Amboise;p{n}@exemple.fr;02 47 00 {a:02} {b:02}"
        )
        .expect("text grows");
    }
    let mut watch = std::time::Instant::now();
    let mut lap = || std::mem::replace(&mut watch, std::time::Instant::now()).elapsed();
    let batch = board.checked(&text).await;
    let checked = lap();
    let done = board.commit(batch).await.expect("committed");
    let committed = lap();
    assert_eq!(done.created, 10_000);
    board.undo(batch).await.expect("undone");
    let undone = lap();
    println!("10,000 lines: dry run {checked:?}, commit {committed:?}, undo {undone:?}");
}
