use domain::election::urn::UrnStatus;
use election::held::Paper;
use sea_orm::EntityTrait;
use service::Failure;
use service::election::act::{Act, ActRefused, confirm, propose};
use service::election::counting::{bytes, counting};
use service::election::dossier;
use service::election::paper_count::{PaperRefused, enter};
use service::election::share::{ShareRefused, share};

use super::scene::Scene;
use super::whole::{FIRST, SECOND, opened};
use crate::trustee::SLUG;

fn refused<T: std::fmt::Debug, R: std::fmt::Debug>(outcome: Result<T, Failure<R>>) -> R {
    match outcome {
        Err(Failure::Refused(refused)) => refused,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_wrong_share_is_refused_and_noted_by_name_and_the_others_open_the_urn() {
    let scene = Scene::closed([FIRST, SECOND], 0).await;
    let ctx = &scene.world().ctx;
    let (one, urn) = (&scene.devices[1].actor, scene.urns[0].id);
    // What another trustee made, and what was made for the other urn.
    for part in [scene.part(0, 0).await, scene.part(1, 1).await] {
        let outcome = share(ctx, one, SLUG, scene.id, urn, &part).await;
        assert!(matches!(refused(outcome), ShareRefused::Wrong(_)));
    }
    for text in ["", "{}", "«", &"9".repeat(2_000_000)] {
        let outcome = share(ctx, one, SLUG, scene.id, urn, text).await;
        assert_eq!(refused(outcome), ShareRefused::Unreadable);
    }
    let noted = entity::election_incident::Entity::find()
        .all(ctx.db().read())
        .await
        .unwrap();
    assert_eq!(noted.len(), 2);
    assert!(
        noted
            .iter()
            .all(|it| it.by_person == Some(one.person.0) && it.kind == "share")
    );
    let kept = scene.part(1, 0).await;
    opened(&scene).await;
    assert_eq!(scene.row().await.stage, "counted");
    // Once it is counted nobody adds anything, and who did her part is told so again.
    let late = share(ctx, one, SLUG, scene.id, urn, &kept).await;
    assert_eq!(refused(late), ShareRefused::NotNow);
    let again = share(ctx, &scene.devices[0].actor, SLUG, scene.id, urn, "{}").await;
    assert_eq!(again.unwrap(), UrnStatus::Counted);
}

#[tokio::test]
async fn few_ballots_are_not_opened_before_two_of_the_electoral_board_say_so() {
    let few = (SECOND.0, &[&["Hugo"][..], &["Gaëlle"]][..]);
    let scene = Scene::closed([FIRST, few], 0).await;
    let ctx = &scene.world().ctx;
    let (one, urn) = (&scene.devices[0].actor, scene.urns[1].id);
    let db = ctx.db().read();
    let shares = entity::election_share::Entity::find()
        .all(db)
        .await
        .unwrap();
    // The server has done its part of the other urn only.
    assert_eq!(shares.len(), 1);
    assert_eq!(shares[0].urn_id, scene.urns[0].id.0);
    let part = scene.part(0, 1).await;
    let outcome = share(ctx, one, SLUG, scene.id, urn, &part).await;
    assert_eq!(refused(outcome), ShareRefused::FewBallots);
    // One proposes; only another one may confirm.
    let act = Act::FewBallots {
        urn: urn.0,
        reason: "Les deux votants sont d’accord.".to_owned(),
    };
    let [first, second] = &scene.tellers;
    let id = propose(ctx, first, SLUG, scene.id, &act).await.unwrap();
    let alone = confirm(ctx, first, SLUG, scene.id, id).await;
    assert!(matches!(refused(alone), ActRefused::Confirm(_)));
    confirm(ctx, second, SLUG, scene.id, id).await.unwrap();
    let other = Act::FewBallots {
        urn: scene.urns[0].id.0,
        reason: "Sans raison.".to_owned(),
    };
    let outcome = propose(ctx, first, SLUG, scene.id, &other).await;
    assert_eq!(refused(outcome), ActRefused::Urn);
    opened(&scene).await;
    assert_eq!(scene.row().await.stage, "counted");
}

#[tokio::test]
async fn only_trustees_open_only_tellers_count_papers_and_strangers_see_nothing() {
    let scene = Scene::closed([FIRST, SECOND], 1).await;
    let (ctx, urn) = (&scene.world().ctx, scene.urns[0].id);
    let teller = &scene.tellers[0];
    let outcome = share(ctx, teller, SLUG, scene.id, urn, "{}").await;
    assert!(matches!(outcome, Err(Failure::NotFound)));
    let read = bytes(ctx, teller, SLUG, scene.id, urn).await;
    assert!(matches!(read, Err(Failure::NotFound)));
    let stranger = scene.world().person("Ailleurs").await;
    let read = counting(ctx, &stranger, SLUG, scene.id).await;
    assert!(matches!(read, Err(Failure::Forbidden(_))));
    let paper = |ballots: u64, votes: u64| Paper {
        ballots,
        blank: 0,
        votes: scene.urns[0].names.iter().map(|_| votes).collect(),
    };
    let by_trustee = enter(
        ctx,
        &scene.devices[0].actor,
        SLUG,
        scene.id,
        urn,
        &paper(1, 0),
    )
    .await;
    assert!(matches!(by_trustee, Err(Failure::Forbidden(_))));
    // More papers than people who were given one; more marks than a paper may have.
    for paper in [paper(2, 1), paper(1, 1)] {
        let outcome = enter(ctx, teller, SLUG, scene.id, urn, &paper).await;
        assert_eq!(refused(outcome), PaperRefused::Impossible);
    }
    let early = dossier::open(ctx, SLUG, scene.id).await;
    assert!(matches!(early, Err(Failure::NotFound)));
    let whole = dossier::whole(ctx, &stranger, SLUG, scene.id).await;
    assert!(matches!(whole, Err(Failure::Forbidden(_))));
}
