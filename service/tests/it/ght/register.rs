//! The register of blocs: recorded, corrected, ended, struck, and what is refused.

use chrono::{Days, NaiveDate};
use domain::ght::BlocKind;
use domain::id::{BlocId, CptsId};
use domain::identifier::Malformed;
use domain::member::AdhesionState;
use domain::permission;
use domain::role::{Period, RoleKind};
use service::ght::bloc::{self, BlocRefused};
use service::ght::leave;
use service::ght::party::{self, RecordRefused};
use service::ght::register::{list, sheet};
use service::{Actor, Failure};

use crate::world::World;

const SLUG: &str = "tuffeau";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn since(from: &str) -> Period {
    Period {
        starts_on: day(from),
        ends_on: None,
    }
}

fn until(from: &str, to: &str) -> Period {
    Period {
        starts_on: day(from),
        ends_on: Some(day(to)),
    }
}

fn typed(name: &str) -> bloc::Typed {
    bloc::Typed {
        kind: BlocKind::Ght,
        name: name.to_owned(),
        note: String::new(),
        version: 1,
    }
}

pub fn hospital(period: Period) -> party::Typed {
    party::Typed {
        finess: "37 000 048 1".to_owned(),
        siren: String::new(),
        name: "CH d’Amboise".to_owned(),
        period,
        source: "Convention constitutive".to_owned(),
    }
}

/// A CPTS with its secretary, who keeps the register.
pub async fn office(world: &World) -> (CptsId, Actor) {
    let cpts = world.cpts(SLUG).await;
    let secretary = world.person("Garnier").await;
    world.role(cpts, &secretary, RoleKind::Secretary).await;
    (cpts, secretary)
}

pub async fn group(world: &World, keeper: &Actor, name: &str) -> BlocId {
    bloc::add(&world.ctx, keeper, SLUG, &typed(name))
        .await
        .unwrap()
}

async fn version(world: &World, keeper: &Actor, id: BlocId) -> i32 {
    sheet(&world.ctx, keeper, SLUG, id).await.unwrap().parties[0]
        .row
        .version
}

#[tokio::test]
async fn a_party_in_two_groups_on_one_day_is_refused_with_both_groups_and_both_intervals() {
    let world = World::new().await;
    let (_, keeper) = office(&world).await;
    let touraine = group(&world, &keeper, "GHT Touraine").await;
    let berry = group(&world, &keeper, "GHT Berry").await;
    let held = until("2020-01-01", "2024-06-30");
    party::add(&world.ctx, &keeper, SLUG, touraine, &hospital(held))
        .await
        .unwrap();
    let refused = party::add(
        &world.ctx,
        &keeper,
        SLUG,
        berry,
        &hospital(since("2024-06-30")),
    )
    .await;
    let Err(Failure::Refused(RecordRefused::Elsewhere(clash))) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(
        (clash.theirs.as_str(), clash.ours.as_str()),
        ("GHT Touraine", "GHT Berry")
    );
    assert_eq!((clash.held, clash.wanted), (held, since("2024-06-30")));
    party::add(
        &world.ctx,
        &keeper,
        SLUG,
        berry,
        &hospital(since("2024-07-01")),
    )
    .await
    .unwrap();
    // Its end in the first group cannot be taken back any more.
    let id = sheet(&world.ctx, &keeper, SLUG, touraine)
        .await
        .unwrap()
        .parties[0]
        .id;
    let refused = leave::end(&world.ctx, &keeper, SLUG, (touraine, id), None, 1).await;
    assert!(
        matches!(refused, Err(Failure::Refused(RecordRefused::Elsewhere(_)))),
        "{refused:?}"
    );
    let refused = leave::end(
        &world.ctx,
        &keeper,
        SLUG,
        (touraine, id),
        Some(day("2019-12-31")),
        1,
    )
    .await;
    assert!(
        matches!(
            refused,
            Err(Failure::Refused(RecordRefused::EndsBeforeStart))
        ),
        "{refused:?}"
    );
    leave::end(
        &world.ctx,
        &keeper,
        SLUG,
        (touraine, id),
        Some(day("2020-01-01")),
        1,
    )
    .await
    .unwrap();
}

