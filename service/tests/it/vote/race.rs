//! Two phones, a double tap, the close at the same moment.

use futures::future::join_all;
use service::Failure;
use service::election::cast::CastRefused;

use super::scene::Scene;

#[tokio::test]
async fn a_double_tap_is_one_ballot() {
    let scene = Scene::open(1).await;
    let voter = &scene.voters[0];
    let ballot = scene.ballot(&voter.code);
    let taps = (0..4).map(|_| scene.cast(&voter.actor, voter.entry, &ballot));
    let receipts: Vec<_> = join_all(taps)
        .await
        .into_iter()
        .map(Result::unwrap)
        .collect();
    assert_eq!(receipts.iter().filter(|it| it.new).count(), 1);
    scene.close().await;
    assert_eq!(scene.archive().await.len(), 1);
}

#[tokio::test]
async fn two_phones_are_one_voter() {
    let scene = Scene::open(1).await;
    let voter = &scene.voters[0];
    let ballots = [scene.ballot(&voter.code), scene.ballot(&voter.code)];
    let sent = ballots
        .iter()
        .map(|it| scene.cast(&voter.actor, voter.entry, it));
    for receipt in join_all(sent).await {
        assert!(receipt.unwrap().new);
    }
    scene.close().await;
    assert_eq!(scene.archive().await.len(), 2);
    assert_eq!(scene.row().await.turnout, 1);
}

/// Whoever got a receipt is in the urn; who did not is not.
#[tokio::test]
async fn a_ballot_that_meets_the_close_is_counted_or_refused() {
    let scene = Scene::open(8).await;
    let votes = async {
        let mut taken = Vec::new();
        for voter in &scene.voters {
            let ballot = scene.ballot(&voter.code);
            match scene.cast(&voter.actor, voter.entry, &ballot).await {
                Ok(receipt) => taken.push(receipt.tracker),
                Err(Failure::Refused(CastRefused::NotOpen | CastRefused::Closed { .. })) => {}
                Err(other) => panic!("{other:?}"),
            }
        }
        taken
    };
    let close = async {
        for _ in 0..20 {
            tokio::task::yield_now().await;
        }
        scene.close().await;
    };
    let (mut taken, ()) = tokio::join!(votes, close);
    let mut there: Vec<_> = scene
        .archive()
        .await
        .into_iter()
        .map(|it| it.tracker)
        .collect();
    taken.sort();
    there.sort();
    assert_eq!(taken, there);
}
