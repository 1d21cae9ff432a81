//! Taking an import back.

use entity::{adhesion, dues, import_line};
use sea_orm::{EntityTrait, PaginatorTrait, Set};
use service::import::{self, BatchRefused, Touch};

use super::board::{Board, FILE, refusal};

#[tokio::test]
async fn an_undo_leaves_nothing_of_the_import_but_its_mention() {
    let board = Board::new().await;
    let batch = board.checked(FILE).await;
    board.commit(batch).await.expect("committed");
    board.undo(batch).await.expect("undone");
    assert!(board.members().await.is_empty());
    let db = board.world.ctx.db().read();
    assert_eq!(
        import_line::Entity::find()
            .count(db)
            .await
            .expect("a count"),
        0
    );
    assert_eq!(
        board.events().await,
        ["import-checked", "import-committed", "import-undone"]
    );
    assert_eq!(refusal(board.undo(batch).await), BatchRefused::Over);
    assert_eq!(refusal(board.commit(batch).await), BatchRefused::Over);
}

#[tokio::test]
async fn what_was_touched_since_is_named_and_keeps_the_whole_import() {
    let board = Board::new().await;
    let batch = board.checked(FILE).await;
    assert_eq!(refusal(board.undo(batch).await), BatchRefused::NotCommitted);
    board.commit(batch).await.expect("committed");
    let members = board.members().await;
    let db = board.world.ctx.db().read();
    let holder = board.world.person("Lefèvre").await;
    let held = adhesion::ActiveModel {
        id: Set(members[0].id),
        person_id: Set(Some(holder.person.0)),
        ..Default::default()
    };
    adhesion::Entity::update(held).exec(db).await.expect("held");
    let paid = dues::ActiveModel {
        id: Set(board.world.ctx.uuid()),
        cpts_id: Set(board.cpts.0),
        adhesion_id: Set(members[1].id),
        year: Set(2026),
        settlement: Set("paid".to_owned()),
        cents: Set(2000),
        received_on: Set(board.world.today()),
        recorded_by: Set(board.treasurer.person.0),
        recorded_at: Set(board.world.ctx.now()),
        ..Default::default()
    };
    dues::Entity::insert(paid)
        .exec_without_returning(db)
        .await
        .expect("paid");
    let BatchRefused::Touched(touched) = refusal(board.undo(batch).await) else {
        panic!("touched")
    };
    assert_eq!(touched.count, 2);
    assert_eq!(
        touched.named,
        [
            (2, "Zoé Lefèvre".to_owned(), Touch::Held),
            (3, "Jean Petit".to_owned(), Touch::Dues)
        ]
    );
    assert_eq!(board.members().await.len(), 2);
}

#[tokio::test]
async fn an_import_given_up_is_forgotten() {
    let board = Board::new().await;
    let batch = board.checked(FILE).await;
    import::drop_batch(&board.world.ctx, &board.secretary, "tuffeau", batch)
        .await
        .expect("dropped");
    let db = board.world.ctx.db().read();
    assert_eq!(
        import_line::Entity::find()
            .count(db)
            .await
            .expect("a count"),
        0
    );
    assert_eq!(refusal(board.commit(batch).await), BatchRefused::Over);
}
