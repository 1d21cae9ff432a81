//! Who is awaited learns of it: by mail, and on the home page until it is done or no longer wanted.

use std::collections::BTreeSet;

use domain::contract::Opinion;
use domain::contract::signing::Order;
use domain::home::Task;
use domain::id::ContractId;
use domain::member::AdhesionState;
use domain::role::RoleKind;
use entity::{adhesion, mandate, outbox, person, structure};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use service::Actor;
use service::contract::opinion::{ask, desk, give};
use service::contract::scan::{self, Answer};

use super::scene::{GUEST, Hospital, statutes};
use crate::decision::scene::SLUG;

const EVERYBODY: std::ops::RangeInclusive<u8> = 1..=7;

impl Hospital {
    /// Each member can be written to.
    async fn addressed(&self) {
        for n in EVERYBODY {
            person::Entity::update_many()
                .col_expr(person::Column::Email, Expr::value(address(n)))
                .filter(person::Column::Id.eq(self.actor(n).person.0))
                .exec(self.scene.world.ctx.db().read())
                .await
                .unwrap();
        }
    }

    /// To whom mails of a kind went, the same as often as it did.
    async fn written_to(&self, kind: &str) -> Vec<String> {
        let mails = outbox::Entity::find()
            .filter(outbox::Column::Kind.eq(kind))
            .all(self.scene.world.ctx.db().read())
            .await
            .unwrap();
        let mut found: Vec<String> = mails.into_iter().map(|it| it.recipient).collect();
        found.sort();
        found
    }

    async fn todo(&self, actor: &Actor) -> Vec<Task> {
        let ctx = &self.scene.world.ctx;
        let places = service::account::places(ctx, actor.person).await.unwrap();
        let todo = service::home::todo(ctx, actor, &places).await.unwrap();
        todo.into_iter().map(|it| it.task).collect()
    }

    /// Who finds on her home page that she is asked about a contract.
    async fn asked_at_home(&self, id: ContractId) -> BTreeSet<u8> {
        let mut found = BTreeSet::new();
        for n in EVERYBODY {
            let asked =
                |it: &Task| matches!(it, Task::GiveOpinion { contract, .. } if *contract == id);
            if self.todo(&self.actor(n)).await.iter().any(asked) {
                found.insert(n);
            }
        }
        found
    }

    /// How many scans of a contract wait for a member, as her home page says.
    async fn scans_at_home(&self, n: u8, id: ContractId) -> u64 {
        let todo = self.todo(&self.actor(n)).await;
        let waiting = todo.iter().filter_map(|it| match it {
            Task::ConfirmScan {
                contract, waiting, ..
            } if *contract == id => Some(*waiting),
            _ => None,
        });
        waiting.sum()
    }
}

fn address(n: u8) -> String {
    format!("membre{n}@cpts.example")
}

fn addresses(of: impl IntoIterator<Item = u8>) -> Vec<String> {
    of.into_iter().map(address).collect()
}

#[tokio::test]
async fn the_members_of_the_college_that_is_asked_are_told_until_they_have_said_it() {
    let it = Hospital::new().await;
    it.addressed().await;
    let ctx = &it.scene.world.ctx;
    let mut colleges = BTreeSet::new();
    for college in statutes().colleges {
        let id = it.negotiated().await;
        let before = it.written_to("contract-opinion").await;
        ask(ctx, &it.actor(1), SLUG, id, Some(&college.id))
            .await
            .unwrap();
        let mut asked = BTreeSet::new();
        for n in EVERYBODY {
            if desk(ctx, &it.actor(n), SLUG, id).await.unwrap().yours {
                asked.insert(n);
            }
        }
        assert_eq!(it.asked_at_home(id).await, asked, "{}", college.name);
        let mut told = it.written_to("contract-opinion").await;
        for one in before {
            let at = told.iter().position(|it| *it == one).unwrap();
            told.remove(at);
        }
        let others = asked.iter().copied().filter(|n| *n != 1);
        assert_eq!(told, addresses(others), "who asks needs no mail");
        if asked.is_empty() {
            continue;
        }
        colleges.insert(asked.clone());
        let first = *asked.first().unwrap();
        let said = (Opinion::Favourable, "Rien à redire");
        give(ctx, &it.actor(first), SLUG, id, said).await.unwrap();
        asked.remove(&first);
        assert_eq!(it.asked_at_home(id).await, asked, "she has given it");
        it.writes(id, |typed| typed.term.notice_days = 60).await;
        assert_eq!(it.asked_at_home(id).await, BTreeSet::new(), "another text");
    }
    assert!(2 <= colleges.len(), "{colleges:?}");
}

