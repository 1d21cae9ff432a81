//! Entries get their place, and their receipts.

use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use service::Failure;
use service::log::sequence::batch;
use service::log::serve::{Proof, bytes, checkpoint, proof};
use service::log::{check, mine, open, show};
use tlog::hash::Hash;
use tlog::tile::{Files, ReadTiles as _, Tile, TileProver, consistency_tiles};
use tlog::tree::Head;

use super::{Sealed, name, proves};

#[tokio::test]
async fn a_register_begins_empty_and_signed() {
    let sealed = Sealed::new().await;
    sealed.run().await;
    assert_eq!(sealed.head().await, Head::EMPTY);
    assert_eq!(sealed.kept(), Some(0));
    let log = sealed.row().await;
    assert_eq!(log.origin, "127.0.0.1:3000/log/loire");
    let again = sealed.run().await;
    assert_eq!(again, 0);
    assert_eq!(sealed.row().await.id, log.id);
}

#[tokio::test]
async fn an_entry_waits_then_has_a_receipt_that_proves_it() {
    let sealed = Sealed::new().await;
    sealed.run().await;
    let logged = sealed.log(3).await;
    let loire = name("loire");
    for one in &logged {
        let answer = proof(sealed.ctx(), &loire, &one.hex()).await.unwrap();
        assert_eq!(answer, Proof::Pending);
    }
    assert_eq!(sealed.run().await, 3);
    let head = sealed.head().await;
    assert_eq!(head.size, 3);
    for one in &logged {
        let Proof::Receipt(text) = proof(sealed.ctx(), &loire, &one.hex()).await.unwrap() else {
            panic!("no receipt");
        };
        assert!(proves(&text, &one.hash, &head));
        assert!(!proves(&text, &Hash::leaf(b"something else"), &head));
    }
    let unknown = proof(sealed.ctx(), &loire, "00".repeat(32).as_str()).await;
    assert!(matches!(unknown, Err(Failure::NotFound)));
    let elsewhere = proof(sealed.ctx(), &name("loire~2"), &logged[0].hex()).await;
    assert!(matches!(elsewhere, Err(Failure::NotFound)));
}

#[tokio::test]
async fn tiles_of_the_published_tree_are_served_and_no_others() {
    let sealed = Sealed::with(300).await;
    let (loire, ctx) = (name("loire"), sealed.ctx());
    for (path, length) in [
        ("tile/0/000", 8192),
        ("tile/0/001.p/44", 44 * 32),
        ("tile/1/000.p/1", 32),
    ] {
        assert_eq!(
            bytes(ctx, &loire, path).await.unwrap().len(),
            length,
            "{path}"
        );
    }
    // Narrower ones that were the end of an older tree, also of one that is full now.
    for path in ["tile/0/000.p/7", "tile/0/001.p/3", "tile/entries/000.p/255"] {
        assert!(bytes(ctx, &loire, path).await.is_ok(), "{path}");
    }
    for path in [
        "tile/0/001",
        "tile/0/001.p/45",
        "tile/0/002",
        "tile/1/000.p/2",
        "tile/2/000",
        "tile/0/0",
        "../x",
    ] {
        let answer = bytes(ctx, &loire, path).await;
        assert!(matches!(answer, Err(Failure::NotFound)), "{path}");
    }
}

#[tokio::test]
async fn a_register_that_grew_extends_what_was_shown_before() {
    let sealed = Sealed::with(250).await;
    let old = sealed.head().await;
    sealed.log(20).await;
    sealed.run().await;
    let new = sealed.head().await;
    let mut files = Files::new();
    for tile in consistency_tiles(old.size, new.size).unwrap() {
        let found = bytes(sealed.ctx(), &name("loire"), &tile.to_string())
            .await
            .unwrap();
        files.insert(tile, found);
    }
    assert!(files.read(&Tile::parse("tile/0/000").unwrap()).is_ok());
    let proof = TileProver::new(new.size, &files)
        .consistency(old.size)
        .unwrap();
    proof.verify(&old, &new).unwrap();
    assert_eq!(
        check::check(sealed.ctx(), sealed.cpts.0).await.unwrap(),
        None
    );
}

#[tokio::test]
async fn publishing_a_text_is_logged_and_is_among_ones_receipts() {
    let sealed = Sealed::new().await;
    sealed
        .publishes("Article 1. Il est fondé une association.")
        .await
        .unwrap();
    let waiting = mine::mine(sealed.ctx(), &sealed.president, "loire")
        .await
        .unwrap();
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].place, None);
    // It has its place, and no checkpoint that has it is published yet: nobody could prove it.
    let log = open::open(sealed.ctx(), &sealed.vault, sealed.cpts.0)
        .await
        .unwrap()
        .unwrap();
    let signer = sealed.vault.key(sealed.cpts.0, 1).unwrap().unwrap();
    assert_eq!(batch(sealed.ctx(), &signer, &log).await.unwrap(), 1);
    let waiting = mine::mine(sealed.ctx(), &sealed.president, "loire")
        .await
        .unwrap();
    assert_eq!(waiting[0].place, None);
    sealed.run().await;
    let placed = mine::mine(sealed.ctx(), &sealed.president, "loire")
        .await
        .unwrap();
    assert_eq!(placed[0].place, Some((1, 0)));
    let shown = show::show(sealed.ctx(), &name("loire")).await.unwrap();
    assert_eq!((shown.size, shown.facts.len()), (1, 1));
    let fact = String::from_utf8(shown.facts[0].1.blob.clone()).unwrap();
    assert!(fact.contains("sha256"), "{fact}");
    let other = sealed.world.person("Durand").await;
    assert!(
        mine::mine(sealed.ctx(), &other, "loire")
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn what_was_erased_leaves_the_register_whole() {
    let sealed = Sealed::with(5).await;
    let before = checkpoint(sealed.ctx(), &name("loire")).await.unwrap();
    entity::log_opening::Entity::delete_many()
        .filter(entity::log_opening::Column::CptsId.eq(sealed.cpts.0))
        .exec(sealed.ctx().db().read())
        .await
        .unwrap();
    assert_eq!(
        check::check(sealed.ctx(), sealed.cpts.0).await.unwrap(),
        None
    );
    assert_eq!(
        checkpoint(sealed.ctx(), &name("loire")).await.unwrap(),
        before
    );
}
