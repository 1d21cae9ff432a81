use domain::id::PartnerId;
use domain::identifier::Malformed;
use domain::partner::PartnerKind;
use service::Failure;
use service::partner::list::list;
use service::partner::save::{Partner, SaveRefused, end, save};

use super::Board;

fn partner(kind: PartnerKind, name: &str) -> Partner {
    Partner {
        kind,
        name: name.to_owned(),
        group: None,
        finess: String::new(),
        siren: String::new(),
        contact_name: String::new(),
        email: String::new(),
        phone: String::new(),
        note: String::new(),
    }
}

#[tokio::test]
async fn a_hospital_is_a_party_to_a_group_of_the_same_cpts_only() {
    let board = Board::new().await;
    let ctx = &board.world.ctx;
    let ght = save(
        ctx,
        &board.president,
        "loire",
        None,
        &partner(PartnerKind::Ght, "GHT de Touraine"),
    )
    .await
    .unwrap();
    let elsewhere = save(
        ctx,
        &board.stranger,
        "cher",
        None,
        &partner(PartnerKind::Ght, "GHT du Cher"),
    )
    .await
    .unwrap();
    let hospital = |group| Partner {
        group: Some(group),
        ..partner(PartnerKind::Hospital, "CH de Luynes")
    };
    let foreign = save(ctx, &board.president, "loire", None, &hospital(elsewhere)).await;
    assert!(matches!(foreign, Err(Failure::Refused(SaveRefused::Group))));
    let clinic = Partner {
        group: Some(ght),
        ..partner(PartnerKind::Clinic, "Clinique")
    };
    assert!(matches!(
        save(ctx, &board.president, "loire", None, &clinic).await,
        Err(Failure::Refused(SaveRefused::Group))
    ));
    save(ctx, &board.president, "loire", None, &hospital(ght))
        .await
        .unwrap();
    let names: Vec<String> = list(ctx, &board.president, "loire")
        .await
        .unwrap()
        .current
        .into_iter()
        .map(|(row, _)| row.name)
        .collect();
    assert_eq!(names, ["GHT de Touraine", "CH de Luynes"]);
}

#[tokio::test]
async fn numbers_are_checked_and_nothing_is_registered_twice() {
    let board = Board::new().await;
    let ctx = &board.world.ctx;
    let base = partner(PartnerKind::Cpam, "CPAM d’Indre-et-Loire");
    let cases = [
        (
            Partner {
                name: "  ".to_owned(),
                ..base.clone()
            },
            SaveRefused::Name,
        ),
        (
            Partner {
                siren: "732829321".to_owned(),
                ..base.clone()
            },
            SaveRefused::Siren(Malformed::CheckDigit),
        ),
        (
            Partner {
                finess: "37".to_owned(),
                ..base.clone()
            },
            SaveRefused::Finess(Malformed::Length {
                expected: 9,
                found: 2,
            }),
        ),
        (
            Partner {
                email: "x".to_owned(),
                ..base.clone()
            },
            SaveRefused::Email,
        ),
        (
            Partner {
                phone: "x".to_owned(),
                ..base.clone()
            },
            SaveRefused::Phone,
        ),
    ];
    for (typed, expected) in cases {
        let refused = save(ctx, &board.president, "loire", None, &typed).await;
        assert!(
            matches!(refused, Err(Failure::Refused(it)) if it == expected),
            "{expected:?}"
        );
    }
    let id = save(ctx, &board.president, "loire", None, &base)
        .await
        .unwrap();
    let twice = save(ctx, &board.secretary, "loire", None, &base).await;
    assert!(matches!(twice, Err(Failure::Refused(SaveRefused::Twice))));
    // Correcting it is not registering it twice; another CPTS may register the same body.
    save(
        ctx,
        &board.secretary,
        "loire",
        Some(id),
        &Partner {
            siren: "732829320".to_owned(),
            ..base.clone()
        },
    )
    .await
    .unwrap();
    save(ctx, &board.stranger, "cher", None, &base)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_partner_of_another_cpts_is_not_found() {
    let board = Board::new().await;
    let ctx = &board.world.ctx;
    let id: PartnerId = save(
        ctx,
        &board.president,
        "loire",
        None,
        &partner(PartnerKind::Ars, "ARS"),
    )
    .await
    .unwrap();
    assert!(matches!(
        save(
            ctx,
            &board.stranger,
            "cher",
            Some(id),
            &partner(PartnerKind::Ars, "X")
        )
        .await,
        Err(Failure::NotFound)
    ));
    assert!(matches!(
        end(ctx, &board.stranger, "cher", id).await,
        Err(Failure::NotFound)
    ));
    end(ctx, &board.president, "loire", id).await.unwrap();
    end(ctx, &board.president, "loire", id).await.unwrap();
    let read = list(ctx, &board.president, "loire").await.unwrap();
    assert_eq!((read.current.len(), read.former.len()), (0, 1));
}
