//! The register of a running server, as other people's programs meet it; and the server killed while members act.

mod foreign;
mod running;

use std::time::Duration;

use service::log::check::check;

use foreign::Tree;
use running::Running;

#[tokio::test]
async fn other_programs_verify_a_running_server_before_and_after_it_grew() {
    let mut running = Running::start().await;
    let first = running.log(290).await;
    running.wait(&first);
    let old = Tree::fetch(&running);
    old.verify(&running, &first);
    running.by_go(&first[..5]);

    let more = running.log(60).await;
    running.wait(&more);
    let new = Tree::fetch(&running);
    new.verify(&running, &more);
    new.extends(&running, &old);
    running.by_go(&more[..5]);
    running.end();
}

#[tokio::test]
async fn a_receipt_is_there_within_two_seconds() {
    let mut running = Running::start().await;
    for _ in 0..3 {
        let logged = running.log(1).await;
        let start = std::time::Instant::now();
        running.wait(&logged);
        assert!(
            start.elapsed() < Duration::from_secs(2),
            "{:?}",
            start.elapsed()
        );
    }
    running.end();
}

#[tokio::test]
async fn programs_are_told_what_they_get_and_how_long_it_lasts() {
    let mut running = Running::start().await;
    let logged = running.log(3).await;
    running.wait(&logged);
    let has = |path: &str, wanted: &[&str]| {
        let (head, _) = running.ask(path);
        for line in wanted {
            assert!(head.contains(line), "{path}: {head}");
        }
    };
    has(
        "/log/loire/checkpoint",
        &[
            "200 OK",
            "content-type: text/plain; charset=utf-8",
            "max-age=1\r\n",
        ],
    );
    has(
        "/log/loire/tile/0/000.p/3",
        &["200 OK", "application/octet-stream", "immutable"],
    );
    has(
        "/log/loire/tile/entries/000.p/2",
        &["200 OK", "application/octet-stream", "immutable"],
    );
    for path in [
        "/log/loire/tile/0/000",
        "/log/loire/tile/0/000.p/4",
        "/log/loire/tile/0/00",
        "/log/loire/tile/64/000",
        "/log/loire/tile/entries/x000/000",
        "/log/loire/proof/00",
        "/log/loire~2/checkpoint",
        "/log/loire~1/checkpoint",
        "/log/ailleurs/checkpoint",
    ] {
        has(path, &["404 Not Found"]);
    }
    running.end();
}

#[tokio::test]
async fn a_server_killed_in_the_middle_loses_no_entry_and_takes_back_no_checkpoint() {
    let mut running = Running::start().await;
    let before = running.log(40).await;
    running.wait(&before);
    let old = Tree::fetch(&running);
    let mut logged = Vec::new();
    for round in 0..4 {
        logged.extend(running.log(25).await);
        // At another moment of the sequencer each time.
        std::thread::sleep(Duration::from_millis(130 * round));
        running.kill();
        running.restart();
    }
    running.wait(&logged);
    let new = Tree::fetch(&running);
    assert_eq!(new.size(), 140);
    new.verify(&running, &logged);
    new.extends(&running, &old);
    assert_eq!(check(&running.ctx, running.cpts.0).await.unwrap(), None);
    running.end();
}
