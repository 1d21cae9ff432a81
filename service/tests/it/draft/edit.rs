use domain::audit::Event;
use domain::statutes::{MAX_BYTES, Said, Section, Unpaid};
use service::Failure;
use service::statutes::draft::Touched;
use service::statutes::draft::edit::{EditRefused, restore};

use super::{draft, named, shown, unpaid, write};
use crate::board::Board;

#[tokio::test]
async fn two_who_write_different_sections_at_once_both_keep_their_words_and_are_told() {
    let board = Board::new().await;
    let id = draft(&board).await;
    let base = shown(&board, id).await.statutes;
    let first = unpaid(&base, Unpaid::Votes);
    let one = write(&board, &board.secretary, id, Section::Membership, 1, first).await;
    assert!(one.unwrap().others.is_empty());
    let second = named(&base, 0, "Ville");
    let two = write(&board, &board.president, id, Section::Colleges, 1, second).await;
    let two = two.unwrap();
    assert_eq!((two.revision, two.is_new), (3, true));
    assert_eq!(two.others.len(), 1);
    assert_eq!(two.others[0].by.as_deref(), Some("Camille Durand"));
    assert_eq!(two.others[0].touched, Touched::Section(Section::Membership));
    let now = shown(&board, id).await.statutes;
    assert_eq!(now.membership.unpaid, Said::says("6", Unpaid::Votes));
    assert_eq!(now.colleges[0].name, "Ville");
}

#[tokio::test]
async fn two_who_write_the_same_section_at_once_lose_nothing_and_one_chooses() {
    let board = Board::new().await;
    let id = draft(&board).await;
    let base = shown(&board, id).await.statutes;
    let (theirs, mine) = (
        unpaid(&base, Unpaid::Votes),
        unpaid(&base, Unpaid::DoesNotVote),
    );
    let section = Section::Membership;
    write(&board, &board.secretary, id, section, 1, theirs.clone())
        .await
        .unwrap();
    let clash = write(&board, &board.president, id, section, 1, mine.clone()).await;
    let Err(Failure::Refused(EditRefused::Conflict(clash))) = clash else {
        panic!("{clash:?}")
    };
    assert_eq!(clash.theirs, theirs);
    assert_eq!(clash.revision, 2);
    assert_eq!(clash.change.by.as_deref(), Some("Camille Durand"));
    assert_eq!(shown(&board, id).await.statutes, theirs);
    // On top of it, once it was read.
    write(
        &board,
        &board.president,
        id,
        section,
        clash.revision,
        mine.clone(),
    )
    .await
    .unwrap();
    let now = shown(&board, id).await;
    assert_eq!(now.statutes, mine);
    assert_eq!(now.history.len(), 3);
}

#[tokio::test]
async fn the_same_edit_sent_twice_is_written_once() {
    let board = Board::new().await;
    let id = draft(&board).await;
    let base = shown(&board, id).await.statutes;
    let mut more = base.clone();
    let mut another = more.colleges[3].clone();
    another.id = "autres".parse().unwrap();
    more.colleges.push(another);
    for is_new in [true, false] {
        let done = write(
            &board,
            &board.president,
            id,
            Section::Colleges,
            1,
            more.clone(),
        )
        .await;
        assert_eq!(done.unwrap().is_new, is_new);
    }
    assert_eq!(shown(&board, id).await.statutes.colleges.len(), 5);
    assert_eq!(board.entries(Event::RulesDrafted).await, 2);
}

#[tokio::test]
async fn two_at_the_very_same_time_are_both_written_or_one_is_told() {
    let board = Board::new().await;
    let id = draft(&board).await;
    let base = shown(&board, id).await.statutes;
    let (one, two) = tokio::join!(
        write(
            &board,
            &board.secretary,
            id,
            Section::Colleges,
            1,
            named(&base, 0, "A")
        ),
        write(
            &board,
            &board.president,
            id,
            Section::Colleges,
            1,
            named(&base, 1, "B")
        ),
    );
    let mut revisions = [one.unwrap().revision, two.unwrap().revision];
    revisions.sort_unstable();
    assert_eq!(revisions, [2, 3]);
    let now = shown(&board, id).await.statutes;
    assert_eq!(
        (now.colleges[0].name.as_str(), now.colleges[1].name.as_str()),
        ("A", "B")
    );
    let (one, two) = tokio::join!(
        write(
            &board,
            &board.secretary,
            id,
            Section::Colleges,
            3,
            named(&now, 0, "C")
        ),
        write(
            &board,
            &board.president,
            id,
            Section::Colleges,
            3,
            named(&now, 0, "D")
        ),
    );
    let told = |it: &Result<_, _>| matches!(it, Err(Failure::Refused(EditRefused::Conflict(_))));
    assert_eq!([told(&one), told(&two)].iter().filter(|it| **it).count(), 1);
    assert!(one.is_ok() || two.is_ok());
}

#[tokio::test]
async fn a_draft_may_contradict_itself_and_not_be_a_book() {
    let board = Board::new().await;
    let id = draft(&board).await;
    let base = shown(&board, id).await.statutes;
    let mut wrong = base.clone();
    wrong.board = Said::Silent;
    write(&board, &board.president, id, Section::Board, 1, wrong)
        .await
        .unwrap();
    assert!(!shown(&board, id).await.statutes.contradictions().is_empty());
    let mut book = base;
    book.object.rule = "é".repeat(MAX_BYTES / 2);
    let refused = write(&board, &board.president, id, Section::Association, 2, book).await;
    assert!(matches!(
        refused,
        Err(Failure::Refused(EditRefused::TooLong))
    ));
}

#[tokio::test]
async fn an_edit_touches_its_section_only_whatever_it_carries() {
    let board = Board::new().await;
    let id = draft(&board).await;
    let base = shown(&board, id).await.statutes;
    let mut both = unpaid(&base, Unpaid::Votes);
    both.colleges.clear();
    write(&board, &board.president, id, Section::Membership, 1, both)
        .await
        .unwrap();
    assert_eq!(shown(&board, id).await.statutes.colleges, base.colleges);
    for revision in [0, 9, -1] {
        let typed = unpaid(&base, Unpaid::Votes);
        let refused = write(
            &board,
            &board.president,
            id,
            Section::Membership,
            revision,
            typed,
        );
        assert!(matches!(refused.await, Err(Failure::NotFound)));
    }
}

#[tokio::test]
async fn an_earlier_revision_is_taken_again_unless_somebody_wrote_meanwhile() {
    let board = Board::new().await;
    let ctx = &board.world.ctx;
    let id = draft(&board).await;
    let base = shown(&board, id).await.statutes;
    let written = unpaid(&base, Unpaid::Votes);
    write(
        &board,
        &board.secretary,
        id,
        Section::Membership,
        1,
        written,
    )
    .await
    .unwrap();
    let late = restore(ctx, &board.president, "loire", id, 1, 1).await;
    assert!(matches!(
        late,
        Err(Failure::Refused(EditRefused::Conflict(_)))
    ));
    let done = restore(ctx, &board.president, "loire", id, 1, 2)
        .await
        .unwrap();
    assert_eq!((done.revision, done.is_new), (3, true));
    let again = restore(ctx, &board.president, "loire", id, 1, 2)
        .await
        .unwrap();
    assert!(!again.is_new);
    assert_eq!(shown(&board, id).await.statutes, base);
    assert!(matches!(
        restore(ctx, &board.president, "loire", id, 8, 3).await,
        Err(Failure::NotFound)
    ));
}
