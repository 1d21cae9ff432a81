//! Many hands at once: no error, nothing lost, and who comes second is told.

use std::sync::Arc;

use domain::dues::{Cents, Means};
use domain::id::{AdhesionId, PersonId, SessionId};
use domain::member::Change;
use domain::role::RoleKind;
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};
use service::dues::record::{How, RecordRefused, Settled, record};
use service::member::contact::{Contact, ContactRefused, contact};
use service::member::decide::{DecideRefused, Decision, Verdict, decide};
use service::{Actor, Failure};
use tokio::sync::Barrier;
use uuid::Uuid;

use crate::victim::{Site, VICTIM};

/// Clients that write at once.
const CLIENTS: usize = 64;

async fn officer(site: &Site, kind: RoleKind) -> Actor {
    Actor {
        person: PersonId(site.officer(VICTIM, kind).await),
        session: SessionId(Uuid::nil()),
    }
}

/// Adhesions of people in the victim's register, in a state.
async fn adhesions(site: &Site, state: &str) -> Vec<entity::adhesion::Model> {
    entity::adhesion::Entity::find()
        .filter(entity::adhesion::Column::CptsId.eq(site.cpts(VICTIM).await))
        .filter(entity::adhesion::Column::State.eq(state))
        .filter(entity::adhesion::Column::PersonId.is_not_null())
        .all(site.db())
        .await
        .unwrap()
}

async fn row(site: &Site, id: Uuid) -> entity::adhesion::Model {
    let row = entity::adhesion::Entity::find_by_id(id)
        .one(site.db())
        .await;
    row.unwrap().unwrap()
}

