//! What is prepared, and what is refused.

use domain::election::checklist::Missing;
use domain::election::plan::{DatesWrong, SeatsWrong};
use domain::election::stage::Stage;
use domain::election::urn::OfficerKind;
use domain::id::PersonId;
use domain::statutes::{Remote, Said};
use service::Failure;
use service::election::call::{StepRefused, call};
use service::election::cancel::{CancelRefused, cancel};
use service::election::draft::{DraftRefused, create, delete, edit};
use service::election::officer::{OfficerRefused, dismiss, name};
use service::election::{list, show};

use super::scene::{SLUG, Scene, VILLE, college, refused, statutes};

#[tokio::test]
async fn members_see_nothing_of_what_is_prepared() {
    let scene = Scene::new(7, 0).await;
    let id = scene.drafted().await;
    let ctx = &scene.world.ctx;
    let seen = show::sheet(ctx, &scene.actor(6), SLUG, id).await;
    assert!(matches!(seen, Err(Failure::NotFound)));
    let listed = list::list(ctx, &scene.actor(6), SLUG).await.unwrap();
    assert!(listed.all.is_empty() && !listed.manages);
    // Who is to watch over it sees it.
    let teller = show::sheet(ctx, &scene.actor(3), SLUG, id).await.unwrap();
    assert_eq!(teller.seen.officer, [OfficerKind::Teller]);
    assert_eq!(
        list::list(ctx, &scene.actor(3), SLUG)
            .await
            .unwrap()
            .all
            .len(),
        1
    );
}

#[tokio::test]
async fn what_cannot_be_held_is_not_kept() {
    let scene = Scene::new(7, 0).await;
    let (ctx, by) = (&scene.world.ctx, scene.actor(1));
    let mut typed = scene.typed();
    typed.title = " ".to_owned();
    let why = refused(create(ctx, &by, SLUG, &typed).await);
    assert_eq!(why, DraftRefused::Title(None));
    let mut typed = scene.typed();
    typed.dates.opens = typed.dates.candidacies_close;
    let why = refused(create(ctx, &by, SLUG, &typed).await);
    assert_eq!(why, DraftRefused::Dates(DatesWrong::OpensTooSoon));
    let mut typed = scene.typed();
    typed.seats.insert(college(VILLE), 10);
    let why = refused(create(ctx, &by, SLUG, &typed).await);
    assert!(matches!(
        why,
        DraftRefused::Seats(SeatsWrong::TooMany { most: 9, .. })
    ));
    let member = create(ctx, &scene.actor(2), SLUG, &scene.typed()).await;
    assert!(matches!(member, Err(Failure::Forbidden(_))));
}

#[tokio::test]
async fn seats_change_until_the_call_and_dates_until_the_roll() {
    let scene = Scene::new(7, 1).await;
    let (ctx, by) = (&scene.world.ctx, scene.actor(1));
    let id = scene.drafted().await;
    let mut typed = scene.typed();
    typed.seats.insert(college(VILLE), 3);
    edit(ctx, &by, SLUG, id, 1, &typed).await.unwrap();
    assert_eq!(scene.urn(id, VILLE).await.seats, 3);
    let why = refused(edit(ctx, &by, SLUG, id, 1, &typed).await);
    assert_eq!(why, DraftRefused::Overtaken);
    call(ctx, &by, SLUG, id).await.unwrap();
    let revision = scene.row(id).await.revision;
    let mut other = typed.clone();
    other.seats.insert(college(VILLE), 2);
    let why = refused(edit(ctx, &by, SLUG, id, revision, &other).await);
    assert_eq!(why, DraftRefused::SeatsFixed);
    typed.dates.closes = scene.at(600);
    edit(ctx, &by, SLUG, id, revision, &typed).await.unwrap();
    assert_eq!(scene.row(id).await.closes_at, Some(typed.dates.closes));
    let why = refused(delete(ctx, &by, SLUG, id).await);
    assert_eq!(why, DraftRefused::Called);
}

#[tokio::test]
async fn the_call_names_everything_that_is_missing() {
    let scene = Scene::new(7, 0).await;
    let (ctx, by) = (&scene.world.ctx, scene.actor(1));
    let id = create(ctx, &by, SLUG, &scene.typed()).await.unwrap();
    let why = refused(call(ctx, &by, SLUG, id).await);
    let missing = vec![Missing::Chair, Missing::Tellers(2), Missing::SheetOfficer];
    assert_eq!(why, StepRefused::Missing(missing));
    delete(ctx, &by, SLUG, id).await.unwrap();
    assert!(scene.urns(id).await.is_empty());
}

#[tokio::test]
async fn statutes_that_are_silent_on_votes_from_afar_stop_the_call() {
    let mut silent = statutes();
    silent.organs[0].remote = Said::Silent;
    let scene = Scene::under(&silent, 7, 0).await;
    let id = scene.drafted().await;
    let why = refused(call(&scene.world.ctx, &scene.actor(1), SLUG, id).await);
    assert_eq!(why, StepRefused::Missing(vec![Missing::Remote(None)]));
    let mut no = statutes();
    no.organs[0].remote = Said::says("11", Remote::NotAllowed);
    let scene = Scene::under(&no, 7, 0).await;
    let id = scene.drafted().await;
    let why = refused(call(&scene.world.ctx, &scene.actor(1), SLUG, id).await);
    let missing = vec![Missing::Remote(Some("11".to_owned()))];
    assert_eq!(why, StepRefused::Missing(missing));
}

#[tokio::test]
async fn the_electoral_board_has_one_chair_and_no_candidate() {
    let scene = Scene::new(7, 0).await;
    let (ctx, by) = (&scene.world.ctx, scene.actor(1));
    let id = scene.called().await;
    let who = |n| scene.of(n).adhesion;
    let second = name(ctx, &by, SLUG, id, who(6), OfficerKind::Chair).await;
    assert_eq!(refused(second), OfficerRefused::HasChair);
    let again = name(ctx, &by, SLUG, id, who(3), OfficerKind::Sheets).await;
    assert_eq!(refused(again), OfficerRefused::Already);
    scene.stands(6, id).await.unwrap();
    let stands = name(ctx, &by, SLUG, id, who(6), OfficerKind::Teller).await;
    assert_eq!(refused(stands), OfficerRefused::Candidate);
    let other = name(ctx, &scene.actor(2), SLUG, id, who(7), OfficerKind::Teller).await;
    assert!(matches!(other, Err(Failure::Forbidden(_))));
    let chair: PersonId = scene.actor(2).person;
    dismiss(ctx, &by, SLUG, id, chair).await.unwrap();
    name(ctx, &by, SLUG, id, who(7), OfficerKind::Chair)
        .await
        .unwrap();
}

#[tokio::test]
async fn one_person_gives_up_what_is_called_for_with_a_reason() {
    let scene = Scene::new(7, 0).await;
    let (ctx, by) = (&scene.world.ctx, scene.actor(1));
    let id = scene.drafted().await;
    let why = refused(cancel(ctx, &by, SLUG, id, "Erreur").await);
    assert_eq!(why, CancelRefused::Stage);
    call(ctx, &by, SLUG, id).await.unwrap();
    let why = refused(cancel(ctx, &by, SLUG, id, " ").await);
    assert_eq!(why, CancelRefused::Reason(None));
    cancel(ctx, &by, SLUG, id, "Dates trop courtes")
        .await
        .unwrap();
    assert_eq!(scene.stage(id).await, Stage::Cancelled);
}
