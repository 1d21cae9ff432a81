//! From a code to the archive.

use belenios::archive::Writer;
use belenios::hash::Fingerprint;
use chrono::TimeDelta;
use entity::election_waiting;
use sea_orm::EntityTrait;
use service::election::track::{Tracked, public, track};
use tlog::note::{Note, VerifierKey};

use super::scene::{SLUG, Scene, UUID};

#[tokio::test]
async fn a_ballot_goes_from_a_code_to_the_archive() {
    let scene = Scene::open(3).await;
    let receipt = scene.vote(0).await;
    assert!(receipt.new);
    let lines = scene.lines().await;
    assert_eq!(lines.iter().filter(|it| it.voted).count(), 1);
    // The turnout moves with the batch only.
    assert_eq!(scene.row().await.turnout, 0);
    let election = public::<()>(&scene.world.ctx, SLUG, scene.id)
        .await
        .unwrap();
    let found = track(&scene.world.ctx, &election, &receipt.tracker).await;
    assert_eq!(found.unwrap(), Tracked::Waits);

    // One alone waits for ten minutes.
    assert_eq!(scene.batch().await, 0);
    scene.world.pass(TimeDelta::minutes(11));
    assert_eq!(scene.batch().await, 1);
    let urn = scene.row().await;
    assert_eq!(urn.turnout, 1);
    let archive = scene.archive().await;
    assert_eq!(archive[0].tracker, receipt.tracker);
    let found = track(&scene.world.ctx, &election, &receipt.tracker).await;
    let Tracked::There {
        replaced, place, ..
    } = found.unwrap()
    else {
        panic!("the ballot is in the urn");
    };
    assert_eq!((replaced, place), (false, 1));
}

#[tokio::test]
async fn the_head_is_the_one_of_the_archive_that_everybody_downloads() {
    let scene = Scene::open(12).await;
    for number in 0..11 {
        scene.vote(number).await;
    }
    assert_eq!(scene.batch().await, 11);
    let urn = scene.row().await;
    assert_eq!(urn.head, head(&scene).await);
    assert_eq!(urn.turnout, 11);
}

/// The head of the archive as anybody writes it.
async fn head(scene: &Scene) -> Option<String> {
    let urn = scene.row().await;
    let mut writer = Writer::create(Vec::new(), 0).unwrap();
    let setup = belenios::archive::Setup {
        election: urn.election_json.clone().unwrap(),
        trustees: urn.trustees_json.clone().unwrap(),
        credentials: urn.credentials_json.clone().unwrap(),
        certificate: None,
    };
    writer.setup(&setup).unwrap();
    for ballot in scene.archive().await {
        writer.ballot(&ballot.bytes).unwrap();
    }
    writer.chain().last().map(|it: Fingerprint| it.to_hex())
}

#[tokio::test]
async fn an_urn_that_lost_its_head_goes_on_with_the_one_of_its_ballots() {
    let scene = Scene::open(12).await;
    for number in 0..11 {
        scene.vote(number).await;
    }
    assert_eq!(scene.batch().await, 11);
    entity::election_urn::Entity::update_many()
        .col_expr(
            entity::election_urn::Column::Head,
            sea_orm::sea_query::Expr::value(Option::<String>::None),
        )
        .exec(scene.world.ctx.db().read())
        .await
        .unwrap();
    scene.vote(11).await;
    scene.world.pass(TimeDelta::minutes(11));
    assert_eq!(scene.batch().await, 1);
    assert_eq!(scene.row().await.head, head(&scene).await);
}

#[tokio::test]
async fn a_receipt_is_a_promise_that_the_cpts_signed() {
    let scene = Scene::open(1).await;
    let receipt = scene.vote(0).await;
    let log = entity::log::Entity::find()
        .one(scene.world.ctx.db().read())
        .await
        .unwrap()
        .unwrap();
    let key = VerifierKey::parse(&log.vkey).unwrap();
    let note = Note::parse(receipt.note.as_bytes()).unwrap();
    note.open(&[&key]).unwrap();
    let tracker = &receipt.tracker;
    let expected = format!("collegiale/election.receipt/v1\nurn {UUID}\ntracker {tracker}\n");
    assert!(note.text().starts_with(&expected), "{}", note.text());
    let promised = receipt.before - scene.world.ctx.now();
    assert!(TimeDelta::minutes(15) <= promised && promised <= TimeDelta::minutes(16));
}

