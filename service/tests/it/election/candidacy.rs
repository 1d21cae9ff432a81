//! Who stands, and who may not.

use chrono::TimeDelta;
use domain::election::candidacy::NotEligible;
use domain::electorate::Barred;
use domain::member::AdhesionState;
use entity::{adhesion, election_candidacy};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use service::Failure;
use service::election::candidacy::{CandidacyRefused, file, withdraw};
use service::election::photo::{self, PhotoRefused};
use service::election::show::{candidate, sheet};

use super::scene::{SLUG, SOCIAL, Scene, VILLE, refused};

#[tokio::test]
async fn a_member_stands_for_her_college_changes_her_words_and_leaves() {
    let scene = Scene::new(7, 1).await;
    let ctx = &scene.world.ctx;
    let id = scene.called().await;
    let one = scene.stands(6, id).await.unwrap();
    scene.stands(8, id).await.unwrap();
    let (_, row) = candidate(ctx, &scene.actor(7), SLUG, id, one)
        .await
        .unwrap();
    assert_eq!(
        (row.name.as_str(), row.college.as_str()),
        ("Camille Membre6", VILLE)
    );
    let her = scene.of(6);
    let again = file(ctx, &her.actor, SLUG, id, her.adhesion, "Mieux dit.").await;
    assert_eq!(again.unwrap(), one);
    let seen = sheet(ctx, &scene.actor(7), SLUG, id).await.unwrap();
    assert_eq!(seen.candidates.len(), 2);
    assert!(seen.candidates.iter().any(|it| it.college == SOCIAL));
    withdraw(ctx, &her.actor, SLUG, id, one).await.unwrap();
    let seen = sheet(ctx, &scene.actor(7), SLUG, id).await.unwrap();
    assert_eq!(seen.candidates.len(), 1);
    let gone = candidate(ctx, &scene.actor(7), SLUG, id, one).await;
    assert!(matches!(gone, Err(Failure::NotFound)));
    // She may come back while candidacies are open.
    scene.stands(6, id).await.unwrap();
}

fn picture() -> Vec<u8> {
    let drawn = image::RgbImage::from_pixel(40, 30, image::Rgb([10, 90, 160]));
    let mut out = std::io::Cursor::new(Vec::new());
    drawn.write_to(&mut out, image::ImageFormat::Png).unwrap();
    out.into_inner()
}

#[tokio::test]
async fn a_candidate_shows_her_face_and_it_goes_with_her_candidacy() {
    let scene = Scene::new(7, 1).await;
    let ctx = &scene.world.ctx;
    let id = scene.called().await;
    let one = scene.stands(6, id).await.unwrap();
    let her = scene.actor(6);
    let reader = scene.actor(7);
    let none = photo::photo(ctx, &reader, SLUG, id, one).await;
    assert!(matches!(none, Err(Failure::NotFound)));
    let stranger = photo::put(ctx, &reader, SLUG, id, one, picture()).await;
    assert_eq!(refused(stranger), PhotoRefused::NotYours);
    let words = photo::put(ctx, &her, SLUG, id, one, b"MZ".to_vec()).await;
    assert_eq!(refused(words), PhotoRefused::NotAPicture);
    for _ in 0..2 {
        photo::put(ctx, &her, SLUG, id, one, picture())
            .await
            .unwrap();
    }
    let (kind, bytes) = photo::photo(ctx, &reader, SLUG, id, one).await.unwrap();
    assert_eq!(
        (kind.as_str(), &bytes[..2]),
        ("image/jpeg", &b"\xff\xd8"[..])
    );
    let seen = sheet(ctx, &reader, SLUG, id).await.unwrap();
    assert!(seen.photos.contains(&one.0));
    photo::take(ctx, &her, SLUG, id, one).await.unwrap();
    assert!(
        sheet(ctx, &reader, SLUG, id)
            .await
            .unwrap()
            .photos
            .is_empty()
    );
    photo::put(ctx, &her, SLUG, id, one, picture())
        .await
        .unwrap();
    withdraw(ctx, &her, SLUG, id, one).await.unwrap();
    let gone = photo::photo(ctx, &her, SLUG, id, one).await;
    assert!(matches!(gone, Err(Failure::NotFound)));
    // Candidacies are over: what is shown stays as it is.
    let again = scene.stands(6, id).await.unwrap();
    photo::put(ctx, &her, SLUG, id, again, picture())
        .await
        .unwrap();
    scene.world.pass(TimeDelta::hours(241));
    let late = photo::put(ctx, &her, SLUG, id, again, picture()).await;
    assert_eq!(refused(late), PhotoRefused::Closed);
    assert!(photo::photo(ctx, &reader, SLUG, id, again).await.is_ok());
}

#[tokio::test]
async fn nobody_stands_for_another_without_words_or_out_of_time() {
    let scene = Scene::new(7, 0).await;
    let ctx = &scene.world.ctx;
    let id = scene.drafted().await;
    let president = scene.of(1);
    let early = file(ctx, &president.actor, SLUG, id, president.adhesion, "Moi").await;
    assert_eq!(refused(early), CandidacyRefused::Closed);
    let id = scene.called().await;
    let her = scene.of(6);
    let other = file(ctx, &scene.actor(7), SLUG, id, her.adhesion, "Elle").await;
    assert_eq!(refused(other), CandidacyRefused::NotYours);
    let silent = file(ctx, &her.actor, SLUG, id, her.adhesion, "  ").await;
    assert_eq!(refused(silent), CandidacyRefused::Statement(None));
    let one = scene.stands(6, id).await.unwrap();
    let other = withdraw(ctx, &scene.actor(7), SLUG, id, one).await;
    assert_eq!(refused(other), CandidacyRefused::NotYours);
    scene.world.pass(TimeDelta::hours(240));
    assert_eq!(refused(scene.stands(7, id).await), CandidacyRefused::Closed);
}

#[tokio::test]
async fn the_electoral_board_and_those_without_a_seat_or_a_vote_do_not_stand() {
    let scene = Scene::new(7, 1).await;
    let id = scene.called().await;
    let teller = refused(scene.stands(3, id).await);
    assert_eq!(teller, CandidacyRefused::NotEligible(NotEligible::Officer));
    let db = scene.world.ctx.db().read();
    adhesion::Entity::update_many()
        .col_expr(
            adhesion::Column::State,
            Expr::value(AdhesionState::Suspended.code()),
        )
        .filter(adhesion::Column::Id.eq(scene.of(6).adhesion.0))
        .exec(db)
        .await
        .unwrap();
    let suspended = scene.stands(6, id).await;
    assert!(
        matches!(suspended, Err(Failure::Forbidden(_))),
        "{suspended:?}"
    );
    assert_eq!(
        election_candidacy::Entity::find().all(db).await.unwrap(),
        []
    );
}

#[tokio::test]
async fn who_is_too_new_is_told_from_when_and_by_which_article() {
    let mut statutes = super::scene::statutes();
    statutes.membership.seniority_months = domain::statutes::Said::says("5", 3);
    let scene = Scene::under(&statutes, 7, 0).await;
    let id = scene.called().await;
    let why = refused(scene.stands(6, id).await);
    let CandidacyRefused::NotEligible(NotEligible::Barred(Barred::Since { from, article })) = why
    else {
        panic!("{why:?}");
    };
    let months = chrono::Months::new(3);
    assert_eq!(from, scene.world.today().checked_add_months(months));
    assert_eq!(article, "5");
}
