//! Importing members and dues.

mod board;
mod register;
mod undo;
mod weight;

use domain::id::CptsId;
use domain::import::{Choice, FileRefused, Verdict, Whom};
use domain::role::RoleKind;
use entity::person;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use service::Failure;
use service::import::{self, BatchRefused, CheckRefused, File, Leaf};

use board::{Board, FILE, refusal};

#[tokio::test]
async fn a_file_is_checked_then_committed_and_only_good_lines_become_members() {
    let board = Board::new().await;
    let batch = board.checked(FILE).await;
    assert_eq!(
        board.verdicts(batch).await,
        [
            (2, Verdict::Create),
            (3, Verdict::Create),
            (4, Verdict::Refused)
        ]
    );
    assert!(
        board.members().await.is_empty(),
        "a dry run writes nothing to the register"
    );
    let done = board.commit(batch).await.expect("committed");
    assert_eq!((done.created, done.updated), (2, 0));
    let members = board.members().await;
    let names: Vec<_> = members
        .iter()
        .map(|row| (row.number, row.name.as_str(), row.commune_code.as_deref()))
        .collect();
    assert_eq!(
        names,
        [(1, "Lefèvre", Some("37003")), (2, "Petit", Some("37261"))]
    );
    assert_eq!(members[0].category, "health");
    assert_eq!(
        (members[0].mode.as_deref(), members[0].phone.as_deref()),
        (Some("L"), Some("06 12 34 56 78"))
    );
    assert_eq!(board.events().await, ["import-checked", "import-committed"]);
}

#[tokio::test]
async fn an_imported_address_or_number_is_no_account() {
    let board = Board::new().await;
    let before = person::Entity::find()
        .count(board.world.ctx.db().read())
        .await
        .expect("a count");
    let batch = board.checked(FILE).await;
    board.commit(batch).await.expect("committed");
    let db = board.world.ctx.db().read();
    assert_eq!(
        person::Entity::find().count(db).await.expect("a count"),
        before
    );
    assert_eq!(
        entity::identity::Entity::find()
            .count(db)
            .await
            .expect("a count"),
        0
    );
    assert!(
        board
            .members()
            .await
            .iter()
            .all(|row| row.person_id.is_none())
    );
}

#[tokio::test]
async fn a_file_does_not_tell_whether_another_cpts_knows_somebody() {
    let board = Board::new().await;
    let batch = board.checked(FILE).await;
    board.commit(batch).await.expect("committed");
    board.world.cpts("brumes").await;
    let cpts = entity::cpts::Entity::find().filter(entity::cpts::Column::Slug.eq("brumes"));
    let cpts = cpts
        .one(board.world.ctx.db().read())
        .await
        .expect("read")
        .expect("a CPTS");
    let hostile = board.world.person("Hostile").await;
    board
        .world
        .role(CptsId(cpts.id), &hostile, RoleKind::President)
        .await;
    let ctx = &board.world.ctx;
    let file = File {
        name: "sonde.csv".to_owned(),
        bytes: FILE.as_bytes().to_vec(),
    };
    let probe = import::check(ctx, &hostile, "brumes", file)
        .await
        .expect("a dry run");
    let look = import::look(ctx, &hostile, "brumes", probe, None, 0)
        .await
        .expect("a look");
    assert_eq!(
        (
            look.batch.summary.counts.create,
            look.batch.summary.counts.already
        ),
        (2, 0)
    );
    assert!(
        look.before.is_none(),
        "the same file elsewhere is not told either"
    );
    for outcome in [
        import::look(ctx, &hostile, "tuffeau", batch, None, 0)
            .await
            .map(|_| ())
            .map_err(|it| matches!(it, Failure::Forbidden(_))),
        import::look(ctx, &hostile, "brumes", batch, None, 0)
            .await
            .map(|_| ())
            .map_err(|it| matches!(it, Failure::NotFound)),
        import::commit(ctx, &hostile, "brumes", batch)
            .await
            .map(|_| ())
            .map_err(|it| matches!(it, Failure::NotFound)),
        import::undo(ctx, &hostile, "brumes", batch)
            .await
            .map_err(|it| matches!(it, Failure::NotFound)),
        import::drop_batch(ctx, &hostile, "brumes", batch)
            .await
            .map_err(|it| matches!(it, Failure::NotFound)),
    ] {
        assert_eq!(outcome, Err(true));
    }
}

#[tokio::test]
async fn the_treasurer_imports_no_members_and_the_secretary_no_dues() {
    let board = Board::new().await;
    let file = || File {
        name: "f.csv".to_owned(),
        bytes: FILE.as_bytes().to_vec(),
    };
    let ctx = &board.world.ctx;
    let members = import::check(ctx, &board.treasurer, "tuffeau", file()).await;
    assert!(matches!(members, Err(Failure::Forbidden(_))));
    let dues = import::payment::check(ctx, &board.secretary, "tuffeau", file()).await;
    assert!(matches!(dues, Err(Failure::Forbidden(_))));
    let batch = board.checked(FILE).await;
    let commit = import::commit(ctx, &board.treasurer, "tuffeau", batch).await;
    assert!(matches!(commit, Err(Failure::Forbidden(_))));
}

