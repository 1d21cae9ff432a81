//! Who changes the database by hand is found, and the row named.

use chrono::TimeDelta;
use decision::Pseudonym;
use domain::canonical::Digest;
use domain::electorate::roll::{Format, Roll, Voter};
use domain::statutes::{DecisionKind, OrganKind, Side};
use entity::{election_ballot, election_incident, election_urn, election_voter, outbox, person};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use service::election::integrity::{Finding, Wrong, last, now, run};
use service::log::NewLeaf;
use service::{Actor, Failure, Outcome, transaction};
use tlog::leaf::Salt;
use uuid::Uuid;

use super::scene::{SLUG, Scene};

/// An open vote whose lines are those of a frozen roll; the first voter presides over the electoral board.
async fn sound(count: usize) -> Scene {
    let mut scene = Scene::frozen(count).await;
    let (ctx, id) = (scene.world.ctx.clone(), scene.id);
    let db = ctx.db().read();
    let mut voters = Vec::new();
    for voter in &mut scene.voters {
        let salt = Salt::from_bytes(ctx.secret());
        let line = Voter {
            adhesion: Pseudonym::of(voter.adhesion.0, &salt).adhesion(),
            college: "professionals".parse().unwrap(),
            voices: 1,
            side: Side::Ville,
            bloc: None,
            attachment: None,
            profession: None,
            recused: None,
            proxy: None,
        };
        election_voter::Entity::update_many()
            .col_expr(election_voter::Column::Entry, line.adhesion.0.into())
            .col_expr(election_voter::Column::Salt, salt.bytes().to_vec().into())
            .col_expr(
                election_voter::Column::Line,
                serde_json::to_string(&line).unwrap().into(),
            )
            .filter(election_voter::Column::Entry.eq(voter.entry))
            .exec(db)
            .await
            .unwrap();
        voter.entry = line.adhesion.0;
        voters.push(line);
    }
    voters.sort_by_key(|it| it.adhesion);
    let statutes = Digest::of(b"statutes");
    let roll = Roll {
        format: Format::First,
        statutes,
        organ: OrganKind::OrdinaryMeeting,
        college: None,
        decision: DecisionKind::Election,
        on: scene.world.today(),
        voters,
    };
    let text = roll.canonical();
    let digest = Digest::of(text.as_bytes()).to_string();
    entity::election_roll::Entity::insert(entity::election_roll::ActiveModel {
        election_id: Set(id.0),
        text: Set(text),
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    entity::election::Entity::update_many()
        .col_expr(entity::election::Column::RollSha256, digest.clone().into())
        .filter(entity::election::Column::Id.eq(id.0))
        .exec(db)
        .await
        .unwrap();
    log_roll(&scene, &digest).await.unwrap();
    entity::election_officer::Entity::insert(entity::election_officer::ActiveModel {
        election_id: Set(id.0),
        person_id: Set(scene.voters[0].actor.person.0),
        kind: Set("chair".to_owned()),
        seed_public: Set(None),
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    for voter in &scene.voters {
        let registration = scene.registration(voter.entry, &voter.code);
        scene.register(&voter.actor, &[registration]).await.unwrap();
    }
    scene.seal().await;
    scene
}

async fn log_roll(scene: &Scene, digest: &str) -> Outcome<(), ()> {
    transaction!(&scene.world.ctx, |tx| {
        tx.without_journal("a test");
        let fact = json!({ "election": scene.id.0, "roll": digest });
        let leaf = NewLeaf::fact("election.roll", Some(scene.id.0), &fact)?;
        tx.log(scene.cpts, leaf).await?;
        Ok(())
    })
}

/// Twelve of fourteen have voted: eleven are in the archive, one waits.
async fn voted() -> Scene {
    let scene = sound(14).await;
    for number in 0..11 {
        scene.vote(number).await;
    }
    assert_eq!(scene.batch().await, 11);
    scene.vote(11).await;
    scene
}

fn chair(scene: &Scene) -> Actor {
    scene.voters[0].actor
}

async fn found(scene: &Scene) -> Vec<Finding> {
    now(&scene.world.ctx, &chair(scene), SLUG, scene.id)
        .await
        .unwrap()
}

async fn line(scene: &Scene, number: usize) -> election_voter::Model {
    election_voter::Entity::find()
        .filter(election_voter::Column::Entry.eq(scene.voters[number].entry))
        .one(scene.world.ctx.db().read())
        .await
        .unwrap()
        .unwrap()
}

/// Changes a line by hand.
async fn change(scene: &Scene, row: Uuid, column: election_voter::Column, to: Expr) {
    election_voter::Entity::update_many()
        .col_expr(column, to)
        .filter(election_voter::Column::Id.eq(row))
        .exec(scene.world.ctx.db().read())
        .await
        .unwrap();
}

async fn ballots(scene: &Scene) -> Vec<election_ballot::Model> {
    election_ballot::Entity::find()
        .order_by_asc(election_ballot::Column::Idx)
        .all(scene.world.ctx.db().read())
        .await
        .unwrap()
}

fn one(table: &'static str, row: Uuid, wrong: Wrong) -> Vec<Finding> {
    vec![Finding {
        table,
        row: Some(row),
        wrong,
    }]
}

#[tokio::test]
async fn nothing_is_found_while_people_vote_and_vote_again_and_after_the_close() {
    let scene = voted().await;
    assert_eq!(found(&scene).await, []);
    scene.vote(3).await;
    assert_eq!(found(&scene).await, []);
    scene.world.pass(TimeDelta::minutes(11));
    assert_eq!(scene.batch().await, 2);
    assert_eq!(found(&scene).await, []);
    scene.vote(12).await;
    scene.close().await;
    assert_eq!(found(&scene).await, []);
    let checked = last(scene.world.ctx.db().read(), scene.id).await.unwrap();
    assert_eq!(checked.unwrap().wrong, 0);
}

#[tokio::test]
async fn the_bytes_of_a_ballot() {
    let scene = voted().await;
    let row = ballots(&scene).await[4].clone();
    let mut bytes = row.bytes.clone();
    let at = bytes.iter().rposition(u8::is_ascii_digit).unwrap();
    bytes[at] = if bytes[at] == b'1' { b'2' } else { b'1' };
    election_ballot::Entity::update_many()
        .col_expr(election_ballot::Column::Bytes, bytes.into())
        .filter(election_ballot::Column::Id.eq(row.id))
        .exec(scene.world.ctx.db().read())
        .await
        .unwrap();
    assert_eq!(
        found(&scene).await,
        one("election_ballot", row.id, Wrong::Ballot)
    );
}

#[tokio::test]
async fn a_ballot_that_is_put_in_the_place_of_another_one() {
    let scene = voted().await;
    let row = ballots(&scene).await[4].clone();
    // By the same code, and right in itself: only the register knows another one.
    let by = scene
        .voters
        .iter()
        .find(|it| Scene::exponent(&it.code).public().to_hex() == row.credential);
    let bytes = scene.ballot(&by.unwrap().code);
    let tracker = belenios::ballot::Ballot::read(&bytes).unwrap().tracker();
    election_ballot::Entity::update_many()
        .col_expr(election_ballot::Column::Bytes, bytes.into())
        .col_expr(election_ballot::Column::Tracker, tracker.to_base64().into())
        .filter(election_ballot::Column::Id.eq(row.id))
        .exec(scene.world.ctx.db().read())
        .await
        .unwrap();
    // The first of the batch in which it is.
    let first = ballots(&scene).await[0].id;
    assert_eq!(
        found(&scene).await,
        one("election_ballot", first, Wrong::Archive)
    );
}

#[tokio::test]
async fn a_ballot_that_is_taken_out() {
    let scene = voted().await;
    let all = ballots(&scene).await;
    let gone = all.last().unwrap();
    election_ballot::Entity::delete_by_id(gone.id)
        .exec(scene.world.ctx.db().read())
        .await
        .unwrap();
    let found = found(&scene).await;
    // The archive is too short, and the line of who cast it has no ballot any more.
    assert!(found.contains(&Finding {
        table: "election_urn",
        row: Some(scene.urn),
        wrong: Wrong::Archive,
    }));
    let marks = found.iter().filter(|it| it.wrong == Wrong::Mark);
    assert_eq!(marks.count(), 1, "{found:?}");
}

#[tokio::test]
async fn a_mark_of_turnout_that_is_set_or_taken_away() {
    let scene = voted().await;
    for (number, voted) in [(13, true), (2, false), (11, false)] {
        let row = line(&scene, number).await;
        let column = election_voter::Column::Voted;
        change(&scene, row.id, column, Expr::value(voted)).await;
        assert_eq!(
            found(&scene).await,
            one("election_voter", row.id, Wrong::Mark)
        );
        change(&scene, row.id, column, Expr::value(!voted)).await;
    }
    assert_eq!(found(&scene).await, []);
}

#[tokio::test]
async fn a_line_of_the_roll_that_is_given_to_somebody_else_or_written_anew() {
    let scene = voted().await;
    let (row, other) = (line(&scene, 12).await, line(&scene, 13).await);
    let column = election_voter::Column::AdhesionId;
    change(&scene, row.id, column, Expr::value(other.adhesion_id)).await;
    assert_eq!(
        found(&scene).await,
        one("election_voter", row.id, Wrong::Line)
    );
    change(&scene, row.id, column, Expr::value(row.adhesion_id)).await;
    let text = row.line.replace("\"voices\":1", "\"voices\":9");
    assert_ne!(text, row.line);
    let column = election_voter::Column::Line;
    change(&scene, row.id, column, Expr::value(text)).await;
    assert_eq!(
        found(&scene).await,
        one("election_voter", row.id, Wrong::Line)
    );
    change(&scene, row.id, column, Expr::value(row.line.clone())).await;
    assert_eq!(found(&scene).await, []);
}

#[tokio::test]
async fn the_code_of_a_line_and_a_paper_that_nobody_decided() {
    let scene = voted().await;
    let (row, other) = (line(&scene, 12).await, line(&scene, 13).await);
    let column = election_voter::Column::Binding;
    change(&scene, row.id, column, Expr::value(other.binding)).await;
    assert_eq!(
        found(&scene).await,
        one("election_voter", row.id, Wrong::Code)
    );
    change(&scene, row.id, column, Expr::value(row.binding)).await;
    let column = election_voter::Column::Paper;
    change(&scene, row.id, column, Expr::value(true)).await;
    assert!(
        found(&scene)
            .await
            .contains(&one("election_voter", row.id, Wrong::Paper)[0])
    );
}

#[tokio::test]
async fn what_an_urn_says_and_the_roll_itself() {
    let scene = voted().await;
    let db = scene.world.ctx.db().read();
    let turnout = |to: i64| {
        election_urn::Entity::update_many()
            .col_expr(election_urn::Column::Turnout, to.into())
            .filter(election_urn::Column::Id.eq(scene.urn))
            .exec(db)
    };
    turnout(14).await.unwrap();
    assert_eq!(
        found(&scene).await,
        one("election_urn", scene.urn, Wrong::Urn)
    );
    turnout(11).await.unwrap();
    assert_eq!(found(&scene).await, []);
    entity::election_roll::Entity::update_many()
        .col_expr(entity::election_roll::Column::Text, "{}".into())
        .exec(db)
        .await
        .unwrap();
    let found = found(&scene).await;
    assert_eq!(
        found.first(),
        one("election_roll", scene.id.0, Wrong::Roll).first()
    );
}

#[tokio::test]
async fn the_job_looks_every_ten_minutes_notes_once_and_tells_the_board() {
    let scene = voted().await;
    let ctx = &scene.world.ctx;
    // Only the chair of the board confirmed an address.
    person::Entity::update_many()
        .col_expr(person::Column::Email, Expr::value("chair@example.org"))
        .filter(person::Column::Id.eq(chair(&scene).person.0))
        .exec(ctx.db().read())
        .await
        .unwrap();
    assert_eq!(run(ctx).await.unwrap(), 0);
    let row = line(&scene, 13).await;
    let column = election_voter::Column::Voted;
    change(&scene, row.id, column, Expr::value(true)).await;
    // Not yet.
    assert_eq!(run(ctx).await.unwrap(), 0);
    let notes = async || {
        election_incident::Entity::find()
            .filter(election_incident::Column::Kind.eq("integrity"))
            .all(ctx.db().read())
            .await
            .unwrap()
    };
    for _ in 0..2 {
        scene.world.pass(TimeDelta::minutes(10));
        assert_eq!(run(ctx).await.unwrap(), 1);
        let notes = notes().await;
        assert_eq!(notes.len(), 1);
        assert!(
            notes[0].text.contains(&row.id.to_string()),
            "{}",
            notes[0].text
        );
    }
    let mails = outbox::Entity::find()
        .filter(outbox::Column::Kind.eq("election-integrity"))
        .all(ctx.db().read())
        .await
        .unwrap();
    assert_eq!(mails.len(), 1);
    let checked = last(ctx.db().read(), scene.id).await.unwrap().unwrap();
    assert_eq!(checked.wrong, 1);
}

#[tokio::test]
async fn only_the_electoral_board_asks() {
    let scene = voted().await;
    let other = scene.voters[1].actor;
    let asked = now(&scene.world.ctx, &other, SLUG, scene.id).await;
    assert!(matches!(asked, Err(Failure::Forbidden(_))));
}