#[tokio::test]
async fn a_struck_party_is_kept_to_be_read_and_no_longer_stands_in_the_way() {
    let world = World::new().await;
    let (_, keeper) = office(&world).await;
    let touraine = group(&world, &keeper, "GHT Touraine").await;
    let berry = group(&world, &keeper, "GHT Berry").await;
    let id = party::add(
        &world.ctx,
        &keeper,
        SLUG,
        touraine,
        &hospital(since("2020-01-01")),
    )
    .await
    .unwrap();
    let stale = leave::strike(&world.ctx, &keeper, SLUG, (touraine, id), 7).await;
    assert!(matches!(
        stale,
        Err(Failure::Refused(RecordRefused::Overtaken))
    ));
    for _ in 0..2 {
        leave::strike(&world.ctx, &keeper, SLUG, (touraine, id), 1)
            .await
            .unwrap();
    }
    let ended = leave::end(
        &world.ctx,
        &keeper,
        SLUG,
        (touraine, id),
        Some(world.today()),
        2,
    )
    .await;
    assert!(matches!(
        ended,
        Err(Failure::Refused(RecordRefused::Overtaken))
    ));
    party::add(
        &world.ctx,
        &keeper,
        SLUG,
        berry,
        &hospital(since("2020-01-01")),
    )
    .await
    .unwrap();
    let read = sheet(&world.ctx, &keeper, SLUG, touraine).await.unwrap();
    assert!(read.parties[0].row.struck_at.is_some());
    let summary = list(&world.ctx, &keeper, SLUG).await.unwrap();
    let parties: Vec<_> = summary
        .blocs
        .iter()
        .map(|it| (it.name.as_str(), it.parties))
        .collect();
    assert_eq!(parties, [("GHT Berry", 1), ("GHT Touraine", 0)]);
}

#[tokio::test]
async fn the_same_form_twice_is_one_party_and_one_group() {
    let world = World::new().await;
    let (_, keeper) = office(&world).await;
    let id = group(&world, &keeper, "GHT Touraine").await;
    let again = bloc::add(&world.ctx, &keeper, SLUG, &typed(" ght  TOURAINE ")).await;
    assert!(matches!(again, Err(Failure::Refused(BlocRefused::Twice))));
    let one = party::add(
        &world.ctx,
        &keeper,
        SLUG,
        id,
        &hospital(since("2020-01-01")),
    )
    .await
    .unwrap();
    let two = party::add(
        &world.ctx,
        &keeper,
        SLUG,
        id,
        &hospital(since("2020-01-01")),
    )
    .await
    .unwrap();
    assert_eq!(one, two);
    for _ in 0..2 {
        let last = Some(world.today());
        leave::end(&world.ctx, &keeper, SLUG, (id, one), last, 1)
            .await
            .unwrap();
    }
    assert_eq!(version(&world, &keeper, id).await, 2);
}

#[tokio::test]
async fn what_cannot_be_is_refused_at_its_field() {
    let world = World::new().await;
    let (_, keeper) = office(&world).await;
    let id = group(&world, &keeper, "GHT Touraine").await;
    let base = hospital(since("2020-01-01"));
    let refused =
        async |typed: party::Typed| match party::add(&world.ctx, &keeper, SLUG, id, &typed).await {
            Err(Failure::Refused(refused)) => refused,
            other => panic!("{other:?}"),
        };
    let with = |finess: &str, siren: &str| party::Typed {
        finess: finess.to_owned(),
        siren: siren.to_owned(),
        ..base.clone()
    };
    assert_eq!(refused(with(" ", "")).await, RecordRefused::NoNumber);
    assert_eq!(
        refused(with("370000481", "263700189")).await,
        RecordRefused::TwoNumbers
    );
    assert!(matches!(
        refused(with("37000048", "")).await,
        RecordRefused::Finess(Malformed::Length { .. })
    ));
    assert!(matches!(
        refused(with("", "12345678a")).await,
        RecordRefused::Siren(_)
    ));
    let nameless = party::Typed {
        name: " \u{a0}".to_owned(),
        ..base.clone()
    };
    assert_eq!(refused(nameless).await, RecordRefused::Name(None));
    let nul = party::Typed {
        name: "CH\0".to_owned(),
        ..base.clone()
    };
    assert!(matches!(refused(nul).await, RecordRefused::Name(Some(_))));
    let long = party::Typed {
        source: "x".repeat(501),
        ..base.clone()
    };
    assert!(matches!(refused(long).await, RecordRefused::Source(_)));
    let backwards = party::Typed {
        period: until("2020-01-02", "2020-01-01"),
        ..base.clone()
    };
    assert_eq!(refused(backwards).await, RecordRefused::EndsBeforeStart);
    for (name, wanted) in [("", true), ("·", true), ("\u{202e}GHT", false)] {
        let result = bloc::add(&world.ctx, &keeper, SLUG, &typed(name)).await;
        let Err(Failure::Refused(BlocRefused::Name(why))) = result else {
            panic!("{result:?}")
        };
        assert_eq!(why.is_none(), wanted, "{name:?}");
    }
}