#[tokio::test]
async fn a_file_that_cannot_be_read_leaves_no_import() {
    let board = Board::new().await;
    assert_eq!(
        refusal(board.check("").await),
        CheckRefused::File(FileRefused::Empty)
    );
    assert!(matches!(
        refusal(board.check("Prénom\nZoé\n").await),
        CheckRefused::File(FileRefused::MissingColumns { .. })
    ));
    assert!(matches!(
        refusal(board.check("Nom;Prénom\nA;\"B\n").await),
        CheckRefused::File(FileRefused::UnclosedQuote { .. })
    ));
    let history = import::history(
        &board.world.ctx,
        &board.secretary,
        "tuffeau",
        import::Kind::Members,
    )
    .await
    .expect("a history");
    assert!(history.is_empty());
}

#[tokio::test]
async fn the_same_button_twice_commits_once() {
    let board = Board::new().await;
    let batch = board.checked(FILE).await;
    let (one, other) = tokio::join!(board.commit(batch), board.commit(batch));
    let refused = [one, other]
        .into_iter()
        .filter_map(Result::err)
        .collect::<Vec<_>>();
    assert_eq!(refused.len(), 1);
    assert!(
        matches!(refused[0], Failure::Refused(BatchRefused::AlreadyCommitted)),
        "{:?}",
        refused[0]
    );
    assert_eq!(board.members().await.len(), 2);
}

#[tokio::test]
async fn of_two_imports_at_once_the_second_is_told_that_the_register_changed() {
    let board = Board::new().await;
    let (one, other) = (board.checked(FILE).await, board.checked(FILE).await);
    board.commit(one).await.expect("committed");
    // Both lines tell what the register knows by now.
    assert_eq!(refusal(board.commit(other).await), BatchRefused::Stale(2));
    assert_eq!(board.members().await.len(), 2);
    import::recheck(&board.world.ctx, &board.secretary, "tuffeau", other)
        .await
        .expect("compared again");
    assert_eq!(
        board.verdicts(other).await,
        [
            (2, Verdict::Already),
            (3, Verdict::Already),
            (4, Verdict::Refused)
        ]
    );
    assert_eq!(refusal(board.commit(other).await), BatchRefused::Nothing);
}

#[tokio::test]
async fn the_same_file_again_is_recognised() {
    let board = Board::new().await;
    let first = board.checked(FILE).await;
    board.commit(first).await.expect("committed");
    let second = board.checked(FILE).await;
    let look = import::look(
        &board.world.ctx,
        &board.secretary,
        "tuffeau",
        second,
        None,
        0,
    )
    .await
    .expect("a look");
    assert_eq!(look.before, Some(first));
    assert_eq!(
        (look.would_create, look.would_update, look.undecided),
        (0, 0, 0)
    );
}

#[tokio::test]
async fn the_board_says_who_a_likely_duplicate_is() {
    let board = Board::new().await;
    let batch = board
        .checked("Nom;Prénom;Profession\nMartin;Claire;Infirmier\n")
        .await;
    board.commit(batch).await.expect("committed");
    let batch = board.checked("Nom;Prénom;Profession;Téléphone\nMARTIN;Claire;Infirmière;0612345678\nClaire;Martin;;0247000000\n").await;
    let (ctx, who) = (&board.world.ctx, &board.secretary);
    let look = import::look(ctx, who, "tuffeau", batch, None, 0)
        .await
        .expect("a look");
    let Leaf::Member { detail, known, .. } = &look.lines[0].leaf else {
        panic!("a member")
    };
    let Whom::Adhesion(martin) = detail.like[0].whom else {
        panic!("an adhesion")
    };
    assert_eq!(known[&martin].1.family_name, "Martin");
    let stranger = Choice::Same(domain::id::AdhesionId(ctx.uuid()));
    import::choose(ctx, who, "tuffeau", batch, &[(2, stranger)])
        .await
        .expect("passed over");
    assert_eq!(refusal(board.commit(batch).await), BatchRefused::Nothing);
    import::choose(
        ctx,
        who,
        "tuffeau",
        batch,
        &[(2, Choice::Same(martin)), (3, Choice::Another)],
    )
    .await
    .expect("chosen");
    let done = board.commit(batch).await.expect("committed");
    assert_eq!((done.created, done.updated), (1, 1));
    let members = board.members().await;
    assert_eq!(members[0].phone.as_deref(), Some("06 12 34 56 78"));
    assert_eq!((members[1].name.as_str(), members[1].number), ("Claire", 2));
    board.undo(batch).await.expect("undone");
    let members = board.members().await;
    assert_eq!((members.len(), members[0].phone.as_deref()), (1, None));
}
