use domain::audit::Event;
use domain::cpts::{Colour, LegalRegime};
use domain::role::RoleKind;
use domain::statutes::PublishRefused;
use service::Failure;
use service::audit::journal::journal;
use service::cpts::hub::hub;
use service::cpts::profile::{Profile, ProfileRefused, edit};
use service::statutes::publish::publish;
use service::statutes::read::read;

use super::Board;

#[tokio::test]
async fn a_published_version_is_read_by_everybody_with_its_hash_and_earlier_ones_stay() {
    let board = Board::new().await;
    let (ctx, today) = (&board.world.ctx, board.world.today());
    assert_eq!(
        publish(ctx, &board.president, "loire", "Article 1\r\nNom", today)
            .await
            .unwrap(),
        1
    );
    let again = publish(ctx, &board.president, "loire", "Article 1\nNom\n", today).await;
    assert!(matches!(
        again,
        Err(Failure::Refused(PublishRefused::Unchanged))
    ));
    assert_eq!(
        publish(
            ctx,
            &board.secretary,
            "loire",
            "Article 1\nNom et objet",
            today
        )
        .await
        .unwrap(),
        2
    );
    let shown = read(ctx, "loire", None).await.unwrap();
    let row = shown.shown.unwrap();
    assert_eq!(
        (row.number, shown.in_force, shown.all.len()),
        (2, Some(2), 2)
    );
    assert_eq!(
        row.sha256,
        service::account::sha256_hex("Article 1\nNom et objet\n".as_bytes())
    );
    assert_eq!(
        read(ctx, "loire", Some(1))
            .await
            .unwrap()
            .shown
            .unwrap()
            .body,
        "Article 1\nNom\n"
    );
    assert!(matches!(
        read(ctx, "loire", Some(3)).await,
        Err(Failure::NotFound)
    ));
    assert!(matches!(
        read(ctx, "ailleurs", None).await,
        Err(Failure::NotFound)
    ));
}

#[tokio::test]
async fn only_those_in_charge_publish() {
    let board = Board::new().await;
    let ctx = &board.world.ctx;
    let coordinator = board.world.person("Lenoir").await;
    board
        .world
        .role(board.cpts, &coordinator, RoleKind::Coordinator)
        .await;
    for who in [&coordinator, &board.stranger] {
        let refused = publish(ctx, who, "loire", "Article 1", board.world.today()).await;
        assert!(matches!(refused, Err(Failure::Forbidden(_))));
    }
}

fn profile() -> Profile {
    Profile {
        name: "CPTS Val de Loire".to_owned(),
        short_name: "Val de Loire".to_owned(),
        colour: Colour::Azur,
        regime: LegalRegime::Loi1901,
        rna: String::new(),
        siret: String::new(),
        finess: String::new(),
        seat: String::new(),
        email: String::new(),
        phone: String::new(),
        website: String::new(),
        description: String::new(),
        retention_months: 36,
        version: 1,
    }
}

#[tokio::test]
async fn the_profile_is_checked_kept_and_journalled() {
    let board = Board::new().await;
    let ctx = &board.world.ctx;
    let cases = [
        (
            Profile {
                name: "C".to_owned(),
                ..profile()
            },
            ProfileRefused::Name,
        ),
        (
            Profile {
                short_name: "x".repeat(41),
                ..profile()
            },
            ProfileRefused::ShortName,
        ),
        (
            Profile {
                rna: "W372000000".to_owned(),
                regime: LegalRegime::AlsaceMoselle,
                ..profile()
            },
            ProfileRefused::RnaInAlsaceMoselle,
        ),
        (
            Profile {
                website: "javascript:alert(1)".to_owned(),
                ..profile()
            },
            ProfileRefused::Website,
        ),
        (
            Profile {
                retention_months: 3,
                ..profile()
            },
            ProfileRefused::Retention,
        ),
        (
            Profile {
                version: 9,
                ..profile()
            },
            ProfileRefused::Overtaken,
        ),
    ];
    for (typed, expected) in cases {
        let refused = edit(ctx, &board.president, "loire", &typed).await;
        assert!(
            matches!(refused, Err(Failure::Refused(it)) if it == expected),
            "{expected:?}"
        );
    }
    edit(ctx, &board.president, "loire", &profile())
        .await
        .unwrap();
    // The same form again changes nothing and is not refused.
    edit(ctx, &board.president, "loire", &profile())
        .await
        .unwrap();
    assert_eq!(board.entries(Event::ProfileEdited).await, 1);
    assert!(matches!(
        edit(ctx, &board.stranger, "loire", &profile()).await,
        Err(Failure::Forbidden(_))
    ));
}

#[tokio::test]
async fn the_journal_says_who_did_what_in_this_cpts_only() {
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
    publish(
        ctx,
        &board.stranger,
        "cher",
        "Article 1",
        board.world.today(),
    )
    .await
    .unwrap();
    let read = journal(ctx, &board.secretary, "loire", &[], 1)
        .await
        .unwrap();
    assert_eq!(read.total, 1);
    assert_eq!(read.lines[0].author.as_deref(), Some("Camille Martin"));
    assert_eq!(read.lines[0].event, Some(Event::StatutesPublished));
    let none = journal(ctx, &board.secretary, "loire", &[Event::DuesRecorded], 1)
        .await
        .unwrap();
    assert_eq!(none.total, 0);
    assert!(matches!(
        journal(ctx, &board.stranger, "loire", &[], 1).await,
        Err(Failure::Forbidden(_))
    ));
}

#[tokio::test]
async fn the_hub_counts_what_waits() {
    let board = Board::new().await;
    let ctx = &board.world.ctx;
    board
        .someone("Lenoir", domain::member::AdhesionState::Applied)
        .await;
    let read = hub(ctx, &board.president, "loire").await.unwrap();
    assert_eq!((read.to_examine, read.members, read.late), (1, 2, None));
    assert!(!read.has_statutes && !read.has_territory);
    assert!(matches!(
        hub(ctx, &board.stranger, "loire").await,
        Err(Failure::Forbidden(_))
    ));
}