#[tokio::test]
async fn two_officers_who_correct_a_group_at_once_do_not_undo_each_other() {
    let world = World::new().await;
    let (cpts, keeper) = office(&world).await;
    let other = world.person("Moreau").await;
    world.role(cpts, &other, RoleKind::Coordinator).await;
    let id = group(&world, &keeper, "GHT Touraine").await;
    let first = bloc::Typed {
        name: "GHT Touraine-Val de Loire".to_owned(),
        ..typed("")
    };
    bloc::correct(&world.ctx, &keeper, SLUG, id, &first)
        .await
        .unwrap();
    let second = bloc::Typed {
        kind: BlocKind::Other,
        ..typed("GHT Touraine")
    };
    let refused = bloc::correct(&world.ctx, &other, SLUG, id, &second).await;
    assert!(matches!(
        refused,
        Err(Failure::Refused(BlocRefused::Overtaken))
    ));
    // The same correction again is no conflict.
    bloc::correct(&world.ctx, &other, SLUG, id, &first)
        .await
        .unwrap();
    assert_eq!(
        sheet(&world.ctx, &other, SLUG, id).await.unwrap().row.name,
        first.name
    );
}

#[tokio::test]
async fn the_board_reads_the_register_its_keepers_write_it_and_another_cpts_finds_nothing() {
    let world = World::new().await;
    let (cpts, keeper) = office(&world).await;
    let id = group(&world, &keeper, "GHT Touraine").await;
    let there = hospital(since("2020-01-01"));
    let party = party::add(&world.ctx, &keeper, SLUG, id, &there)
        .await
        .unwrap();
    let treasurer = world.person("Petit").await;
    world.role(cpts, &treasurer, RoleKind::Treasurer).await;
    assert!(!list(&world.ctx, &treasurer, SLUG).await.unwrap().may_manage);
    let refused = party::add(&world.ctx, &treasurer, SLUG, id, &there).await;
    assert!(matches!(
        refused,
        Err(Failure::Forbidden(permission::Refused::NoRole))
    ));
    let member = world.person("Renard").await;
    world.adhesion(cpts, &member, AdhesionState::Admitted).await;
    assert!(matches!(
        list(&world.ctx, &member, SLUG).await,
        Err(Failure::Forbidden(_))
    ));
    // The president of another CPTS, at her own address, with our identifiers.
    let elsewhere = world.cpts("brumes").await;
    let stranger = world.person("Lefort").await;
    world.role(elsewhere, &stranger, RoleKind::President).await;
    assert!(matches!(
        sheet(&world.ctx, &stranger, "brumes", id).await,
        Err(Failure::NotFound)
    ));
    let added = party::add(&world.ctx, &stranger, "brumes", id, &there).await;
    assert!(matches!(added, Err(Failure::NotFound)));
    let struck = leave::strike(&world.ctx, &stranger, "brumes", (id, party), 1).await;
    assert!(matches!(struck, Err(Failure::NotFound)));
    let named = bloc::correct(&world.ctx, &stranger, "brumes", id, &typed("Autre")).await;
    assert!(matches!(named, Err(Failure::NotFound)));
    let tomorrow = world.today() + Days::new(1);
    let ended = leave::end(
        &world.ctx,
        &stranger,
        "brumes",
        (id, party),
        Some(tomorrow),
        1,
    )
    .await;
    assert!(matches!(ended, Err(Failure::NotFound)));
}
