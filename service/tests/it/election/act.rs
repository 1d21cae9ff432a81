//! What one proposes and another confirms.

use domain::election::act::ConfirmRefused;
use domain::election::plan::DatesWrong;
use domain::election::stage::Stage;
use domain::election::urn::UrnStatus;
use domain::id::ElectionId;
use domain::statutes::SmallChoice;
use service::Failure;
use service::election::act::{Act, ActRefused, confirm, propose, withdraw};
use service::election::incident::{NoteRefused, note};
use service::election::show::board;

use super::scene::{SLUG, SOCIAL, Scene, VILLE, refused};

fn cancel() -> Act {
    Act::Cancel {
        reason: "Fraude".to_owned(),
    }
}

#[tokio::test]
async fn nothing_is_done_by_one_alone() {
    let scene = Scene::new(7, 0).await;
    let ctx = &scene.world.ctx;
    let id = scene.frozen(&[6]).await;
    for stranger in [1, 5, 6] {
        let tried = propose(ctx, &scene.actor(stranger), SLUG, id, &cancel()).await;
        assert!(matches!(tried, Err(Failure::Forbidden(_))), "{stranger}");
    }
    let act = propose(ctx, &scene.actor(2), SLUG, id, &cancel())
        .await
        .unwrap();
    assert_eq!(scene.stage(id).await, Stage::Roll);
    let own = refused(confirm(ctx, &scene.actor(2), SLUG, id, act).await);
    assert_eq!(own, ActRefused::Confirm(ConfirmRefused::Own));
    for stranger in [1, 5, 6] {
        let tried = refused(confirm(ctx, &scene.actor(stranger), SLUG, id, act).await);
        assert_eq!(tried, ActRefused::Confirm(ConfirmRefused::NotOfBoard));
    }
    let twice = refused(propose(ctx, &scene.actor(3), SLUG, id, &cancel()).await);
    assert_eq!(twice, ActRefused::Waiting);
    confirm(ctx, &scene.actor(3), SLUG, id, act).await.unwrap();
    assert_eq!(scene.stage(id).await, Stage::Cancelled);
    let again = refused(confirm(ctx, &scene.actor(4), SLUG, id, act).await);
    assert_eq!(again, ActRefused::Over);
}

#[tokio::test]
async fn a_proposal_is_set_aside() {
    let scene = Scene::new(7, 0).await;
    let ctx = &scene.world.ctx;
    let id = scene.frozen(&[6]).await;
    let act = propose(ctx, &scene.actor(2), SLUG, id, &cancel())
        .await
        .unwrap();
    assert_eq!(
        board(ctx, &scene.actor(3), SLUG, id)
            .await
            .unwrap()
            .waiting
            .len(),
        1
    );
    let outside = board(ctx, &scene.actor(6), SLUG, id).await;
    assert!(matches!(outside, Err(Failure::Forbidden(_))));
    withdraw(ctx, &scene.actor(3), SLUG, id, act).await.unwrap();
    let late = refused(confirm(ctx, &scene.actor(4), SLUG, id, act).await);
    assert_eq!(late, ActRefused::Over);
}

async fn done(scene: &Scene, id: ElectionId, act: &Act) {
    let ctx = &scene.world.ctx;
    let made = propose(ctx, &scene.actor(2), SLUG, id, act).await.unwrap();
    confirm(ctx, &scene.actor(3), SLUG, id, made).await.unwrap();
}

#[tokio::test]
async fn hours_are_changed_by_two_and_not_into_the_past() {
    let scene = Scene::new(7, 0).await;
    let id = scene.frozen(&[6]).await;
    let (ctx, chair) = (&scene.world.ctx, scene.actor(2));
    let act = |opens, closes| Act::Postpone {
        opens,
        closes,
        reason: "Panne".to_owned(),
    };
    let past = act(scene.at(-1), scene.at(5));
    let why = refused(propose(ctx, &chair, SLUG, id, &past).await);
    assert_eq!(why, ActRefused::Stage);
    let short = act(scene.at(5), scene.at(5));
    let why = refused(propose(ctx, &chair, SLUG, id, &short).await);
    assert_eq!(why, ActRefused::Hours(DatesWrong::TooShort));
    let silent = Act::Cancel {
        reason: " ".to_owned(),
    };
    let why = refused(propose(ctx, &chair, SLUG, id, &silent).await);
    assert_eq!(why, ActRefused::Reason(None));
    let (opens, closes) = (scene.at(400), scene.at(410));
    done(&scene, id, &act(opens, closes)).await;
    let row = scene.row(id).await;
    assert_eq!((row.opens_at, row.closes_at), (Some(opens), Some(closes)));
}

#[tokio::test]
async fn a_small_urn_joins_another_or_goes_on_with_everybody_warned() {
    let scene = Scene::new(7, 2).await;
    let id = scene.frozen(&[6, 8]).await;
    let (ctx, chair) = (&scene.world.ctx, scene.actor(2));
    let (ville, social) = (scene.urn(id, VILLE).await, scene.urn(id, SOCIAL).await);
    let choose = |urn: &entity::election_urn::Model, choice, with| Act::SmallUrn {
        urn: urn.id,
        choice,
        with,
    };
    let large = choose(&ville, SmallChoice::Warn, None);
    let why = refused(propose(ctx, &chair, SLUG, id, &large).await);
    assert_eq!(why, ActRefused::Urn);
    let not = choose(&social, SmallChoice::OpenVote, None);
    let why = refused(propose(ctx, &chair, SLUG, id, &not).await);
    assert_eq!(
        why,
        ActRefused::NotAllowed,
        "the statutes name other choices"
    );
    let alone = choose(&social, SmallChoice::Join, None);
    let why = refused(propose(ctx, &chair, SLUG, id, &alone).await);
    assert_eq!(why, ActRefused::Urn);
    done(
        &scene,
        id,
        &choose(&social, SmallChoice::Join, Some(ville.id)),
    )
    .await;
    let one = scene.urn(id, VILLE).await;
    assert_eq!((one.seats, one.max, one.roll_size), (3, 3, 9));
    assert_eq!(scene.urn(id, SOCIAL).await.status, UrnStatus::Aside.code());

    let scene = Scene::new(7, 2).await;
    let id = scene.frozen(&[6, 8]).await;
    let social = scene.urn(id, SOCIAL).await;
    done(&scene, id, &choose(&social, SmallChoice::Warn, None)).await;
    let row = scene.urn(id, SOCIAL).await;
    assert_eq!(row.small.as_deref(), Some("warn"));
    assert_eq!(row.status, UrnStatus::Waiting.code());
}

#[tokio::test]
async fn the_electoral_board_alone_notes_incidents() {
    let scene = Scene::new(7, 0).await;
    let ctx = &scene.world.ctx;
    let id = scene.frozen(&[6]).await;
    let outside = note(ctx, &scene.actor(6), SLUG, id, "Rien").await;
    assert!(matches!(outside, Err(Failure::Forbidden(_))));
    let silent = refused(note(ctx, &scene.actor(3), SLUG, id, " ").await);
    assert_eq!(silent, NoteRefused::Text(None));
    note(ctx, &scene.actor(3), SLUG, id, "Coupure de courant.")
        .await
        .unwrap();
    let read = board(ctx, &scene.actor(2), SLUG, id).await.unwrap();
    let noted = read
        .incidents
        .iter()
        .find(|it| it.0.text == "Coupure de courant.");
    assert_eq!(noted.unwrap().1.as_deref(), Some("Camille Membre3"));
}