#[tokio::test]
async fn where_all_are_asked_every_member_and_who_speaks_for_a_structure_is_told() {
    let it = Hospital::new().await;
    it.addressed().await;
    let (world, ctx) = (&it.scene.world, &it.scene.world.ctx);
    let speaker = speaks_for_a_structure(&it).await;
    let stranger = world.person("Ailleurs").await;
    let id = it.negotiated().await;
    it.invited(id).await;
    ask(ctx, &it.actor(1), SLUG, id, None).await.unwrap();
    let mut told = addresses(2..=7);
    told.push("structure@cpts.example".to_owned());
    told.sort();
    assert_eq!(it.written_to("contract-opinion").await, told);
    assert_eq!(it.asked_at_home(id).await, EVERYBODY.collect());
    let asked = |it: &Task| matches!(it, Task::GiveOpinion { .. });
    assert!(it.todo(&speaker).await.iter().any(asked));
    for other in [stranger, it.guest] {
        assert!(!it.todo(&other).await.iter().any(asked));
    }
    let said = (Opinion::Reserved, "");
    give(ctx, &speaker, SLUG, id, said).await.unwrap();
    assert!(!it.todo(&speaker).await.iter().any(asked));
    it.asked(id).await;
    assert_eq!(it.asked_at_home(id).await, BTreeSet::new(), "the mandate");
}

/// Somebody who is no member herself.
async fn speaks_for_a_structure(it: &Hospital) -> Actor {
    let (world, ctx) = (&it.scene.world, &it.scene.world.ctx);
    let db = ctx.db().read();
    let speaker = world.person("Parle").await;
    person::Entity::update_many()
        .col_expr(person::Column::Email, Expr::value("structure@cpts.example"))
        .filter(person::Column::Id.eq(speaker.person.0))
        .exec(db)
        .await
        .unwrap();
    let id = ctx.uuid();
    structure::Entity::insert(structure::ActiveModel {
        id: Set(id),
        name: Set("MSP des Rives".to_owned()),
        search_name: Set("msp des rives".to_owned()),
        kind: Set("msp".to_owned()),
        created_at: Set(ctx.now()),
        version: Set(1),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    mandate::Entity::insert(mandate::ActiveModel {
        id: Set(ctx.uuid()),
        structure_id: Set(id),
        person_id: Set(speaker.person.0),
        kind: Set("representative".to_owned()),
        starts_on: Set(world.today()),
        ends_on: Set(None),
        created_at: Set(ctx.now()),
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    adhesion::Entity::insert(adhesion::ActiveModel {
        id: Set(ctx.uuid()),
        cpts_id: Set(it.scene.cpts.0),
        number: Set(9_001),
        kind: Set("structure".to_owned()),
        structure_id: Set(Some(id)),
        state: Set(AdhesionState::Admitted.code().to_owned()),
        category: Set("structure".to_owned()),
        name: Set("MSP des Rives".to_owned()),
        search_name: Set("msp des rives".to_owned()),
        applied_at: Set(ctx.now()),
        admitted_on: Set(Some(world.today())),
        version: Set(1),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    speaker
}

#[tokio::test]
async fn a_scan_that_waits_is_told_to_the_other_officers_and_to_nobody_else() {
    let it = Hospital::new().await;
    it.addressed().await;
    let (world, cpts) = (&it.scene.world, it.scene.cpts);
    let ctx = &world.ctx;
    let id = it.opened(Order::Free).await;
    for (n, kind) in [
        (3, RoleKind::VicePresident),
        (4, RoleKind::Secretary),
        (5, RoleKind::Treasurer),
    ] {
        world.role(cpts, &it.actor(n), kind).await;
    }
    // Whose rights are suspended does not act in an office.
    adhesion::Entity::update_many()
        .col_expr(
            adhesion::Column::State,
            Expr::value(AdhesionState::Suspended.code()),
        )
        .filter(adhesion::Column::Id.eq(it.scene.of(3).adhesion.0))
        .exec(ctx.db().read())
        .await
        .unwrap();
    let send = async |by: u8| {
        let file = ("scan.pdf", b"%PDF-1.7 scan".as_slice());
        let sent = scan::send(ctx, &it.actor(by), SLUG, id, it.partner.0, file).await;
        sent.unwrap()
    };
    let first = send(4).await;
    assert_eq!(it.written_to("contract-scan").await, addresses([1, 5]));
    for (n, waiting) in [(1, 1), (2, 0), (3, 0), (4, 0), (5, 1), (6, 0)] {
        assert_eq!(it.scans_at_home(n, id).await, waiting, "{n}");
    }
    scan::answer(ctx, &it.actor(5), SLUG, id, (first, Answer::SetAside))
        .await
        .unwrap();
    assert_eq!(it.scans_at_home(1, id).await, 0, "set aside");
    send(5).await;
    assert_eq!(it.scans_at_home(4, id).await, 1);
    // The signature came by a device meanwhile: the scan is not needed.
    it.scene.device(&it.guest, GUEST).await;
    it.signs(&it.guest, GUEST, id).await.unwrap();
    assert_eq!(it.scans_at_home(4, id).await, 0, "signed");
}

#[tokio::test]
async fn a_scan_of_a_text_that_was_rewritten_asks_nothing_of_anybody() {
    let it = Hospital::new().await;
    let (world, cpts) = (&it.scene.world, it.scene.cpts);
    let id = it.opened(Order::Free).await;
    world.role(cpts, &it.actor(4), RoleKind::Secretary).await;
    let file = ("scan.pdf", b"%PDF-1.7 scan".as_slice());
    let party = it.partner.0;
    scan::send(&world.ctx, &it.actor(4), SLUG, id, party, file)
        .await
        .unwrap();
    assert_eq!(it.scans_at_home(1, id).await, 1);
    it.writes(id, |typed| typed.term.notice_days = 60).await;
    assert_eq!(it.scans_at_home(1, id).await, 0);
}
