//! The demonstration in a real database.

use chrono::NaiveDate;
use domain::id::{ElectionId, PersonId};
use domain::role::RoleKind;
use election::audit::audit;
use election::bundle;
use sea_orm::{EntityTrait, IntoActiveModel, PaginatorTrait};
use service::demo::{self, DemoOptions, LoadRefused, Loaded, Plan};
use service::election::dossier;
use service::log::Vault;
use service::{Failure, account};

use crate::world::World;

fn options(world: &World, members: Option<usize>) -> DemoOptions {
    DemoOptions {
        seed: 37,
        members,
        today: world.today(),
    }
}

/// The communes to which the demonstration's territories point.
pub async fn communes(world: &World, plan: &Plan) {
    let codes: std::collections::BTreeSet<&str> = plan
        .territory_commune
        .iter()
        .map(|row| row.code.as_str())
        .collect();
    let rows = codes.into_iter().map(|code| {
        entity::commune::Model {
            code: code.to_owned(),
            name: code.to_owned(),
            search_name: code.to_owned(),
            department: code.chars().take(2).collect(),
            population: 1,
            epci_code: None,
            parent_code: None,
        }
        .into_active_model()
    });
    entity::commune::Entity::insert_many(rows)
        .exec_without_returning(world.ctx.db().read())
        .await
        .expect("communes");
}

async fn people(world: &World) -> u64 {
    entity::person::Entity::find()
        .count(world.ctx.db().read())
        .await
        .expect("counts")
}

#[tokio::test]
async fn it_fills_an_empty_database_once() {
    let world = World::new().await;
    let options = options(&world, None);
    communes(&world, &Plan::new(&options)).await;
    assert_eq!(
        demo::load(&world.ctx, &options).await.expect("loads"),
        Loaded::Now
    );
    world.audit().await;
    assert_eq!(people(&world).await, 400);
    let again = DemoOptions {
        seed: 38,
        ..options
    };
    assert_eq!(
        demo::load(&world.ctx, &again).await.expect("is there"),
        Loaded::Before
    );
    assert_eq!(people(&world).await, 400);
    assert!(
        demo::is_demonstration(world.ctx.db().read())
            .await
            .expect("reads")
    );
}

#[tokio::test]
async fn an_election_was_held_whose_dossier_holds() {
    let world = World::new().await;
    let options = options(&world, None);
    communes(&world, &Plan::new(&options)).await;
    demo::load(&world.ctx, &options).await.expect("loads");
    let name = format!("demonstration-{}-{}", std::process::id(), world.ctx.uuid());
    let folder = std::env::temp_dir().join(name);
    let vault = Vault::open(&folder).expect("a folder");
    demo::hold(&world.ctx, 37, &vault).await.expect("held");
    let rows = entity::election::Entity::find()
        .all(world.ctx.db().read())
        .await
        .expect("reads");
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].stage, "challenge");
    let id = ElectionId(rows[0].id);
    let bytes = dossier::open(&world.ctx, "brumes-de-la-cisse", id).await;
    let files = bundle::read(&bytes.expect("a dossier")).expect("its files");
    let report = audit(&files, belenios::audit::in_turn);
    assert_eq!((report.faults, report.unknown), (vec![], vec![]));
    let seated = report.seated.expect("seats");
    let elected = seated.candidates.iter().filter(|it| it.fate.is_elected());
    assert!(3 <= elected.count(), "{seated:?}");
    std::fs::remove_dir_all(&folder).expect("removed");
}

#[tokio::test]
async fn contracts_run_wait_and_are_negotiated_and_two_of_the_board_stood_aside() {
    let world = World::new().await;
    let options = options(&world, None);
    communes(&world, &Plan::new(&options)).await;
    demo::load(&world.ctx, &options).await.expect("loads");
    Box::pin(demo::contract(&world.ctx, 37))
        .await
        .expect("contracts are made");
    let rows = entity::contract::Entity::find()
        .all(world.ctx.db().read())
        .await
        .expect("reads");
    let count = |stage: &str| rows.iter().filter(|it| it.stage == stage).count();
    assert_eq!(count("in-force"), 3);
    assert_eq!(count("signing"), 1);
    let negotiated = rows.iter().find(|it| it.stage == "negotiation");
    assert_eq!(negotiated.map(|it| it.head), Some(2));
    let aside = entity::decision_voter::Entity::find()
        .all(world.ctx.db().read())
        .await
        .expect("reads")
        .into_iter()
        .filter(|it| {
            it.line
                .as_ref()
                .is_some_and(|line| line.contains("\"recused\":\""))
        })
        .count();
    assert_eq!(aside, 2);
}

