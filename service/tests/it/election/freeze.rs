//! The roll is frozen, and the order of the ballot drawn.

use chrono::TimeDelta;
use domain::canonical::Digest;
use domain::election::checklist::Missing;
use domain::election::limits::Seat;
use domain::election::order::{commitment, on_ballot};
use domain::election::stage::Stage;
use domain::election::urn::UrnStatus;
use domain::electorate::roll::{Roll, Voter};
use domain::id::{AdhesionId, CandidacyId, ElectionId};
use domain::member::AdhesionState;
use domain::statutes::{Said, Side};
use entity::{adhesion, election_candidacy, election_roll, election_voter, log_opening};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use service::election::call::StepRefused;
use service::election::{draft, freeze, proxy, request};

use super::scene::{SLUG, SOCIAL, Scene, VILLE, refused};

async fn lines(scene: &Scene, urn: uuid::Uuid) -> Vec<election_voter::Model> {
    election_voter::Entity::find()
        .filter(election_voter::Column::UrnId.eq(urn))
        .all(scene.world.ctx.db().read())
        .await
        .unwrap()
}

async fn stand(scene: &Scene, id: ElectionId) -> Vec<election_candidacy::Model> {
    election_candidacy::Entity::find()
        .filter(election_candidacy::Column::ElectionId.eq(id.0))
        .all(scene.world.ctx.db().read())
        .await
        .unwrap()
}

#[tokio::test]
async fn everybody_who_votes_has_a_line_in_the_urn_of_her_college_under_another_name() {
    let scene = Scene::new(7, 2).await;
    let id = scene.frozen(&[6, 8]).await;
    assert_eq!(scene.stage(id).await, Stage::Roll);
    let (ville, social) = (scene.urn(id, VILLE).await, scene.urn(id, SOCIAL).await);
    assert_eq!((ville.roll_size, social.roll_size), (7, 2));
    let mut all = lines(&scene, ville.id).await;
    assert_eq!(all.len(), 7);
    all.extend(lines(&scene, social.id).await);
    let db = scene.world.ctx.db().read();
    let row = election_roll::Entity::find_by_id(id.0).one(db).await;
    let text = row.unwrap().unwrap().text;
    let frozen = scene.row(id).await;
    assert_eq!(
        frozen.roll_sha256,
        Some(Digest::of(text.as_bytes()).to_string())
    );
    let roll: Roll = serde_json::from_str(&text).unwrap();
    assert_eq!(roll.voters.len(), 9);
    for line in &all {
        let voter: Voter = serde_json::from_str(&line.line).unwrap();
        assert_eq!(voter.adhesion, AdhesionId(line.entry));
        assert_ne!(
            line.entry, line.adhesion_id,
            "the register's name is not on the roll"
        );
        assert_eq!(roll.voter(voter.adhesion), Some(&voter));
        assert_eq!(voter.profession, None);
    }
}

#[tokio::test]
async fn the_ballot_is_in_the_order_of_the_secret_whose_digest_was_logged_before() {
    let scene = Scene::new(12, 0).await;
    let id = scene.called().await;
    let commit = scene.row(id).await.order_commit.unwrap();
    let db = scene.world.ctx.db().read();
    let logged = log_opening::Entity::find().all(db).await.unwrap();
    let told = logged
        .iter()
        .any(|it| String::from_utf8_lossy(&it.blob).contains(&commit));
    assert!(
        told,
        "the digest is in the register when candidacies are called for"
    );
    for n in 6..=12 {
        scene.stands(n, id).await.unwrap();
    }
    scene.world.pass(TimeDelta::hours(241));
    freeze::freeze(&scene.world.ctx, &scene.actor(2), SLUG, id)
        .await
        .unwrap();
    let row = scene.row(id).await;
    let secret = hex::decode(row.order_seed.unwrap())
        .unwrap()
        .try_into()
        .unwrap();
    assert_eq!(commitment(&secret).to_string(), commit);
    let mut rows = stand(&scene, id).await;
    let ids: Vec<_> = rows.iter().map(|it| CandidacyId(it.id)).collect();
    rows.sort_by_key(|it| it.place);
    let placed: Vec<_> = rows.iter().map(|it| CandidacyId(it.id)).collect();
    assert_eq!(placed, on_ballot(&secret, &ids));
    let seat: Seat = serde_json::from_str(rows[0].seat.as_ref().unwrap()).unwrap();
    assert_eq!(seat.side, Side::Ville);
}

