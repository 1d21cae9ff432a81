//! What is refused, each by its own name.

use belenios::group::Secret;
use chrono::TimeDelta;
use domain::member::AdhesionState;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use service::Failure;
use service::election::cast::CastRefused;
use service::election::credential::{RegisterRefused, Registration};
use service::election::receipt::Receipt;
use service::election::spoil::{SpoilRefused, spoil};
use service::{Actor, Outcome};

use super::scene::{SLUG, Scene};

fn refusal<T: std::fmt::Debug, R>(done: Outcome<T, R>) -> R {
    match done {
        Err(Failure::Refused(refusal)) => refusal,
        other => panic!("not refused: {:?}", other.ok()),
    }
}

async fn cast(scene: &Scene, number: usize, ballot: &[u8]) -> Outcome<Receipt, CastRefused> {
    let voter = &scene.voters[number];
    scene.cast(&voter.actor, voter.entry, ballot).await
}

#[tokio::test]
async fn codes_are_registered_for_ones_own_lines_with_a_proof_until_they_are_locked() {
    let scene = Scene::frozen(2).await;
    let [one, two] = &scene.voters[..] else {
        panic!("two voters");
    };
    let good = scene.registration(one.entry, &one.code);
    let register = |actor: Actor, all: Vec<Registration>| {
        let scene = &scene;
        async move { refusal(scene.register(&actor, &all).await) }
    };
    assert_eq!(register(one.actor, vec![]).await, RegisterRefused::Count);
    let theirs = scene.registration(two.entry, &one.code);
    assert_eq!(
        register(one.actor, vec![theirs]).await,
        RegisterRefused::NotYours
    );
    let mut other = good.clone();
    other.proof = scene.registration(two.entry, &one.code).proof;
    assert_eq!(
        register(one.actor, vec![other]).await,
        RegisterRefused::Proof
    );
    let mut other = good.clone();
    other.credential = "00".repeat(32);
    assert_eq!(
        register(one.actor, vec![other]).await,
        RegisterRefused::Credential
    );
    let mut other = good.clone();
    other.sealed = "{}".to_owned();
    assert_eq!(
        register(one.actor, vec![other]).await,
        RegisterRefused::Register
    );

    scene.register(&one.actor, &[good]).await.unwrap();
    // Two members who share a code would vote once together.
    let shared = scene.registration(two.entry, &one.code);
    assert_eq!(
        register(two.actor, vec![shared]).await,
        RegisterRefused::Taken
    );
    // Made anew: the last one counts, and there is one registration.
    let anew = scene.registration(one.entry, &scene.code());
    scene.register(&one.actor, &[anew]).await.unwrap();
    let db = scene.world.ctx.db().read();
    let kept = entity::election_register::Entity::find().count(db).await;
    assert_eq!(kept.unwrap(), 1);

    scene.seal().await;
    let late = scene.registration(two.entry, &two.code);
    assert_eq!(
        register(two.actor, vec![late]).await,
        RegisterRefused::Sealed
    );
}

#[tokio::test]
async fn a_code_of_somebody_else_or_made_anew_does_not_vote() {
    let scene = Scene::open(2).await;
    let theirs = scene.ballot(&scene.voters[1].code);
    assert_eq!(
        refusal(cast(&scene, 0, &theirs).await),
        CastRefused::WrongCode
    );
    let unknown = scene.ballot(&scene.code());
    assert_eq!(
        refusal(cast(&scene, 0, &unknown).await),
        CastRefused::WrongCode
    );
    // Nor does somebody vote on a line that is not hers.
    let (one, two) = (&scene.voters[0], &scene.voters[1]);
    let done = scene.cast(&one.actor, two.entry, &theirs).await;
    assert_eq!(refusal(done), CastRefused::NotYours);
    assert!(scene.lines().await.iter().all(|it| !it.voted));
}

#[tokio::test]
async fn a_hundred_wrong_codes_a_minute_are_enough() {
    let scene = Scene::open(1).await;
    let wrong = scene.ballot(&scene.code());
    for _ in 0..100 {
        assert_eq!(
            refusal(cast(&scene, 0, &wrong).await),
            CastRefused::WrongCode
        );
    }
    let refused = refusal(cast(&scene, 0, &wrong).await);
    assert!(matches!(refused, CastRefused::TooMany(_)));
    // The electoral board is told once.
    let db = scene.world.ctx.db().read();
    let told = entity::election_incident::Entity::find()
        .all(db)
        .await
        .unwrap();
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].kind.as_str(), told[0].by_person), ("codes", None));
    // Hers is refused too until then, and taken after.
    let right = scene.ballot(&scene.voters[0].code);
    let refused = refusal(cast(&scene, 0, &right).await);
    assert!(matches!(refused, CastRefused::TooMany(_)));
    scene.world.pass(TimeDelta::minutes(1));
    cast(&scene, 0, &right).await.unwrap();
}

#[tokio::test]
async fn a_ballot_whose_proofs_do_not_hold_or_of_another_urn_is_no_ballot() {
    let scene = Scene::open(1).await;
    let good = String::from_utf8(scene.ballot(&scene.voters[0].code)).unwrap();
    let at = good.find("\"response\":\"").unwrap() + 12;
    let digit = if &good[at..=at] == "1" { "2" } else { "1" };
    let altered = format!("{}{digit}{}", &good[..at], &good[at + 1..]);
    let elsewhere = good.replace("RF4PcR5GjUgb7p", "RF4PcR5GjUgb7q");
    for bad in ["", "{}", &altered, &elsewhere, &format!("{good} ")] {
        let refused = refusal(cast(&scene, 0, bad.as_bytes()).await);
        assert!(matches!(refused, CastRefused::Ballot(_)), "{refused:?}");
    }
    assert!(scene.lines().await.iter().all(|it| !it.voted));
}