#[tokio::test]
async fn a_database_with_other_people_is_refused() {
    let world = World::new().await;
    world.person("Moreau").await;
    let refused = demo::load(&world.ctx, &options(&world, None)).await;
    assert!(matches!(
        refused,
        Err(Failure::Refused(LoadRefused::NotADemonstration))
    ));
    assert_eq!(people(&world).await, 1);
}

#[tokio::test]
async fn without_the_communes_nothing_is_stored() {
    let world = World::new().await;
    let refused = demo::load(&world.ctx, &options(&world, None)).await;
    assert!(matches!(
        refused,
        Err(Failure::Refused(LoadRefused::NoCommunes))
    ));
    assert!(
        !demo::is_demonstration(world.ctx.db().read())
            .await
            .expect("reads")
    );
}

#[tokio::test]
async fn its_rows_read_back_as_they_were_made() {
    let world = World::new().await;
    let options = options(&world, None);
    let plan = Plan::new(&options);
    communes(&world, &plan).await;
    demo::load(&world.ctx, &options).await.expect("loads");
    let db = world.ctx.db().read();
    let mut adhesions = entity::adhesion::Entity::find()
        .all(db)
        .await
        .expect("reads");
    adhesions.sort_by_key(|adhesion| (adhesion.applied_at, adhesion.id));
    assert_eq!(adhesions, plan.adhesion);
    let mut statutes = entity::statutes::Entity::find()
        .all(db)
        .await
        .expect("reads");
    statutes.sort_by_key(|row| plan.statutes.iter().position(|other| other.id == row.id));
    assert_eq!(statutes, plan.statutes);
}

#[tokio::test]
async fn its_president_finds_her_place() {
    let world = World::new().await;
    let options = options(&world, None);
    let plan = Plan::new(&options);
    communes(&world, &plan).await;
    demo::load(&world.ctx, &options).await.expect("loads");
    let president = plan
        .role
        .iter()
        .find(|role| role.kind == RoleKind::President.code())
        .expect("a president");
    let places = account::places(&world.ctx, PersonId(president.person_id))
        .await
        .expect("reads");
    assert_eq!(places.len(), 1);
    assert!(places[0].adhesion.is_some());
    assert_eq!(places[0].roles, [RoleKind::President]);
}

#[tokio::test]
async fn its_provider_knows_newcomers_and_members_with_what_they_do() {
    let world = World::new().await;
    let options = options(&world, None);
    communes(&world, &Plan::new(&options)).await;
    demo::load(&world.ctx, &options).await.expect("loads");
    let found = demo::card_holders(&world.ctx, "moreau diallo", 20)
        .await
        .expect("reads");
    assert_eq!(found, demo::newcomers()[..1]);
    let found = demo::card_holders(&world.ctx, "NGUESSAN n", 20)
        .await
        .expect("reads");
    assert!(found.is_empty(), "an apostrophe separates words");
    let found = demo::card_holders(&world.ctx, "N'Guessan Thierry", 20)
        .await
        .expect("reads");
    let [treasurer] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(treasurer.practices.len(), 1);
    assert_eq!(treasurer.practices[0].commune.as_deref(), Some("37156"));
    let number = treasurer.rpps.clone().expect("a card");
    let same = demo::card_holder(&world.ctx, &number).await.expect("reads");
    assert_eq!(same.as_ref(), Some(treasurer));
    let all = demo::card_holders(&world.ctx, "", 12).await.expect("reads");
    assert_eq!(all.len(), 14);
}

#[tokio::test]
async fn five_thousand_members_are_loaded_in_twenty_seconds() {
    let world = World::new().await;
    let options = options(&world, Some(5_000));
    communes(&world, &Plan::new(&options)).await;
    let start = std::time::Instant::now();
    demo::load(&world.ctx, &options).await.expect("loads");
    let took = start.elapsed();
    println!("5,000 members: {took:?}");
    assert!(took.as_secs() < 20, "{took:?}");
    assert!(people(&world).await > 5_000);
}

#[test]
fn a_demonstration_of_another_day_keeps_its_promises() {
    for (year, month, day) in [(2027, 1, 1), (2027, 1, 2), (2028, 2, 29), (2030, 12, 31)] {
        let today = NaiveDate::from_ymd_opt(year, month, day).expect("a day");
        let plan = Plan::new(&DemoOptions {
            seed: 37,
            members: None,
            today,
        });
        assert!(plan.dues.iter().all(|dues| dues.received_on < today));
        assert!(
            plan.adhesion
                .iter()
                .all(|row| row.applied_at.date_naive() < today)
        );
    }
}
