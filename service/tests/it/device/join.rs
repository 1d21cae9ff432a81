use chrono::TimeDelta;
use domain::account::device::{End, State};
use service::account::merge::merge;
use service::account::provider::{Added, add};

use super::hand::{card, enrolled, mail, state, waits};
use crate::sign_in::proof;
use crate::world::World;

/// Who reads a mailbox could join its account to their own, where a device speaks already; or a card to it.
#[tokio::test]
async fn when_two_accounts_become_one_the_devices_of_both_end_and_the_next_ones_wait() {
    let world = World::new().await;
    let there = card(&world).await;
    let theirs = enrolled(&world, &there, 1).await;
    let here = mail(&world).await;
    let ours = enrolled(&world, &here, 2).await;
    let added = add(
        &world.ctx,
        &here,
        &proof("claire", Some("10003461033")),
        "fr",
    )
    .await;
    assert_eq!(added.expect("proved"), Added::OtherAccount);
    merge(&world.ctx, &here).await.expect("merged");
    for device in [theirs, ours] {
        let now = state(&world, &here, device).await;
        assert!(matches!(
            now,
            State::Ended {
                why: End::Merged,
                ..
            }
        ));
    }
    let again = card(&world).await;
    assert_eq!(again.person, here.person);
    let device = enrolled(&world, &again, 3).await;
    assert!(waits(&world, &again, device).await);
    world.pass(TimeDelta::hours(72));
    assert!(!waits(&world, &again, device).await);
}