#[tokio::test]
async fn before_the_opening_and_after_the_close_no_new_ballot_is_taken() {
    let scene = Scene::open(1).await;
    let ballot = scene.ballot(&scene.voters[0].code);
    scene.stage("sealed").await;
    assert_eq!(
        refusal(cast(&scene, 0, &ballot).await),
        CastRefused::NotOpen
    );
    scene.stage("open").await;
    // The hour counts, whether or not the job has come round.
    scene.world.pass(TimeDelta::hours(3));
    let refused = refusal(cast(&scene, 0, &ballot).await);
    assert!(matches!(refused, CastRefused::Closed { .. }));
}

#[tokio::test]
async fn a_stopped_urn_takes_nothing_and_paper_uses_the_right_up() {
    let scene = Scene::open(2).await;
    let db = scene.world.ctx.db().read();
    entity::election_voter::Entity::update_many()
        .col_expr(entity::election_voter::Column::Paper, Expr::value(true))
        .filter(entity::election_voter::Column::Entry.eq(scene.voters[0].entry))
        .exec(db)
        .await
        .unwrap();
    let ballot = scene.ballot(&scene.voters[0].code);
    assert_eq!(refusal(cast(&scene, 0, &ballot).await), CastRefused::Paper);
    entity::election_urn::Entity::update_many()
        .col_expr(entity::election_urn::Column::Status, Expr::value("stopped"))
        .exec(db)
        .await
        .unwrap();
    let ballot = scene.ballot(&scene.voters[1].code);
    assert_eq!(
        refusal(cast(&scene, 1, &ballot).await),
        CastRefused::Stopped
    );
}

#[tokio::test]
async fn who_is_suspended_or_from_elsewhere_or_without_a_code_does_not_vote() {
    let mut scene = Scene::frozen(3).await;
    let last = scene.voters.pop().unwrap();
    for voter in &scene.voters {
        let registration = scene.registration(voter.entry, &voter.code);
        scene.register(&voter.actor, &[registration]).await.unwrap();
    }
    scene.seal().await;
    let ballot = scene.ballot(&last.code);
    let done = scene.cast(&last.actor, last.entry, &ballot).await;
    assert_eq!(refusal(done), CastRefused::NoCode);
    let db = scene.world.ctx.db().read();
    let suspended = scene.voters[0].adhesion;
    entity::adhesion::Entity::update_many()
        .col_expr(
            entity::adhesion::Column::State,
            Expr::value(AdhesionState::Suspended.code()),
        )
        .filter(entity::adhesion::Column::Id.eq(suspended.0))
        .exec(db)
        .await
        .unwrap();
    let ballot = scene.ballot(&scene.voters[0].code);
    assert!(matches!(
        cast(&scene, 0, &ballot).await,
        Err(Failure::Forbidden(_))
    ));
    let stranger = scene.world.person("Ailleurs").await;
    let done = scene.cast(&stranger, scene.voters[1].entry, &ballot).await;
    assert!(matches!(done, Err(Failure::Forbidden(_))));
}

#[tokio::test]
async fn a_tested_ballot_is_never_cast_and_a_cast_one_is_never_tested() {
    let scene = Scene::open(2).await;
    let (ctx, voter) = (&scene.world.ctx, &scene.voters[0]);
    let ballot = scene.ballot(&voter.code);
    let tracker = belenios::hash::Fingerprint::of(&ballot).to_base64();
    let test = |actor: Actor, tracker: String| {
        let scene = &scene;
        async move { spoil(ctx, &actor, SLUG, scene.id, scene.urn, &tracker).await }
    };
    for _ in 0..2 {
        test(voter.actor, tracker.clone()).await.unwrap();
    }
    assert_eq!(refusal(cast(&scene, 0, &ballot).await), CastRefused::Tested);
    let receipt = scene.vote(0).await;
    let done = test(voter.actor, receipt.tracker).await;
    assert_eq!(refusal(done), SpoilRefused::Cast);
    let done = test(voter.actor, "abc".to_owned()).await;
    assert_eq!(refusal(done), SpoilRefused::NotATracker);
    assert_eq!(scene.batch().await, 0);
}

#[tokio::test]
async fn an_urn_without_its_secret_takes_nothing() {
    let scene = Scene::open(1).await;
    let ballot = scene.ballot(&scene.voters[0].code);
    service::election::key::destroy(&scene.world.ctx, scene.id.0)
        .await
        .unwrap();
    assert!(matches!(
        cast(&scene, 0, &ballot).await,
        Err(Failure::Fault(_))
    ));
    assert!(scene.lines().await.iter().all(|it| !it.voted));
}

/// The server's key of an urn is made once, and is the same when it is read again.
#[tokio::test]
async fn a_servers_key_is_kept() {
    let scene = Scene::frozen(0).await;
    let ctx = &scene.world.ctx;
    let public = service::election::key::make_server(ctx, scene.urn)
        .await
        .unwrap();
    let again = service::election::key::make_server(ctx, scene.urn)
        .await
        .unwrap();
    assert_eq!(public, again);
    let secret: Secret = service::election::key::server(ctx, scene.urn)
        .await
        .unwrap();
    assert_eq!(secret.public(), public);
}
