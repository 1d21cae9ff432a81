//! A proposal is written, tabled, taken back.

use domain::decision::stage::{End, Stage, StageRefused};
use domain::statutes::{DecisionKind, OrganKind};
use service::Failure;
use service::decision::draft::{DraftRefused, create, delete, edit};
use service::decision::open::{OpenRefused, open};
use service::decision::show::sheet;
use service::decision::table::{TableRefused, table};
use service::decision::withdraw::{WithdrawRefused, withdraw};

use super::scene::{SLUG, Scene, refused, typed};

#[tokio::test]
async fn a_draft_is_its_authors_own_and_is_not_overwritten_from_two_tabs() {
    let scene = Scene::new(2, 0).await;
    let (ctx, by) = (&scene.world.ctx, scene.actor(2));
    let id = create(ctx, &by, SLUG, &typed()).await.unwrap();
    let other = sheet(ctx, &scene.actor(1), SLUG, id).await;
    assert!(matches!(other, Err(Failure::NotFound)));
    let mut next = typed();
    next.title = "Samedi".to_owned();
    assert_eq!(edit(ctx, &by, SLUG, id, 1, &next).await.unwrap(), 2);
    let done = edit(ctx, &by, SLUG, id, 1, &next).await;
    assert_eq!(refused(done), DraftRefused::Overtaken);
    assert_eq!(
        refused(table(ctx, &by, SLUG, id, 1).await),
        TableRefused::Overtaken
    );
    assert_eq!(table(ctx, &by, SLUG, id, 2).await.unwrap(), 1);
    assert_eq!(table(ctx, &by, SLUG, id, 2).await.unwrap(), 1, "once");
    let done = edit(ctx, &by, SLUG, id, 2, &next).await;
    assert_eq!(refused(done), DraftRefused::Tabled);
    assert_eq!(
        refused(delete(ctx, &by, SLUG, id).await),
        DraftRefused::Tabled
    );
    assert_eq!(scene.sheet(1, id).await.seen.row.title, "Samedi");
}

#[tokio::test]
async fn a_draft_says_what_it_is_and_on_what_agreement_is_sought() {
    let scene = Scene::new(1, 0).await;
    let (ctx, by) = (&scene.world.ctx, scene.actor(1));
    let with = |change: fn(&mut service::decision::draft::Typed)| {
        let mut typed = typed();
        change(&mut typed);
        typed
    };
    for (typed, why) in [
        (with(|it| it.title.clear()), DraftRefused::Title(None)),
        (with(|it| it.why.clear()), DraftRefused::Why(None)),
        (with(|it| it.text.clear()), DraftRefused::Text(None)),
        (
            with(|it| it.on = (OrganKind::OrdinaryMeeting, DecisionKind::Election)),
            DraftRefused::NotSought,
        ),
        (
            with(|it| it.blocs.push(domain::id::BlocId(uuid::Uuid::nil()))),
            DraftRefused::Concerns,
        ),
    ] {
        assert_eq!(refused(create(ctx, &by, SLUG, &typed).await), why);
    }
    let long = with(|it| it.text = "a".repeat(1 << 20));
    let done = create(ctx, &by, SLUG, &long).await;
    assert!(matches!(refused(done), DraftRefused::Text(Some(_))));
    let id = create(ctx, &by, SLUG, &typed()).await.unwrap();
    delete(ctx, &by, SLUG, id).await.unwrap();
    assert!(matches!(
        sheet(ctx, &by, SLUG, id).await,
        Err(Failure::NotFound)
    ));
}

#[tokio::test]
async fn a_round_opens_after_the_days_of_discussion_by_who_facilitates() {
    let scene = Scene::new(3, 0).await;
    let (ctx, id) = (&scene.world.ctx, scene.tabled().await);
    let early = open(ctx, &scene.actor(1), SLUG, id, scene.day(14)).await;
    let from = scene.day(7);
    assert_eq!(
        refused(early),
        OpenRefused::Stage(StageRefused::TooSoon { from })
    );
    scene.pass(7).await;
    let by_another = open(ctx, &scene.actor(2), SLUG, id, scene.day(7)).await;
    assert!(matches!(by_another, Err(Failure::Forbidden(_))));
    let short = open(ctx, &scene.actor(1), SLUG, id, scene.day(6)).await;
    let until = scene.day(7);
    assert_eq!(
        refused(short),
        OpenRefused::Stage(StageRefused::TooShort { until })
    );
    scene.opens(id).await;
    let twice = open(ctx, &scene.actor(1), SLUG, id, scene.day(7)).await;
    assert_eq!(refused(twice), OpenRefused::Nothing);
}

#[tokio::test]
async fn who_is_tied_to_whom_it_concerns_stands_aside() {
    use service::decision::table::concern;
    let scene = Scene::new(2, 1).await;
    let (ctx, id) = (&scene.world.ctx, scene.tabled().await);
    let blocs = service::decision::choices::choices(ctx, &scene.actor(1), SLUG)
        .await
        .unwrap()
        .blocs;
    let ids = [domain::id::BlocId(blocs[0].id)];
    concern(ctx, &scene.actor(1), SLUG, id, &[], &ids)
        .await
        .unwrap();
    scene.pass(7).await;
    scene.opens(id).await;
    let own = scene.sheet(3, id).await;
    assert!(own.voices[0].voter.recused.is_some() && own.voices[0].statement.is_none());
    assert_eq!(scene.live(1, id).await.voices, 2);
    assert_eq!(scene.audited(id).await.faults, []);
}

#[tokio::test]
async fn its_author_takes_a_proposal_back_and_the_archive_says_so() {
    let scene = Scene::new(2, 0).await;
    let (ctx, id) = (&scene.world.ctx, scene.opened().await);
    let by_another = withdraw(ctx, &scene.actor(2), SLUG, id).await;
    assert!(matches!(by_another, Err(Failure::Forbidden(_))));
    withdraw(ctx, &scene.actor(1), SLUG, id).await.unwrap();
    let again = withdraw(ctx, &scene.actor(1), SLUG, id).await;
    assert_eq!(refused(again), WithdrawRefused::Stage(StageRefused::Over));
    assert_eq!(
        scene.sheet(2, id).await.seen.stage,
        Stage::Over(End::Withdrawn)
    );
    let report = scene.audited(id).await;
    assert_eq!((report.faults, report.end), (vec![], Some(End::Withdrawn)));
}
