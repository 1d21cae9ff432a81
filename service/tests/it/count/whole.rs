use belenios::audit::in_turn;
use domain::election::urn::UrnStatus;
use domain::home::Task;
use election::audit::audit;
use election::bundle;
use election::held::Paper;
use election::seats::Fate;
use sea_orm::EntityTrait;
use service::election::counting::counting;
use service::election::dossier;
use service::election::paper_count::{Counted, enter};
use service::election::share::share;

use super::scene::Scene;
use crate::trustee::SLUG;

pub const FIRST: super::scene::Plan<'static> = (
    &[
        ("Anne", true),
        ("Brahim", false),
        ("Chloé", true),
        ("Denis", false),
        ("Farid", false),
    ],
    &[
        &["Anne", "Brahim", "Chloé"],
        &["Anne", "Chloé", "Farid"],
        &["Anne", "Brahim", "Chloé"],
        &["Anne", "Denis", "Chloé"],
        &["Brahim", "Denis", "Farid"],
        &["Anne"],
        &[],
    ],
);
pub const SECOND: super::scene::Plan<'static> = (
    &[("Gaëlle", false), ("Hugo", false)],
    &[
        &["Gaëlle"],
        &["Gaëlle", "Hugo"],
        &["Hugo"],
        &["Hugo"],
        &["Hugo"],
    ],
);

/// Two of three trustees, the second being absent, open both urns.
pub async fn opened(scene: &Scene) {
    let ctx = &scene.world().ctx;
    for urn in 0..2 {
        for device in [0, 2] {
            let part = scene.part(device, urn).await;
            let actor = &scene.devices[device].actor;
            let status = share(ctx, actor, SLUG, scene.id, scene.urns[urn].id, &part).await;
            let expected = if device == 0 {
                UrnStatus::Tallied
            } else {
                UrnStatus::Counted
            };
            assert_eq!(status.unwrap(), expected);
        }
    }
}

#[tokio::test]
async fn two_of_three_trustees_open_the_urns_and_anybody_finds_the_same_seats() {
    let scene = Scene::closed([FIRST, SECOND], 0).await;
    let ctx = &scene.world().ctx;
    opened(&scene).await;
    assert_eq!(scene.row().await.stage, "counted");
    let bytes = dossier::open(ctx, SLUG, scene.id).await.unwrap();
    let files = bundle::read(&bytes).unwrap();
    let report = audit(&files, in_turn);
    assert_eq!(report.faults, []);
    let seated = report.seated.unwrap();
    let fate = |name: &str| {
        let it = seated.candidates.iter().find(|it| it.name == name).unwrap();
        (it.votes, it.fate.clone())
    };
    assert_eq!(fate("Anne"), (5, Fate::Elected));
    assert_eq!(fate("Brahim"), (3, Fate::Elected));
    assert!(matches!(fate("Chloé"), (4, Fate::Skipped(_))));
    assert_eq!(fate("Denis"), (2, Fate::Elected));
    assert_eq!(fate("Farid"), (2, Fate::Withdrew));
    assert_eq!(fate("Hugo"), (4, Fate::Elected));
    // What pages show is the same.
    let rows = entity::election_candidacy::Entity::find()
        .all(ctx.db().read())
        .await
        .unwrap();
    for row in rows {
        let why: Fate = serde_json::from_str(&row.why.unwrap()).unwrap();
        assert_eq!((row.votes.unwrap().unsigned_abs(), why), fate(&row.name));
    }
    // Each archive alone holds too, and everybody may have it.
    for urn in &scene.urns {
        let bytes = dossier::urn(ctx, SLUG, scene.id, &urn.uuid).await.unwrap();
        assert!(belenios::audit::audit(&bytes[..], in_turn).is_sound());
    }
}

#[tokio::test]
async fn papers_that_two_tellers_counted_alike_are_added() {
    let scene = Scene::closed([FIRST, SECOND], 2).await;
    let (ctx, urn) = (&scene.world().ctx, &scene.urns[0]);
    opened(&scene).await;
    // Every urn is open, and the seats wait for the papers.
    assert_eq!(scene.row().await.stage, "closed");
    let count = |blank: u64| Paper {
        ballots: 2,
        blank,
        votes: urn
            .names
            .iter()
            .map(|it| if it == "Denis" { 2 - blank } else { 0 })
            .collect(),
    };
    let by = async |teller: usize, blank: u64| {
        enter(
            ctx,
            &scene.tellers[teller],
            SLUG,
            scene.id,
            urn.id,
            &count(blank),
        )
        .await
        .unwrap()
    };
    assert_eq!(by(0, 0).await, Counted::First);
    assert_eq!(by(1, 1).await, Counted::Differ);
    assert_eq!(scene.row().await.stage, "closed");
    assert_eq!(by(1, 0).await, Counted::Agree);
    assert_eq!(scene.row().await.stage, "counted");
    let files = bundle::read(&dossier::open(ctx, SLUG, scene.id).await.unwrap()).unwrap();
    let report = audit(&files, in_turn);
    assert_eq!(report.faults, []);
    let seated = report.seated.unwrap();
    let denis = seated
        .candidates
        .iter()
        .find(|it| it.name == "Denis")
        .unwrap();
    assert_eq!(denis.votes, 4);
}

#[tokio::test]
async fn who_is_awaited_is_seen_by_members_and_nothing_else_is() {
    let scene = Scene::closed([FIRST, SECOND], 0).await;
    let ctx = &scene.world().ctx;
    let part = scene.part(1, 0).await;
    let trustee = &scene.devices[1].actor;
    share(ctx, trustee, SLUG, scene.id, scene.urns[0].id, &part)
        .await
        .unwrap();
    // The home page of a trustee says it, until she has done her part of every urn.
    let waits = async |device: usize| {
        let actor = &scene.devices[device].actor;
        let places = service::account::places(ctx, actor.person).await.unwrap();
        let todo = service::home::todo(ctx, actor, &places).await.unwrap();
        todo.iter()
            .any(|it| matches!(it.task, Task::OpenUrns { .. }))
    };
    assert!(waits(0).await && waits(1).await);
    let part = scene.part(1, 1).await;
    share(ctx, trustee, SLUG, scene.id, scene.urns[1].id, &part)
        .await
        .unwrap();
    assert!(waits(0).await && !waits(1).await);
    let read = counting(ctx, &scene.tellers[0], SLUG, scene.id)
        .await
        .unwrap();
    assert!(read.mine.is_none() && read.counts_papers);
    assert_eq!((read.needed, read.trustees.len()), (2, 3));
    let given: Vec<&[i32]> = read.urns.iter().map(|it| it.given.as_slice()).collect();
    assert!(given.iter().all(|it| *it == [2]));
    let turnout: i64 = read.urns.iter().map(|it| it.row.turnout).sum();
    assert_eq!(turnout, 12);
}
