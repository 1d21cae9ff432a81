//! Versions of the rules, and the one that holds on a day.

use chrono::{NaiveDate, TimeDelta};
use domain::canonical::Digest;
use domain::id::CptsId;
use domain::statutes::{OrganKind, Said, Statutes, template};
use entity::rules;
use sea_orm::{ActiveValue::Set, EntityTrait};
use service::statutes::rules::{in_force, read};
use service::{Failure, Fault};

use crate::world::World;

/// A version as it is stored.
pub struct Stored {
    pub number: i32,
    pub document: String,
    pub sha256: String,
    pub from: NaiveDate,
}

impl Stored {
    pub fn of(number: i32, statutes: &Statutes, from: NaiveDate) -> Self {
        Self {
            number,
            document: statutes.canonical(),
            sha256: statutes.digest().to_string(),
            from,
        }
    }

    pub async fn insert(self, world: &World, cpts: CptsId) {
        rules::Entity::insert(rules::ActiveModel {
            id: Set(world.ctx.uuid()),
            cpts_id: Set(cpts.0),
            number: Set(self.number),
            document: Set(self.document),
            sha256: Set(self.sha256),
            statutes_id: Set(None),
            adopted_on: Set(self.from),
            in_force_from: Set(self.from),
            organ: Set(OrganKind::ExtraordinaryMeeting.code().to_owned()),
            reference: Set("Procès-verbal, résolution 3".to_owned()),
            recorded_by: Set(None),
            created_at: Set(world.ctx.now()),
        })
        .exec_without_returning(world.ctx.db().read())
        .await
        .expect("a version");
    }
}

fn other() -> Statutes {
    let mut statutes = template();
    statutes.membership.seniority_months = Said::Silent;
    statutes
}

#[tokio::test]
async fn a_cpts_without_rules_has_none_in_force_and_its_page_is_there() {
    let world = World::new().await;
    let cpts = world.cpts("loire").await;
    let db = world.ctx.db().read();
    assert_eq!(in_force(db, cpts.0, world.today()).await.unwrap(), None);
    let shown = read(&world.ctx, "loire", None).await.unwrap();
    assert!(shown.shown.is_none() && shown.all.is_empty() && shown.in_force.is_none());
    let version = read(&world.ctx, "loire", Some(1)).await;
    assert!(matches!(version, Err(Failure::NotFound)));
    let nowhere = read(&world.ctx, "nowhere", None).await;
    assert!(matches!(nowhere, Err(Failure::NotFound)));
}

#[tokio::test]
async fn the_version_of_a_day_is_the_last_that_began() {
    let world = World::new().await;
    let (cpts, neighbour) = (world.cpts("loire").await, world.cpts("cher").await);
    let (today, day) = (world.today(), TimeDelta::days(1));
    Stored::of(1, &template(), today - day * 30)
        .insert(&world, cpts)
        .await;
    Stored::of(2, &other(), today + day)
        .insert(&world, cpts)
        .await;
    let number = async |on| {
        let known = in_force(world.ctx.db().read(), cpts.0, on).await.unwrap();
        known.map(|it| it.number)
    };
    assert_eq!(number(today - day * 31).await, None);
    assert_eq!(number(today - day * 30).await, Some(1));
    assert_eq!(number(today).await, Some(1));
    assert_eq!(number(today + day).await, Some(2));
    let theirs = in_force(world.ctx.db().read(), neighbour.0, today).await;
    assert_eq!(theirs.unwrap(), None);

    let shown = read(&world.ctx, "loire", None).await.unwrap();
    let numbers: Vec<i32> = shown.all.iter().map(|it| it.number).collect();
    assert_eq!((shown.in_force, numbers), (Some(1), vec![2, 1]));
    let known = shown.shown.unwrap();
    assert_eq!(known.statutes, template());
    assert_eq!(known.digest(), Digest::of(known.document.as_bytes()));
    assert_eq!(known.adoption.by.organ, OrganKind::ExtraordinaryMeeting);
    let next = read(&world.ctx, "loire", Some(2)).await.unwrap();
    assert_eq!(next.shown.unwrap().statutes, other());
    world.pass(day);
    let shown = read(&world.ctx, "loire", None).await.unwrap();
    assert_eq!(shown.in_force, Some(2));
}

fn column<T: std::fmt::Debug>(found: Result<T, Fault>) -> (&'static str, &'static str) {
    match found {
        Err(Fault::Inconsistent(wrong)) => (wrong.table, wrong.column),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_document_that_was_changed_by_other_hands_is_a_fault_that_names_its_place() {
    let world = World::new().await;
    let today = world.today();
    let in_force = async |slug: &str, stored: Stored| {
        let cpts = world.cpts(slug).await;
        stored.insert(&world, cpts).await;
        in_force(world.ctx.db().read(), cpts.0, today).await
    };
    let mut changed = Stored::of(1, &template(), today);
    changed.document = other().canonical();
    assert_eq!(
        column(in_force("changed", changed).await),
        ("rules", "sha256")
    );
    let mut no_digest = Stored::of(1, &template(), today);
    no_digest.sha256 = "abc".to_owned();
    assert_eq!(
        column(in_force("no-digest", no_digest).await),
        ("rules", "sha256")
    );
    for (slug, document) in [
        ("no-document", "{}".to_owned()),
        ("not-canonical", format!(" {}", template().canonical())),
    ] {
        let stored = Stored {
            number: 1,
            sha256: Digest::of(document.as_bytes()).to_string(),
            document,
            from: today,
        };
        assert_eq!(column(in_force(slug, stored).await), ("rules", "document"));
    }
}
