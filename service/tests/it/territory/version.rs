//! Changing territories.

use chrono::Days;
use domain::permission;
use domain::role::RoleKind;
use domain::territory::paste::Problem;
use domain::territory::{CannotAmend, Communes};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use service::Failure;
use service::territory::{AmendRefused, Wish, amend, covering, overview, read_list};

use super::{add, communes, cpts, world};

#[tokio::test]
async fn a_territory_changes_at_dates_and_remembers() {
    let world = world().await;
    let president = cpts(&world, "amont", &["37003", "37131"]).await;
    let next_month = world.today() + Days::new(30);
    let wish = Wish {
        add: communes(&["37214"]),
        remove: communes(&["37131"]),
        from: next_month,
        note: Some("Accord avec la CPTS voisine".to_owned()),
    };
    amend(&world.ctx, &president, "amont", &wish)
        .await
        .expect("amends");

    let today = overview(&world.ctx, "amont").await.expect("reads");
    let names: Vec<_> = today.communes.iter().map(|c| c.name.as_str()).collect();
    assert_eq!(names, ["Amboise", "Limeray"]);
    assert_eq!(today.planned.len(), 1);
    assert_eq!(today.planned[0].from, next_month);
    assert_eq!(today.planned[0].removed, communes(&["37131"]));
    assert_eq!(today.history.len(), 1);
    assert_eq!(today.since(), Some(world.today()));

    world.pass(chrono::TimeDelta::days(31));
    let later = overview(&world.ctx, "amont").await.expect("reads");
    let names: Vec<_> = later.communes.iter().map(|c| c.name.as_str()).collect();
    assert_eq!(names, ["Amboise", "Saint-Cyr-sur-Loire"]);
    assert_eq!(later.history.len(), 2);
    let limeray = "37131".parse().expect("a code");
    assert!(
        covering(&world.ctx, limeray)
            .await
            .expect("reads")
            .is_empty()
    );

    let journal = entity::audit_entry::Entity::find()
        .filter(entity::audit_entry::Column::Event.eq("territory-changed"))
        .count(world.ctx.db().read())
        .await
        .expect("counts");
    assert_eq!(journal, 2);
}

#[tokio::test]
async fn what_the_rule_refuses_is_not_written() {
    let world = world().await;
    let president = cpts(&world, "amont", &["37003"]).await;
    let mut wish = add(&world, &["37131"]);
    wish.from = world.today() - Days::new(1);
    let refused = amend(&world.ctx, &president, "amont", &wish).await;
    let latest = CannotAmend::BeforeLatest(world.today());
    assert!(matches!(refused, Err(Failure::Refused(AmendRefused::Rule(why))) if why == latest));
    let refused = amend(&world.ctx, &president, "amont", &add(&world, &["37999"])).await;
    assert!(matches!(
        refused,
        Err(Failure::Refused(AmendRefused::UnknownCommune(_)))
    ));
    let again = amend(&world.ctx, &president, "amont", &add(&world, &["37003"])).await;
    assert!(matches!(
        again,
        Err(Failure::Refused(AmendRefused::Rule(
            CannotAmend::NothingChanges
        )))
    ));
    assert_eq!(
        overview(&world.ctx, "amont")
            .await
            .expect("reads")
            .communes
            .len(),
        1
    );
}

#[tokio::test]
async fn a_slip_is_mended_on_the_same_day_in_the_same_version() {
    let world = world().await;
    let president = cpts(&world, "amont", &["37003", "41018"]).await;
    let wish = Wish {
        remove: communes(&["41018"]),
        ..add(&world, &[])
    };
    amend(&world.ctx, &president, "amont", &wish)
        .await
        .expect("amends");
    let seen = overview(&world.ctx, "amont").await.expect("reads");
    assert_eq!(seen.communes.len(), 1);
    assert_eq!(seen.history.len(), 1);
}

#[tokio::test]
async fn only_those_in_charge_change_a_territory_and_only_their_own() {
    let world = world().await;
    cpts(&world, "amont", &["37003"]).await;
    let neighbour = cpts(&world, "aval", &[]).await;
    let wish = add(&world, &["37131"]);
    let refused = amend(&world.ctx, &neighbour, "amont", &wish).await;
    assert!(matches!(
        refused,
        Err(Failure::Forbidden(permission::Refused::NoRole))
    ));
    let nobody = world.person("Passant").await;
    let refused = amend(&world.ctx, &nobody, "amont", &wish).await;
    assert!(matches!(refused, Err(Failure::Forbidden(_))));
    let nowhere = amend(&world.ctx, &neighbour, "ailleurs", &wish).await;
    assert!(matches!(nowhere, Err(Failure::NotFound)));
}

#[tokio::test]
async fn two_who_change_a_territory_at_once_both_succeed() {
    let world = world().await;
    let president = cpts(&world, "amont", &[]).await;
    let cpts = overview(&world.ctx, "amont").await.expect("reads").cpts;
    let secretary = world.person("Secrétaire").await;
    world
        .role(domain::id::CptsId(cpts.id), &secretary, RoleKind::Secretary)
        .await;
    let (one, other) = (add(&world, &["37003"]), add(&world, &["37131"]));
    let (first, second) = tokio::join!(
        amend(&world.ctx, &president, "amont", &one),
        amend(&world.ctx, &secretary, "amont", &other),
    );
    first.expect("amends");
    second.expect("amends");
    let seen = overview(&world.ctx, "amont").await.expect("reads");
    assert_eq!(seen.communes.len(), 2);
}

#[tokio::test]
async fn paris_stands_for_its_arrondissements() {
    let world = world().await;
    let president = cpts(&world, "paris", &["75056"]).await;
    let seen = overview(&world.ctx, "paris").await.expect("reads");
    assert_eq!(seen.communes.len(), 20);
    assert!(seen.population > 2_000_000);
    let wish = Wish {
        remove: communes(&["75113"]),
        ..add(&world, &[])
    };
    amend(&world.ctx, &president, "paris", &wish)
        .await
        .expect("amends");
    let covers = async |code: &str| {
        let code = code.parse().expect("a code");
        covering(&world.ctx, code).await.expect("reads").len()
    };
    assert_eq!(covers("75056").await, 1);
    assert_eq!(covers("75113").await, 0);
    assert_eq!(covers("75114").await, 1);
}

#[tokio::test]
async fn a_pasted_list_tells_each_line_that_is_no_present_commune() {
    let world = world().await;
    let text = "37003;Amboise\n37102\nLimeray\n37131 37999\n37003";
    let pasted = read_list(&world.ctx, text).await.expect("reads");
    let codes: Communes = pasted.codes.keys().copied().collect();
    assert_eq!(codes, communes(&["37003", "37131"]));
    assert_eq!(pasted.repeated, [(5, "37003".parse().expect("a code"))]);
    let problems: Vec<_> = pasted
        .problems
        .into_iter()
        .map(|p| (p.line, p.what))
        .collect();
    let code = |code: &str| code.parse().expect("a code");
    assert_eq!(
        problems,
        [
            (
                2,
                Problem::Former {
                    former: code("37102"),
                    now: code("37123")
                }
            ),
            (3, Problem::NotACode("Limeray".to_owned())),
            (4, Problem::Unknown(code("37999"))),
        ]
    );
}
