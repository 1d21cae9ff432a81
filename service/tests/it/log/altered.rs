//! Rows changed by other hands are found, and it is said where.

use domain::log::Reason;
use entity::{log_checkpoint, log_head, log_leaf, log_opening, log_tile};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use service::log::check::{self, Wrong, check};
use service::log::gate;

use super::Sealed;

/// Changes one byte of a tile.
async fn spoil(sealed: &Sealed, level: i16, idx: i64, byte: usize) {
    let db = sealed.ctx().db().read();
    let of = |query: sea_orm::Select<log_tile::Entity>| {
        query
            .filter(log_tile::Column::Level.eq(level))
            .filter(log_tile::Column::Idx.eq(idx))
    };
    let row = of(log_tile::Entity::find()).one(db).await.unwrap().unwrap();
    let mut bytes = row.bytes;
    bytes[byte] ^= 1;
    log_tile::Entity::update_many()
        .col_expr(log_tile::Column::Bytes, Expr::value(bytes))
        .filter(log_tile::Column::Level.eq(level))
        .filter(log_tile::Column::Idx.eq(idx))
        .exec(db)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_changed_hash_in_the_middle_is_named() {
    let sealed = Sealed::with(300).await;
    spoil(&sealed, 0, 0, 32 * 17 + 3).await;
    let wrong = check(sealed.ctx(), sealed.cpts.0).await.unwrap();
    assert_eq!(wrong, Some(Wrong::Entry(17)));
    // The edge does not show it; the reading of everything does, and stops the CPTS.
    let (ctx, vault, cpts) = (sealed.ctx(), &sealed.vault, sealed.cpts.0);
    assert_eq!(gate::look_at(ctx, vault, cpts).await.unwrap(), None);
    assert_eq!(check::run(ctx, vault).await.unwrap(), 1);
    assert!(ctx.is_stopped("loire"));
    // A start does not let it go before all is right again.
    assert_eq!(
        gate::look_at(ctx, vault, cpts).await.unwrap(),
        Some(Reason::Altered)
    );
    spoil(&sealed, 0, 0, 32 * 17 + 3).await;
    assert_eq!(gate::look_at(ctx, vault, cpts).await.unwrap(), None);
    assert!(!ctx.is_stopped("loire"));
}

#[tokio::test]
async fn a_changed_entry_is_named() {
    let sealed = Sealed::with(300).await;
    // In the text of the first entry.
    spoil(&sealed, -1, 0, 20).await;
    let wrong = check(sealed.ctx(), sealed.cpts.0).await.unwrap();
    assert_eq!(wrong, Some(Wrong::Entry(0)));
}

#[tokio::test]
async fn a_changed_tile_above_the_leaves_is_named() {
    let sealed = Sealed::with(300).await;
    spoil(&sealed, 1, 0, 0).await;
    let wrong = check(sealed.ctx(), sealed.cpts.0).await.unwrap();
    assert_eq!(wrong, Some(Wrong::Tile("tile/1/000.p/1".to_owned())));
    // It is at the edge: the start sees it.
    let looked = gate::look_at(sealed.ctx(), &sealed.vault, sealed.cpts.0).await;
    assert_eq!(looked.unwrap(), Some(Reason::Altered));
}

#[tokio::test]
async fn a_changed_list_of_entries_is_named() {
    let sealed = Sealed::with(9).await;
    let db = sealed.ctx().db().read();
    log_leaf::Entity::update_many()
        .col_expr(log_leaf::Column::Hash, Expr::value(vec![0_u8; 32]))
        .filter(log_leaf::Column::Idx.eq(4))
        .exec(db)
        .await
        .unwrap();
    let wrong = check(sealed.ctx(), sealed.cpts.0).await.unwrap();
    assert_eq!(wrong, Some(Wrong::Leaf(4)));
}

#[tokio::test]
async fn a_changed_blob_is_named() {
    let sealed = Sealed::with(9).await;
    let db = sealed.ctx().db().read();
    let leaf = log_leaf::Entity::find()
        .filter(log_leaf::Column::Idx.eq(6))
        .one(db)
        .await
        .unwrap()
        .unwrap();
    log_opening::Entity::update_many()
        .col_expr(log_opening::Column::Blob, Expr::value(b"{}".to_vec()))
        .filter(log_opening::Column::EntryId.eq(leaf.entry_id))
        .exec(db)
        .await
        .unwrap();
    let wrong = check(sealed.ctx(), sealed.cpts.0).await.unwrap();
    assert_eq!(wrong, Some(Wrong::Opening(6)));
}

#[tokio::test]
async fn a_changed_head_and_a_changed_history_are_found() {
    let sealed = Sealed::with(3).await;
    sealed.log(2).await;
    sealed.run().await;
    let db = sealed.ctx().db().read();
    let note = log_checkpoint::Entity::find()
        .filter(log_checkpoint::Column::Size.eq(5))
        .one(db)
        .await
        .unwrap()
        .unwrap()
        .note;
    log_checkpoint::Entity::update_many()
        .col_expr(log_checkpoint::Column::Note, Expr::value(note))
        .filter(log_checkpoint::Column::Size.eq(3))
        .exec(db)
        .await
        .unwrap();
    let wrong = check(sealed.ctx(), sealed.cpts.0).await.unwrap();
    assert_eq!(wrong, Some(Wrong::Checkpoint(3)));
    log_head::Entity::update_many()
        .col_expr(log_head::Column::Size, Expr::value(4))
        .exec(db)
        .await
        .unwrap();
    let wrong = check(sealed.ctx(), sealed.cpts.0).await.unwrap();
    assert_eq!(wrong, Some(Wrong::Head));
    let looked = gate::look_at(sealed.ctx(), &sealed.vault, sealed.cpts.0).await;
    assert_eq!(looked.unwrap(), Some(Reason::Altered));
}
