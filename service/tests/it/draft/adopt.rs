use chrono::Days;
use domain::audit::Event;
use domain::id::DraftId;
use domain::role::RoleKind;
use domain::statutes::{AdoptionRefused, OrganKind, Said, Section, Unpaid};
use service::Failure;
use service::statutes::adopt::{Adopt, AdoptRefused, REFERENCE_MAX, adopt};
use service::statutes::draft::list::list;
use service::statutes::draft::start::{Origin, StartRefused, start};
use service::statutes::publish::publish;
use service::statutes::rules;

use super::{draft, shown, unpaid, write};
use crate::board::Board;

fn typed(board: &Board) -> Adopt {
    Adopt {
        revision: 1,
        after: 0,
        organ: OrganKind::ExtraordinaryMeeting,
        reference: "PV du 12 mars, résolution 2".to_owned(),
        adopted_on: board.world.today(),
        in_force_from: board.world.today(),
        text: None,
    }
}

async fn refused(board: &Board, id: DraftId, typed: &Adopt) -> AdoptRefused {
    match adopt(&board.world.ctx, &board.president, "loire", id, typed).await {
        Err(Failure::Refused(refused)) => refused,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_adopted_draft_is_the_version_in_force_with_its_hash_its_decision_and_its_text() {
    let board = Board::new().await;
    let ctx = &board.world.ctx;
    publish(
        ctx,
        &board.president,
        "loire",
        "Article 1",
        board.world.today(),
    )
    .await
    .unwrap();
    let id = draft(&board).await;
    let document = shown(&board, id).await.statutes;
    let decision = Adopt {
        text: Some(1),
        ..typed(&board)
    };
    let done = adopt(ctx, &board.secretary, "loire", id, &decision)
        .await
        .unwrap();
    assert_eq!(done.number, 1);
    let read = rules::read(ctx, "loire", None).await.unwrap();
    let known = read.shown.unwrap();
    assert_eq!((read.in_force, read.text), (Some(1), Some(1)));
    assert_eq!(known.digest(), document.digest());
    assert_eq!(known.statutes, document);
    assert_eq!(known.adoption.by.reference, decision.reference);
    let closed = shown(&board, id).await;
    assert_eq!(closed.became, Some(1));
    assert!(!closed.is_open());
    assert_eq!(board.entries(Event::RulesAdopted).await, 1);
    // Another CPTS may start from it, under its own name.
    let origin = Origin::Neighbour("loire".to_owned());
    let theirs = start(ctx, &board.stranger, "cher", "Comme la Loire", &origin)
        .await
        .unwrap();
    let theirs = service::statutes::draft::read::read(ctx, &board.stranger, "cher", theirs)
        .await
        .unwrap();
    assert_eq!(theirs.row.origin, "cpts:loire:1");
    assert_eq!(theirs.statutes.association, "CPTS cher");
    assert_eq!(theirs.statutes.caps, document.caps);
    let choices = list(ctx, &board.stranger, "cher").await.unwrap();
    assert_eq!(
        choices.neighbours,
        [("loire".to_owned(), "CPTS loire".to_owned())]
    );
    // Its own draft starts from the version.
    let own = start(ctx, &board.president, "loire", "Suite", &Origin::Version(1))
        .await
        .unwrap();
    assert_eq!(shown(&board, own).await.statutes, document);
}

#[tokio::test]
async fn rules_that_are_not_in_force_yet_are_not_offered_to_others() {
    let board = Board::new().await;
    let ctx = &board.world.ctx;
    let id = draft(&board).await;
    let later = Adopt {
        in_force_from: board.world.today() + Days::new(5),
        ..typed(&board)
    };
    adopt(ctx, &board.president, "loire", id, &later)
        .await
        .unwrap();
    let origin = Origin::Neighbour("loire".to_owned());
    assert!(matches!(
        start(ctx, &board.stranger, "cher", "x", &origin).await,
        Err(Failure::Refused(StartRefused::NoNeighbour))
    ));
    assert!(
        rules::read(ctx, "loire", None)
            .await
            .unwrap()
            .shown
            .is_none()
    );
}

#[tokio::test]
async fn only_those_who_publish_record_an_adoption() {
    let board = Board::new().await;
    let ctx = &board.world.ctx;
    let id = draft(&board).await;
    let coordinator = board.world.person("Lenoir").await;
    board
        .world
        .role(board.cpts, &coordinator, RoleKind::Coordinator)
        .await;
    let typed = typed(&board);
    for who in [&coordinator, &board.stranger] {
        assert!(matches!(
            adopt(ctx, who, "loire", id, &typed).await,
            Err(Failure::Forbidden(_))
        ));
    }
    assert!(matches!(
        adopt(ctx, &board.stranger, "cher", id, &typed).await,
        Err(Failure::NotFound)
    ));
    assert_eq!(board.entries(Event::RulesAdopted).await, 0);
}

#[tokio::test]
async fn rules_that_contradict_themselves_are_refused_with_every_contradiction_at_its_place() {
    let board = Board::new().await;
    let id = draft(&board).await;
    let mut wrong = shown(&board, id).await.statutes;
    wrong.board = Said::Silent;
    wrong.elections = Said::says(
        "",
        domain::statutes::Elections::by(domain::statutes::SeatTie::Lot),
    );
    write(
        &board,
        &board.president,
        id,
        Section::Board,
        1,
        wrong.clone(),
    )
    .await
    .unwrap();
    let typed = Adopt {
        revision: 2,
        ..typed(&board)
    };
    let AdoptRefused::Contradicts(all) = refused(&board, id, &typed).await else {
        panic!("adopted")
    };
    assert_eq!(all, wrong.contradictions());
    assert!(all.len() > 2);
    assert!(shown(&board, id).await.is_open());
}

#[tokio::test]
async fn dates_out_of_order_and_decisions_that_are_not_named_are_refused() {
    let board = Board::new().await;
    let today = board.world.today();
    let ctx = &board.world.ctx;
    let first = draft(&board).await;
    adopt(ctx, &board.president, "loire", first, &typed(&board))
        .await
        .unwrap();
    let id = draft(&board).await;
    let good = Adopt {
        after: 1,
        ..typed(&board)
    };
    assert_eq!(
        refused(&board, id, &good).await,
        AdoptRefused::Rule(AdoptionRefused::Unchanged)
    );
    let base = shown(&board, id).await.statutes;
    write(
        &board,
        &board.president,
        id,
        Section::Membership,
        1,
        unpaid(&base, Unpaid::Votes),
    )
    .await
    .unwrap();
    let good = Adopt {
        revision: 2,
        ..good
    };
    let (before, after) = (today - Days::new(1), today + Days::new(1));
    for (typed, wanted) in [
        (
            Adopt {
                adopted_on: after,
                in_force_from: after,
                ..good.clone()
            },
            AdoptionRefused::AdoptedInFuture,
        ),
        (
            Adopt {
                in_force_from: before,
                ..good.clone()
            },
            AdoptionRefused::InForceBeforeAdopted,
        ),
        (
            Adopt {
                adopted_on: before,
                ..good.clone()
            },
            AdoptionRefused::AdoptedBeforeLast { adopted_on: today },
        ),
        (
            Adopt {
                reference: " ".to_owned(),
                ..good.clone()
            },
            AdoptionRefused::WithoutDecision,
        ),
    ] {
        assert_eq!(
            refused(&board, id, &typed).await,
            AdoptRefused::Rule(wanted)
        );
    }
    let long = Adopt {
        reference: "é".repeat(REFERENCE_MAX + 1),
        ..good.clone()
    };
    assert!(matches!(
        refused(&board, id, &long).await,
        AdoptRefused::Reference(_)
    ));
    let no_text = Adopt {
        text: Some(7),
        ..good.clone()
    };
    assert_eq!(refused(&board, id, &no_text).await, AdoptRefused::NoText);
    let number = adopt(ctx, &board.president, "loire", id, &good)
        .await
        .unwrap()
        .number;
    assert_eq!(number, 2);
    assert_eq!(
        refused(&board, id, &good).await,
        AdoptRefused::AlreadyAdopted { number: 2 }
    );
}

#[tokio::test]
async fn what_was_not_read_is_not_adopted() {
    let board = Board::new().await;
    let (one, two) = (draft(&board).await, draft(&board).await);
    let base = shown(&board, one).await.statutes;
    write(
        &board,
        &board.secretary,
        one,
        Section::Membership,
        1,
        unpaid(&base, Unpaid::Votes),
    )
    .await
    .unwrap();
    let typed = typed(&board);
    assert_eq!(refused(&board, one, &typed).await, AdoptRefused::Edited);
    adopt(&board.world.ctx, &board.president, "loire", two, &typed)
        .await
        .unwrap();
    let late = Adopt {
        revision: 2,
        ..typed
    };
    assert_eq!(
        refused(&board, one, &late).await,
        AdoptRefused::Overtaken { number: 1 }
    );
    service::statutes::draft::close::give_up(&board.world.ctx, &board.president, "loire", one)
        .await
        .unwrap();
    assert_eq!(refused(&board, one, &late).await, AdoptRefused::GivenUp);
}

#[tokio::test]
async fn of_two_adoptions_at_once_one_wins_and_the_other_is_told() {
    let board = Board::new().await;
    let ctx = &board.world.ctx;
    let typed = typed(&board);
    let id = draft(&board).await;
    let (one, two) = tokio::join!(
        adopt(ctx, &board.president, "loire", id, &typed),
        adopt(ctx, &board.secretary, "loire", id, &typed),
    );
    let told = |it: &Result<_, _>| {
        matches!(
            it,
            Err(Failure::Refused(AdoptRefused::AlreadyAdopted { number: 1 }))
        )
    };
    assert!(one.is_ok() && told(&two) || two.is_ok() && told(&one));
    let (left, right) = (draft(&board).await, draft(&board).await);
    let base = shown(&board, left).await.statutes;
    for (id, rule) in [(left, Unpaid::Votes), (right, Unpaid::DoesNotVote)] {
        write(
            &board,
            &board.president,
            id,
            Section::Membership,
            1,
            unpaid(&base, rule),
        )
        .await
        .unwrap();
    }
    let next = Adopt {
        revision: 2,
        after: 1,
        ..typed
    };
    let (one, two) = tokio::join!(
        adopt(ctx, &board.president, "loire", left, &next),
        adopt(ctx, &board.secretary, "loire", right, &next),
    );
    let told = |it: &Result<_, _>| {
        matches!(
            it,
            Err(Failure::Refused(AdoptRefused::Overtaken { number: 2 }))
        )
    };
    assert!(one.is_ok() && told(&two) || two.is_ok() && told(&one));
    assert_eq!(rules::read(ctx, "loire", None).await.unwrap().all.len(), 2);
}