fn paid(year: i32, site: &Site) -> Settled {
    Settled {
        year,
        how: How::Paid(Cents(2_000), Means::Transfer),
        received_on: site.ctx.today(),
        note: String::new(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixty_four_clients_write_at_once_and_no_entry_is_lost() {
    let site = Arc::new(Site::new().await);
    let treasurer = officer(&site, RoleKind::Treasurer).await;
    let members = adhesions(&site, "admitted").await;
    let next_year = chrono::Datelike::year(&site.ctx.today()) + 1;
    let start = Arc::new(Barrier::new(CLIENTS));
    let tasks: Vec<_> = members
        .iter()
        .take(CLIENTS * 2)
        .map(|member| AdhesionId(member.id))
        .collect::<Vec<_>>()
        .chunks(2)
        .map(|pair| {
            let (site, start, pair) = (site.clone(), start.clone(), pair.to_vec());
            tokio::spawn(async move {
                start.wait().await;
                for id in pair {
                    let entry = paid(next_year, &site);
                    record(&site.ctx, &treasurer, VICTIM, id, &entry)
                        .await
                        .unwrap();
                }
            })
        })
        .collect();
    assert_eq!(tasks.len(), CLIENTS);
    for task in tasks {
        task.await.unwrap();
    }
    let entries = entity::dues::Entity::find()
        .filter(entity::dues::Column::Year.eq(next_year))
        .count(site.db())
        .await
        .unwrap();
    assert_eq!(entries, 2 * CLIENTS as u64);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn corrections_of_one_file_by_many_are_all_there_or_refused_aloud() {
    let site = Arc::new(Site::new().await);
    let secretary = officer(&site, RoleKind::Secretary).await;
    let id = adhesions(&site, "admitted").await[0].id;
    let before = row(&site, id).await.version;
    let start = Arc::new(Barrier::new(8));
    let tasks: Vec<_> = (0..8)
        .map(|client| {
            let (site, start) = (site.clone(), start.clone());
            tokio::spawn(async move {
                start.wait().await;
                // Reads, corrects, reads again when somebody was faster: until it is taken.
                loop {
                    let typed = Contact {
                        email: format!("client{client}@exemple.test"),
                        version: row(&site, id).await.version,
                        ..Contact::default()
                    };
                    match contact(&site.ctx, &secretary, VICTIM, AdhesionId(id), &typed).await {
                        Ok(()) => break,
                        Err(Failure::Refused(ContactRefused::Overtaken)) => {}
                        Err(other) => panic!("{other:?}"),
                    }
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(row(&site, id).await.version, before + 8);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_who_decide_at_once_the_second_is_told() {
    let site = Arc::new(Site::new().await);
    let president = officer(&site, RoleKind::President).await;
    let secretary = officer(&site, RoleKind::Secretary).await;
    let waiting = adhesions(&site, "applied").await;
    assert!(waiting.len() >= 6, "applications wait");
    // A structure that no college takes is admitted once that is confirmed.
    for application in waiting.into_iter().filter(|it| it.structure_id.is_none()) {
        let id = AdhesionId(application.id);
        let start = Arc::new(Barrier::new(2));
        let decide_as = |actor: Actor, verdict: Verdict| {
            let (site, start) = (site.clone(), start.clone());
            let decision = Decision {
                verdict,
                reason: "Parce que".to_owned(),
                seen: 1,
                confirmed: None,
            };
            tokio::spawn(async move {
                start.wait().await;
                decide(&site.ctx, &actor, VICTIM, id, &decision).await
            })
        };
        let one = decide_as(president, Verdict::Admit);
        let other = decide_as(secretary, Verdict::Refuse);
        let (one, other) = (one.await.unwrap(), other.await.unwrap());
        let (told, change) = match (one, other) {
            (Ok(()), Err(told)) => (told, Change::Admit),
            (Err(told), Ok(())) => (told, Change::Refuse),
            both => panic!("one of them is first: {both:?}"),
        };
        let Failure::Refused(DecideRefused::Overtaken(step)) = told else {
            panic!("{told:?}")
        };
        assert_eq!(step.change, change);
        let changes = entity::adhesion_change::Entity::find()
            .filter(entity::adhesion_change::Column::AdhesionId.eq(application.id))
            .count(site.db())
            .await
            .unwrap();
        assert_eq!(changes, 2, "applied, then decided once");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_decision_sent_twice_is_taken_once_and_told_once() {
    let site = Arc::new(Site::new().await);
    let president = officer(&site, RoleKind::President).await;
    let id = adhesions(&site, "applied").await[0].id;
    let mails = async |site: &Site| {
        let mails = entity::outbox::Entity::find().count(site.db());
        mails.await.unwrap()
    };
    let before = mails(&site).await;
    let start = Arc::new(Barrier::new(2));
    let tasks: Vec<_> = (0..2)
        .map(|_| {
            let (site, start) = (site.clone(), start.clone());
            tokio::spawn(async move {
                let decision = Decision {
                    verdict: Verdict::Admit,
                    reason: String::new(),
                    seen: 1,
                    confirmed: None,
                };
                start.wait().await;
                decide(&site.ctx, &president, VICTIM, AdhesionId(id), &decision).await
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    assert_eq!(row(&site, id).await.state, "admitted");
    assert_eq!(mails(&site).await, before + 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn dues_of_a_year_recorded_by_two_at_once_are_recorded_once() {
    let site = Arc::new(Site::new().await);
    let treasurer = officer(&site, RoleKind::Treasurer).await;
    let id = adhesions(&site, "admitted").await[0].id;
    let next_year = chrono::Datelike::year(&site.ctx.today()) + 1;
    let start = Arc::new(Barrier::new(2));
    let tasks: Vec<_> = [2_000, 1_500]
        .map(|cents| {
            let (site, start) = (site.clone(), start.clone());
            tokio::spawn(async move {
                let entry = Settled {
                    how: How::Paid(Cents(cents), Means::Cash),
                    ..paid(next_year, &site)
                };
                start.wait().await;
                record(&site.ctx, &treasurer, VICTIM, AdhesionId(id), &entry).await
            })
        })
        .into();
    let mut refused = 0;
    for task in tasks {
        match task.await.unwrap() {
            Ok(()) => {}
            Err(Failure::Refused(RecordRefused::AlreadySettled { .. })) => refused += 1,
            Err(other) => panic!("{other:?}"),
        }
    }
    assert_eq!(refused, 1);
}