#[tokio::test]
async fn the_same_ballot_counts_once_and_gets_its_receipt_again() {
    let scene = Scene::open(1).await;
    let voter = &scene.voters[0];
    let ballot = scene.ballot(&voter.code);
    let first = scene
        .cast(&voter.actor, voter.entry, &ballot)
        .await
        .unwrap();
    let again = scene
        .cast(&voter.actor, voter.entry, &ballot)
        .await
        .unwrap();
    assert!(first.new && !again.new);
    assert_eq!(first.note, again.note);
    scene.world.pass(TimeDelta::minutes(11));
    assert_eq!(scene.batch().await, 1);
    let later = scene
        .cast(&voter.actor, voter.entry, &ballot)
        .await
        .unwrap();
    assert!(!later.new);
    // Also when the answer was lost and the vote closed meanwhile.
    scene.close().await;
    scene.world.pass(TimeDelta::hours(4));
    let late = scene
        .cast(&voter.actor, voter.entry, &ballot)
        .await
        .unwrap();
    assert_eq!((late.tracker, late.new), (first.tracker, false));
    assert_eq!(scene.archive().await.len(), 1);
}

#[tokio::test]
async fn who_votes_again_is_counted_once_and_her_last_ballot_counts() {
    let scene = Scene::open(10).await;
    let mut last = String::new();
    for number in 0..10 {
        scene.vote(number).await;
    }
    for _ in 0..5 {
        last = scene.vote(4).await.tracker;
    }
    assert_eq!(scene.batch().await, 15);
    assert_eq!(scene.row().await.turnout, 10);
    let archive = scene.archive().await;
    let own = super::scene::Scene::exponent(&scene.voters[4].code)
        .public()
        .to_hex();
    let hers: Vec<_> = archive.iter().filter(|it| it.credential == own).collect();
    assert_eq!(hers.len(), 6);
    assert_eq!(hers.last().unwrap().tracker, last);
    let election = public::<()>(&scene.world.ctx, SLUG, scene.id)
        .await
        .unwrap();
    let found = track(&scene.world.ctx, &election, &hers[0].tracker).await;
    assert!(matches!(
        found.unwrap(),
        Tracked::There { replaced: true, .. }
    ));
}

#[tokio::test]
async fn what_waits_is_encrypted_and_all_of_one_length() {
    let scene = Scene::open(3).await;
    for number in 0..3 {
        scene.vote(number).await;
    }
    let rows = election_waiting::Entity::find()
        .all(scene.world.ctx.db().read())
        .await
        .unwrap();
    assert_eq!(rows.len(), 3);
    assert!(
        rows.iter()
            .all(|it| it.sealed.len() == rows[0].sealed.len())
    );
    for row in rows {
        let text = String::from_utf8_lossy(&row.sealed).into_owned();
        assert!(!text.contains("election_uuid") && !text.contains(UUID));
    }
}

#[tokio::test]
async fn a_proxy_is_voted_with_its_own_code() {
    let mut scene = Scene::frozen(1).await;
    let giver = scene.world.person("Absente").await;
    let state = domain::member::AdhesionState::Admitted;
    let giver = scene.world.adhesion(scene.cpts, &giver, state).await;
    let holder = scene.voters[0].adhesion;
    let carried = scene.line(giver, Some(holder)).await;
    let code = scene.code();
    let voter = scene.voters.remove(0);
    let all = [
        scene.registration(voter.entry, &voter.code),
        scene.registration(carried, &code),
    ];
    scene.register(&voter.actor, &all).await.unwrap();
    scene.seal().await;
    for (entry, code) in [(voter.entry, &voter.code), (carried, &code)] {
        let ballot = scene.ballot(code);
        scene.cast(&voter.actor, entry, &ballot).await.unwrap();
    }
    scene.world.pass(TimeDelta::minutes(11));
    assert_eq!(scene.batch().await, 2);
    assert_eq!(scene.row().await.turnout, 2);
}