#[tokio::test]
async fn the_roll_waits_for_candidates_answers_and_the_end_of_candidacies() {
    let scene = Scene::new(7, 0).await;
    let (ctx, by) = (&scene.world.ctx, scene.actor(1));
    let id = scene.called().await;
    let early = refused(freeze::freeze(ctx, &by, SLUG, id).await);
    let until = scene.row(id).await.candidacies_close_at.unwrap();
    let missing = vec![Missing::StillOpen(until), Missing::Candidates];
    assert_eq!(early, StepRefused::Missing(missing));
    scene.stands(6, id).await.unwrap();
    let asked = request::ask(ctx, &scene.actor(7), SLUG, id, "Je suis salarié.").await;
    let asked = asked.unwrap();
    scene.world.pass(TimeDelta::hours(241));
    let why = refused(freeze::freeze(ctx, &by, SLUG, id).await);
    assert_eq!(why, StepRefused::Missing(vec![Missing::Answers(1)]));
    request::answer(ctx, &by, SLUG, id, asked, "Corrigé.")
        .await
        .unwrap();
    freeze::freeze(ctx, &by, SLUG, id).await.unwrap();
    let again = refused(freeze::freeze(ctx, &by, SLUG, id).await);
    assert_eq!(again, StepRefused::Stage);
    let (revision, typed) = (scene.row(id).await.revision, scene.typed());
    let settings = draft::edit(ctx, &by, SLUG, id, revision, &typed).await;
    assert_eq!(refused(settings), draft::DraftRefused::Frozen);
}

#[tokio::test]
async fn a_roll_that_the_statutes_close_before_is_not_frozen_too_soon() {
    let mut statutes = super::scene::statutes();
    statutes.membership.roll_closes_days = Said::says("9", 5);
    let scene = Scene::under(&statutes, 7, 0).await;
    let (ctx, by) = (&scene.world.ctx, scene.actor(1));
    let id = scene.called().await;
    scene.stands(6, id).await.unwrap();
    scene.world.pass(TimeDelta::hours(241));
    let why = refused(freeze::freeze(ctx, &by, SLUG, id).await);
    let StepRefused::Missing(missing) = why else {
        panic!("{why:?}");
    };
    assert!(
        matches!(missing.as_slice(), [Missing::RollDay(_)]),
        "{missing:?}"
    );
    scene.world.pass(TimeDelta::days(6));
    freeze::freeze(ctx, &by, SLUG, id).await.unwrap();
}

#[tokio::test]
async fn a_college_without_a_candidate_elects_nobody_and_the_others_do() {
    let scene = Scene::new(7, 2).await;
    let id = scene.frozen(&[6]).await;
    let social = scene.urn(id, SOCIAL).await;
    assert_eq!(social.status, UrnStatus::Aside.code());
    assert!(lines(&scene, social.id).await.is_empty());
    assert_eq!(scene.urn(id, VILLE).await.status, UrnStatus::Waiting.code());
}

#[tokio::test]
async fn who_may_not_stand_any_more_is_set_aside_and_it_is_noted() {
    let scene = Scene::new(8, 0).await;
    let id = scene.called().await;
    for n in [6, 7] {
        scene.stands(n, id).await.unwrap();
    }
    let db = scene.world.ctx.db().read();
    adhesion::Entity::update_many()
        .col_expr(
            adhesion::Column::State,
            Expr::value(AdhesionState::Suspended.code()),
        )
        .filter(adhesion::Column::Id.eq(scene.of(7).adhesion.0))
        .exec(db)
        .await
        .unwrap();
    scene.world.pass(TimeDelta::hours(241));
    freeze::freeze(&scene.world.ctx, &scene.actor(1), SLUG, id)
        .await
        .unwrap();
    let rows = stand(&scene, id).await;
    let gone = rows
        .iter()
        .find(|it| it.adhesion_id == scene.of(7).adhesion.0);
    assert!(gone.unwrap().withdrawn_at.is_some());
    let notes = entity::election_incident::Entity::find()
        .all(db)
        .await
        .unwrap();
    assert!(notes.iter().any(|it| it.text.contains("Membre7")));
}

#[tokio::test]
async fn a_proxy_is_held_on_the_roll() {
    let scene = Scene::new(7, 0).await;
    let (ctx, giver) = (&scene.world.ctx, scene.of(7));
    let id = scene.called().await;
    let holder = scene.of(6).adhesion;
    let other = proxy::give(ctx, &scene.actor(6), SLUG, id, giver.adhesion, holder).await;
    assert_eq!(refused(other), proxy::GiveRefused::NotYours);
    proxy::give(ctx, &giver.actor, SLUG, id, giver.adhesion, holder)
        .await
        .unwrap();
    proxy::take_back(ctx, &giver.actor, SLUG, id, giver.adhesion)
        .await
        .unwrap();
    proxy::give(ctx, &giver.actor, SLUG, id, giver.adhesion, holder)
        .await
        .unwrap();
    scene.stands(6, id).await.unwrap();
    scene.world.pass(TimeDelta::hours(241));
    freeze::freeze(ctx, &scene.actor(1), SLUG, id)
        .await
        .unwrap();
    let urn = scene.urn(id, VILLE).await;
    let all = lines(&scene, urn.id).await;
    let line = all.iter().find(|it| it.adhesion_id == giver.adhesion.0);
    assert_eq!(line.unwrap().holder_id, Some(holder.0));
    let late = proxy::take_back(ctx, &giver.actor, SLUG, id, giver.adhesion).await;
    assert_eq!(refused(late), proxy::GiveRefused::Frozen);
}
