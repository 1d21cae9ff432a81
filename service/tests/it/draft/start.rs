use domain::audit::Event;
use domain::role::RoleKind;
use domain::statutes::{MAX_BYTES, template};
use domain::statutes::{Section, Unpaid};
use domain::typed::{NAME_MAX, TypedRefused};
use service::Failure;
use service::statutes::draft::close::{CloseRefused, give_up, rename};
use service::statutes::draft::edit::EditRefused;
use service::statutes::draft::list::list;
use service::statutes::draft::read::{at, read};
use service::statutes::draft::start::{OPEN_MAX, Origin, StartRefused, start};

use super::{draft, shown, unpaid, write};
use crate::board::Board;

#[tokio::test]
async fn a_draft_starts_from_the_template_under_the_name_of_the_cpts() {
    let board = Board::new().await;
    let id = draft(&board).await;
    let it = shown(&board, id).await;
    assert_eq!(it.statutes.association, "CPTS loire");
    assert_eq!(it.statutes.colleges, template().colleges);
    assert_eq!((it.row.revision, it.history.len()), (1, 1));
    assert_eq!(it.row.origin, "template");
    assert_eq!(it.history[0].by.as_deref(), Some("Camille Martin"));
    assert!(it.is_open() && it.may_adopt && it.last.is_none());
    assert_eq!(board.entries(Event::RulesDrafted).await, 1);
}

#[tokio::test]
async fn a_draft_starts_from_a_document_that_may_contradict_itself_and_from_no_other_text() {
    let board = Board::new().await;
    let ctx = &board.world.ctx;
    let mut wrong = template();
    wrong.board = domain::statutes::Said::Silent;
    assert!(!wrong.contradictions().is_empty());
    let go = async |text: String| {
        start(ctx, &board.president, "loire", "x", &Origin::Document(text)).await
    };
    let id = go(wrong.canonical()).await.unwrap();
    assert_eq!(shown(&board, id).await.statutes, wrong);
    for text in [
        String::new(),
        "{".to_owned(),
        "[]".to_owned(),
        "{\"format\":\"autre\"}".to_owned(),
        " ".repeat(MAX_BYTES + 1),
        "[".repeat(100_000),
    ] {
        let refused = go(text).await;
        assert!(matches!(
            refused,
            Err(Failure::Refused(StartRefused::Document(_)))
        ));
    }
}

#[tokio::test]
async fn a_draft_needs_a_name_and_something_to_start_from() {
    let board = Board::new().await;
    let ctx = &board.world.ctx;
    let go = async |title: &str, origin: Origin| {
        start(ctx, &board.president, "loire", title, &origin).await
    };
    let long = "é".repeat(NAME_MAX + 1);
    for (title, origin, wanted) in [
        (" ", Origin::Template, StartRefused::NoTitle),
        (
            long.as_str(),
            Origin::Template,
            StartRefused::Title(TypedRefused::TooLong { max: NAME_MAX }),
        ),
        (
            "a\u{202e}b",
            Origin::Template,
            StartRefused::Title(TypedRefused::Invisible),
        ),
        ("a", Origin::Version(1), StartRefused::NoVersion),
        ("a", Origin::Version(-1), StartRefused::NoVersion),
        (
            "a",
            Origin::Neighbour("cher".to_owned()),
            StartRefused::NoNeighbour,
        ),
        (
            "a",
            Origin::Neighbour("../ailleurs".to_owned()),
            StartRefused::NoNeighbour,
        ),
    ] {
        let refused = go(title, origin).await;
        assert!(
            matches!(&refused, Err(Failure::Refused(it)) if *it == wanted),
            "{refused:?}"
        );
    }
    for _ in 0..OPEN_MAX {
        draft(&board).await;
    }
    assert!(matches!(
        go("a", Origin::Template).await,
        Err(Failure::Refused(StartRefused::TooMany))
    ));
}

#[tokio::test]
async fn only_those_in_charge_see_drafts_and_nobody_elsewhere_does() {
    let board = Board::new().await;
    let ctx = &board.world.ctx;
    let id = draft(&board).await;
    let base = shown(&board, id).await.statutes;
    let treasurer = board.world.person("Lenoir").await;
    board
        .world
        .role(board.cpts, &treasurer, RoleKind::Treasurer)
        .await;
    for who in [&treasurer, &board.stranger] {
        assert!(matches!(
            list(ctx, who, "loire").await,
            Err(Failure::Forbidden(_))
        ));
        assert!(matches!(
            read(ctx, who, "loire", id).await,
            Err(Failure::Forbidden(_))
        ));
        let origin = Origin::Template;
        assert!(matches!(
            start(ctx, who, "loire", "x", &origin).await,
            Err(Failure::Forbidden(_))
        ));
        let typed = unpaid(&base, Unpaid::Votes);
        assert!(matches!(
            write(&board, who, id, Section::Membership, 1, typed).await,
            Err(Failure::Forbidden(_))
        ));
    }
    // In one's own CPTS, the draft of another one is not there.
    assert!(matches!(
        read(ctx, &board.stranger, "cher", id).await,
        Err(Failure::NotFound)
    ));
    assert!(matches!(
        at(ctx, &board.stranger, "cher", id, 1).await,
        Err(Failure::NotFound)
    ));
    assert!(matches!(
        give_up(ctx, &board.stranger, "cher", id).await,
        Err(Failure::NotFound)
    ));
    assert!(matches!(
        at(ctx, &board.president, "loire", id, 2).await,
        Err(Failure::NotFound)
    ));
}

#[tokio::test]
async fn a_draft_that_was_given_up_is_read_and_not_written() {
    let board = Board::new().await;
    let ctx = &board.world.ctx;
    let id = draft(&board).await;
    let base = shown(&board, id).await.statutes;
    rename(ctx, &board.secretary, "loire", id, " Avril ")
        .await
        .unwrap();
    assert!(matches!(
        rename(ctx, &board.secretary, "loire", id, "").await,
        Err(Failure::Refused(CloseRefused::Title(StartRefused::NoTitle)))
    ));
    give_up(ctx, &board.secretary, "loire", id).await.unwrap();
    assert!(matches!(
        give_up(ctx, &board.president, "loire", id).await,
        Err(Failure::Refused(CloseRefused::Closed))
    ));
    let typed = unpaid(&base, Unpaid::Votes);
    assert!(matches!(
        write(&board, &board.president, id, Section::Membership, 1, typed).await,
        Err(Failure::Refused(EditRefused::Closed))
    ));
    let all = list(ctx, &board.president, "loire").await.unwrap();
    assert!(all.open.is_empty());
    assert_eq!(all.closed[0].title, "Avril");
    assert_eq!(all.closed[0].became, None);
}
