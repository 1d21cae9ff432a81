//! The programs that browsers get are in the register before the vote opens.

use std::collections::BTreeMap;

use entity::{election_incident, log_opening};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use service::election::dossier::proof;
use service::election::program::{logged, run};

use super::scene::{SLUG, Scene};

#[tokio::test]
async fn hashes_are_logged_once_before_the_vote_opens_and_shown_to_everybody() {
    let scene = Scene::open(1).await;
    let ctx = &scene.world.ctx;
    let db = ctx.db().read();
    scene.stage("sealed").await;
    // A server without pages has nothing to say.
    assert_eq!(run(ctx).await.unwrap(), 0);
    let files = |hash: &str| BTreeMap::from([("booth.wasm".to_owned(), hash.repeat(64))]);
    ctx.serves(files("a"));
    assert_eq!(run(ctx).await.unwrap(), 1);
    assert_eq!(run(ctx).await.unwrap(), 0);
    let programs = logged(db, scene.id.0).await.unwrap().unwrap();
    assert_eq!(programs.files(), files("a"));
    let leaf = log_opening::Entity::find()
        .filter(log_opening::Column::Kind.eq("election.program"))
        .one(db)
        .await
        .unwrap()
        .unwrap();
    assert!(leaf.open);
    assert_eq!(leaf.blob, programs.fact.as_bytes());
    assert_eq!(hex::encode(leaf.hash), programs.entry_hash);
    let shown = proof(ctx, SLUG, scene.id).await.unwrap();
    assert_eq!(shown.programs, Some(programs));
    let notes = election_incident::Entity::find().all(db).await.unwrap();
    assert_eq!(notes, []);
}

#[tokio::test]
async fn a_server_that_comes_with_other_programs_during_the_vote_is_noted() {
    let scene = Scene::open(1).await;
    let ctx = &scene.world.ctx;
    let db = ctx.db().read();
    let before = entity::election_program::ActiveModel {
        election_id: sea_orm::ActiveValue::Set(scene.id.0),
        fact: sea_orm::ActiveValue::Set(r#"{"files":{"booth.wasm":"00"}}"#.to_owned()),
        entry_hash: sea_orm::ActiveValue::Set("00".to_owned()),
    };
    entity::election_program::Entity::insert(before)
        .exec_without_returning(db)
        .await
        .unwrap();
    ctx.serves(BTreeMap::from([("booth.wasm".to_owned(), "11".to_owned())]));
    assert_eq!(run(ctx).await.unwrap(), 1);
    let notes = election_incident::Entity::find().all(db).await.unwrap();
    assert_eq!(notes.len(), 1);
    assert!(
        notes[0].text.contains("autres programmes"),
        "{}",
        notes[0].text
    );
}
