//! The minutes: printed once the result is proclaimed, signed by chair and a teller, and part of the members' dossier.

use std::io::Write as _;
use std::process::{Command, Stdio};

use belenios::audit::in_turn;
use domain::election::act::IncidentKind;
use domain::home::{ElectionStep, Task};
use election::audit::audit;
use election::bundle;
use election::minutes::{PDF, SIGNATURES};
use sea_orm::{ActiveValue::Set, EntityTrait};
use service::election::act::{self, Act};
use service::election::minutes::{SignRefused, due, minutes, pdf, prepare, sign};
use service::election::{dossier, incident};
use service::log::sequence;
use service::{Actor, Failure};
use signed::election::{Capacity, Minutes};
use signed::{Digest, Id};

use super::scene::Scene;
use super::whole::{FIRST, SECOND, opened};
use crate::decision::scene::{device_of, sign as envelope};
use crate::trustee::SLUG;

/// A counted election whose chair is the president.
async fn counted() -> Scene {
    let scene = Scene::closed([FIRST, SECOND], 0).await;
    opened(&scene).await;
    let officer = entity::election_officer::ActiveModel {
        election_id: Set(scene.id.0),
        person_id: Set(scene.base.president.person.0),
        kind: Set("chair".to_owned()),
        seed_public: Set(None),
    };
    let db = scene.world().ctx.db().read();
    let insert = entity::election_officer::Entity::insert(officer);
    insert.exec_without_returning(db).await.unwrap();
    scene
}

async fn proclaimed() -> Scene {
    let scene = counted().await;
    let ctx = &scene.world().ctx;
    let (chair, teller) = (scene.base.president, scene.tellers[0]);
    let act = act::propose(ctx, &chair, SLUG, scene.id, &Act::Proclaim)
        .await
        .unwrap();
    act::confirm(ctx, &teller, SLUG, scene.id, act)
        .await
        .unwrap();
    scene
}

fn statement(scene: &Scene, capacity: Capacity, pdf: &[u8]) -> Minutes {
    Minutes {
        capacity,
        cpts: Id::parse(&scene.base.cpts.to_string()).unwrap(),
        election: Id::parse(&scene.id.to_string()).unwrap(),
        pdf: Digest::of(pdf),
    }
}

