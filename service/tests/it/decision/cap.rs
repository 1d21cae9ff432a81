//! No agreement, and a vote that the cap reverses.

use ::decision::record::{Tally, Verdict};
use domain::decision::stage::{End, Next, Stage};
use service::decision::close::close;
use signed::decision::{Ballot, Choice};

use super::scene::{SLUG, Scene};

#[tokio::test]
async fn what_is_adopted_as_cast_is_rejected_under_the_cap_and_the_archive_says_so() {
    let scene = Scene::new(5, 3).await;
    let (ctx, by) = (&scene.world.ctx, scene.actor(1));
    let id = scene.opened().await;
    for round in 1..=2 {
        scene.says(6, id, Choice::Support).await;
        scene.says(1, id, Choice::Objection).await;
        scene.pass(8).await;
        let stage = close(ctx, &by, SLUG, id).await.unwrap();
        let Stage::Between(next) = stage else {
            panic!("{stage:?}")
        };
        assert_eq!(matches!(next.next, Next::Vote { .. }), round == 2);
        scene.settle().await;
        scene.opens(id).await;
    }
    assert_eq!(scene.live(1, id).await.spoken, 0);
    for n in 1..=8 {
        let ballot = if n <= 3 { Ballot::No } else { Ballot::Yes };
        scene.votes(n, id, ballot).await;
    }
    let told = scene.live(1, id).await;
    assert_eq!(
        (told.spoken, told.choices),
        (8, None),
        "only turnout is told"
    );
    // The fourth changes her mind: another envelope, on the one before it.
    scene.votes(4, id, Ballot::Blank).await;
    let stage = close(ctx, &by, SLUG, id).await.unwrap();
    assert_eq!(stage, Stage::Over(End::Rejected));
    let report = scene.audited(id).await;
    assert_eq!(report.faults, []);
    assert_eq!(report.end, Some(End::Rejected));
    let Some((3, Tally::Vote(vote))) = report.tallies.last() else {
        panic!("a vote was counted")
    };
    assert_eq!((vote.raw.yes.as_str(), vote.raw.no.as_str()), ("4", "3"));
    assert_eq!(vote.counted.as_ref().unwrap().yes, "2");
    assert_eq!(vote.verdict, Verdict::Rejected);
}