/// What a PDF says, as it is read aloud.
pub fn text(pdf: &[u8]) -> String {
    let mut child = Command::new("pdftotext")
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext is needed: apt-get install poppler-utils");
    let (mut stdin, bytes) = (child.stdin.take().unwrap(), pdf.to_vec());
    let writer = std::thread::spawn(move || stdin.write_all(&bytes));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn they_say_votes_seats_and_limits_and_what_proves_them() {
    let scene = proclaimed().await;
    let ctx = &scene.world().ctx;
    let bytes = pdf(ctx, &scene.tellers[1], SLUG, scene.id).await.unwrap();
    let said = text(&bytes);
    let head = |urn: usize| {
        let (id, slug) = (scene.id, SLUG);
        let uuid = scene.urns[urn].uuid.clone();
        async move {
            let read = dossier::proof(ctx, slug, id).await.unwrap();
            let found = read.urns.into_iter().find(|it| it.0.uuid == uuid);
            found.unwrap().1
        }
    };
    for told in [
        "Procès-verbal : Bureau 2026".to_owned(),
        "2 des 3 dépositaires de la clé".to_owned(),
        "Anne 5 0 [U".to_owned(),
        "Bulletins blancs 1 0 [U".to_owned(),
        "Passe son tour : son groupe a déjà".to_owned(),
        "au plus, pour un même groupe hospitalier : 1 (article 18) [S]".to_owned(),
        "100,0 %".to_owned(),
        "Présidence du bureau de vote".to_owned(),
        head(0).await,
        head(1).await,
        super::scene::statutes().digest().to_string(),
        "Page 1 sur".to_owned(),
    ] {
        assert!(said.contains(&told), "« {told} » : {said}");
    }
    // Chloé is passed over, Anne of the same group sits.
    assert!(said.contains("Chloé"), "{said}");
}

#[tokio::test]
async fn they_are_printed_once_and_only_after_the_proclamation() {
    let scene = counted().await;
    let ctx = &scene.world().ctx;
    assert!(!prepare(ctx, scene.id).await.unwrap());
    let chair = scene.base.president;
    let read = minutes(ctx, &chair, SLUG, scene.id).await;
    assert!(matches!(read, Err(Failure::NotFound)));

    let scene = proclaimed().await;
    let ctx = &scene.world().ctx;
    assert!(!prepare(ctx, scene.id).await.unwrap());
    assert_eq!(due(ctx).await.unwrap(), 0);
    // A server that stopped between both: the job prints them.
    let db = ctx.db().read();
    let first = pdf(ctx, &scene.base.president, SLUG, scene.id)
        .await
        .unwrap();
    entity::election_minutes::Entity::delete_by_id(scene.id.0)
        .exec(db)
        .await
        .unwrap();
    assert_eq!(due(ctx).await.unwrap(), 1);
    let again = pdf(ctx, &scene.base.president, SLUG, scene.id)
        .await
        .unwrap();
    assert!(first == again, "the same rows give the same bytes");
}

#[tokio::test]
async fn chair_and_teller_sign_what_was_printed_and_the_dossier_proves_it() {
    let scene = proclaimed().await;
    let ctx = &scene.world().ctx;
    let (chair, teller) = (scene.base.president, scene.tellers[0]);
    device_of(scene.world(), &chair, 1).await;
    device_of(scene.world(), &teller, 2).await;
    let bytes = pdf(ctx, &chair, SLUG, scene.id).await.unwrap();
    let by = async |actor: &Actor, seed: u8, capacity| {
        let envelope = envelope(seed, statement(&scene, capacity, &bytes));
        sign(ctx, actor, SLUG, scene.id, &envelope).await
    };
    // The home page asks them, until each has signed.
    let asked = async |actor: &Actor| {
        let places = service::account::places(ctx, actor.person).await.unwrap();
        let todo = service::home::todo(ctx, actor, &places).await.unwrap();
        todo.iter().any(|it| {
            let step = ElectionStep::SignMinutes;
            matches!(&it.task, Task::Election { step: one, .. } if *one == step)
        })
    };
    let other = scene.tellers[1];
    assert!(asked(&chair).await && asked(&teller).await && asked(&other).await);
    assert!(!asked(&scene.base.people[0].0).await);
    by(&chair, 1, Capacity::Chair).await.unwrap();
    assert!(!asked(&chair).await && asked(&teller).await);
    let files = async || {
        let bytes = dossier::whole(ctx, &chair, SLUG, scene.id).await.unwrap();
        bundle::read(&bytes).unwrap()
    };
    let one = files().await;
    assert!(!one.contains_key(PDF) && !one.contains_key(SIGNATURES));
    by(&teller, 2, Capacity::Teller).await.unwrap();
    // One teller is enough.
    assert!(!asked(&teller).await && !asked(&other).await);
    // The same again changes nothing.
    by(&teller, 2, Capacity::Teller).await.unwrap();
    let read = minutes(ctx, &teller, SLUG, scene.id).await.unwrap();
    assert!(read.is_complete() && read.statement.is_none());
    assert_eq!(read.signed.len(), 2);
    let mut files = files().await;
    assert_eq!(files[PDF], bytes);
    files.remove("roll.json");
    let report = audit(&files, in_turn);
    assert_eq!(report.faults, []);
    assert_eq!(report.signed.unwrap().len(), 2);
    // The public dossier names neither officers nor incidents.
    let open = dossier::open(ctx, SLUG, scene.id).await.unwrap();
    assert!(!bundle::read(&open).unwrap().contains_key(PDF));
    // The signatures have their place in the register.
    assert!(sequence::run(ctx, &scene.vault).await.unwrap() >= 2);
    let proof = service::log::serve::proof(ctx, &read.register, &read.signed[0].entry_hash);
    assert!(matches!(
        proof.await.unwrap(),
        service::log::serve::Proof::Receipt(_)
    ));
}

#[tokio::test]
async fn another_document_another_capacity_a_stranger_and_an_unknown_key_are_refused() {
    let scene = proclaimed().await;
    let ctx = &scene.world().ctx;
    let (chair, teller) = (scene.base.president, scene.tellers[0]);
    device_of(scene.world(), &chair, 1).await;
    device_of(scene.world(), &scene.base.people[0].0, 3).await;
    let bytes = pdf(ctx, &chair, SLUG, scene.id).await.unwrap();
    let mut changed = bytes.clone();
    changed[100] ^= 1;
    let cases = [
        (chair, 1, Capacity::Chair, &changed, SignRefused::Other),
        (chair, 1, Capacity::Teller, &bytes, SignRefused::Other),
        (teller, 2, Capacity::Teller, &bytes, SignRefused::UnknownKey),
        (
            scene.base.people[0].0,
            3,
            Capacity::Teller,
            &bytes,
            SignRefused::NotYou,
        ),
    ];
    for (actor, seed, capacity, pdf, why) in cases {
        let envelope = envelope(seed, statement(&scene, capacity, pdf));
        let refused = sign(ctx, &actor, SLUG, scene.id, &envelope).await;
        assert!(
            matches!(&refused, Err(Failure::Refused(it)) if *it == why),
            "{why:?}: {refused:?}"
        );
    }
    let refused = sign(ctx, &chair, SLUG, scene.id, b"{}").await;
    assert!(matches!(
        refused,
        Err(Failure::Refused(SignRefused::NotAStatement))
    ));
}

#[tokio::test]
async fn incidents_are_in_them_but_not_who_voted_on_paper() {
    let scene = counted().await;
    let ctx = &scene.world().ctx;
    let (chair, teller) = (scene.base.president, scene.tellers[0]);
    incident::note(ctx, &chair, SLUG, scene.id, "Panne de réseau à 10 h.")
        .await
        .unwrap();
    let db = ctx.db().read();
    let done = |kind: &str, subject: serde_json::Value| entity::election_act::ActiveModel {
        id: Set(ctx.uuid()),
        election_id: Set(scene.id.0),
        urn_id: Set(Some(scene.urns[0].id.0)),
        kind: Set(kind.to_owned()),
        subject: Set(subject.to_string()),
        proposed_by: Set(chair.person.0),
        proposed_at: Set(ctx.now()),
        confirmed_by: Set(Some(teller.person.0)),
        confirmed_at: Set(Some(ctx.now())),
        withdrawn_at: Set(None),
    };
    let (urn, entry) = (scene.urns[0].id.0, ctx.uuid());
    let paper =
        serde_json::json!({ "act": "paper", "urn": urn, "entry": entry, "who": "Zoé Secrète" });
    let sheet = serde_json::json!({
        "act": "reissue", "urn": urn, "entry": entry, "who": "Luc Secret", "number": 7,
    });
    for (kind, subject, said) in [
        ("paper", paper, "Zoé Secrète vote sur papier."),
        ("reissue", sheet, "Feuille n° 7 remise à Luc Secret."),
    ] {
        entity::election_act::Entity::insert(done(kind, subject))
            .exec_without_returning(db)
            .await
            .unwrap();
        let row = entity::election_incident::ActiveModel {
            id: Set(ctx.uuid()),
            election_id: Set(scene.id.0),
            urn_id: Set(None),
            kind: Set(IncidentKind::Act.code().to_owned()),
            text: Set(said.to_owned()),
            said: Set(None),
            at: Set(ctx.now()),
            by_person: Set(Some(teller.person.0)),
        };
        entity::election_incident::Entity::insert(row)
            .exec_without_returning(db)
            .await
            .unwrap();
    }
    let act = act::propose(ctx, &chair, SLUG, scene.id, &Act::Proclaim)
        .await
        .unwrap();
    act::confirm(ctx, &teller, SLUG, scene.id, act)
        .await
        .unwrap();
    let said = text(&pdf(ctx, &chair, SLUG, scene.id).await.unwrap());
    assert!(said.contains("Panne de réseau à 10 h."), "{said}");
    assert!(said.contains("code perdu : 1."), "{said}");
    assert!(!said.contains("Secr"), "{said}");
}
