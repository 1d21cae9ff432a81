//! Sheets on paper: how many, given once, and the code that they replace is dead.

use belenios::credential::{PrivateCredential, claim};
use belenios::wire;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use service::election::act::{Act, ActRefused, confirm, propose};
use service::election::cast::CastRefused;
use service::election::desk::desk;
use service::election::paper::{self, PaperRefused};
use service::election::sheet::{GiveRefused, Sheet, SheetRefused, give, make, name, stacks};
use service::{Actor, Failure, Outcome, transaction};
use uuid::Uuid;

use super::scene::{SLUG, Scene, UUID};

fn sheet(scene: &Scene, code: &PrivateCredential, number: usize) -> Sheet {
    let secret = Scene::exponent(code);
    let uuid = UUID.parse().unwrap();
    let proof = claim::prove(&secret, &uuid, &name(number), &mut scene.rng());
    Sheet {
        credential: secret.public().to_hex(),
        proof: wire::write_text(&proof),
    }
}

/// Who makes the sheets, a member.
async fn officer(scene: &Scene) -> Actor {
    of_board(scene, "sheets").await
}

/// A member of the electoral board.
async fn of_board(scene: &Scene, kind: &str) -> Actor {
    let actor = scene.world.person("Bureau").await;
    let state = domain::member::AdhesionState::Admitted;
    scene.world.adhesion(scene.cpts, &actor, state).await;
    entity::election_officer::Entity::insert(entity::election_officer::ActiveModel {
        election_id: Set(scene.id.0),
        person_id: Set(actor.person.0),
        kind: Set(kind.to_owned()),
        seed_public: Set(None),
    })
    .exec_without_returning(scene.world.ctx.db().read())
    .await
    .unwrap();
    actor
}

async fn hand(scene: &Scene, entry: Uuid, number: i32) -> Outcome<(), GiveRefused> {
    let ctx = &scene.world.ctx;
    let urn = scene.row().await;
    transaction!(ctx, |tx| {
        tx.without_journal("a test");
        give(tx, ctx, &urn, entry, number).await
    })
}

async fn on_paper(scene: &Scene, entry: Uuid) -> Outcome<(), PaperRefused> {
    let ctx = &scene.world.ctx;
    let urn = scene.row().await;
    transaction!(ctx, |tx| {
        tx.without_journal("a test");
        paper::take(tx, &urn, entry).await
    })
}

async fn with_sheets(count: usize) -> (Scene, Vec<PrivateCredential>) {
    let scene = Scene::frozen(count).await;
    let officer = officer(&scene).await;
    for voter in &scene.voters[1..] {
        let registration = scene.registration(voter.entry, &voter.code);
        scene.register(&voter.actor, &[registration]).await.unwrap();
    }
    let ctx = &scene.world.ctx;
    let (_, stacks) = stacks(ctx, &officer, SLUG, scene.id).await.unwrap();
    assert_eq!((stacks[0].without, stacks[0].needed), (1, 6));
    let codes: Vec<_> = (0..6).map(|_| scene.code()).collect();
    let sheets: Vec<_> = codes
        .iter()
        .zip(1..)
        .map(|(code, n)| sheet(&scene, code, n))
        .collect();
    let few = make(ctx, &officer, SLUG, scene.id, scene.urn, &sheets[..5]).await;
    assert!(matches!(
        few,
        Err(Failure::Refused(SheetRefused::Count { needed: 6 }))
    ));
    let mut twice = sheets.clone();
    twice[5] = sheet(&scene, &codes[4], 6);
    let twice = make(ctx, &officer, SLUG, scene.id, scene.urn, &twice).await;
    assert!(matches!(
        twice,
        Err(Failure::Refused(SheetRefused::Credential))
    ));
    let stranger = make(
        ctx,
        &scene.voters[0].actor,
        SLUG,
        scene.id,
        scene.urn,
        &sheets,
    )
    .await;
    assert!(matches!(
        stranger,
        Err(Failure::Refused(SheetRefused::NotYou))
    ));
    make(ctx, &officer, SLUG, scene.id, scene.urn, &sheets)
        .await
        .unwrap();
    scene.seal().await;
    (scene, codes)
}

#[tokio::test]
async fn who_lost_her_phone_votes_with_a_sheet_and_her_old_code_is_dead() {
    let (scene, codes) = with_sheets(3).await;
    let voter = &scene.voters[1];
    hand(&scene, voter.entry, 2).await.unwrap();
    let old = scene.ballot(&voter.code);
    let refused = scene.cast(&voter.actor, voter.entry, &old).await;
    assert!(matches!(
        refused,
        Err(Failure::Refused(CastRefused::WrongCode))
    ));
    let new = scene.ballot(&codes[1]);
    scene.cast(&voter.actor, voter.entry, &new).await.unwrap();
    // Who had no code.
    let first = &scene.voters[0];
    hand(&scene, first.entry, 1).await.unwrap();
    let ballot = scene.ballot(&codes[0]);
    scene
        .cast(&first.actor, first.entry, &ballot)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_sheet_is_given_once_and_never_to_who_has_voted() {
    let (scene, _) = with_sheets(4).await;
    hand(&scene, scene.voters[0].entry, 1).await.unwrap();
    let again = hand(&scene, scene.voters[1].entry, 1).await;
    assert!(matches!(again, Err(Failure::Refused(GiveRefused::Given))));
    let none = hand(&scene, scene.voters[1].entry, 7).await;
    assert!(matches!(none, Err(Failure::Refused(GiveRefused::NoSheet))));
    let nobody = hand(&scene, scene.world.ctx.uuid(), 2).await;
    assert!(matches!(nobody, Err(Failure::Refused(GiveRefused::NoLine))));
    scene.vote(2).await;
    let voted = hand(&scene, scene.voters[2].entry, 2).await;
    assert!(matches!(voted, Err(Failure::Refused(GiveRefused::Voted))));
}

#[tokio::test]
async fn paper_is_instead_of_a_device_and_never_besides() {
    let (scene, _) = with_sheets(4).await;
    scene.vote(1).await;
    let voted = on_paper(&scene, scene.voters[1].entry).await;
    assert!(matches!(voted, Err(Failure::Refused(PaperRefused::Voted))));
    for _ in 0..2 {
        on_paper(&scene, scene.voters[2].entry).await.unwrap();
    }
    assert_eq!(scene.row().await.paper, 1);
    let ballot = scene.ballot(&scene.voters[2].code);
    let voter = &scene.voters[2];
    let refused = scene.cast(&voter.actor, voter.entry, &ballot).await;
    assert!(matches!(refused, Err(Failure::Refused(CastRefused::Paper))));
}

#[tokio::test]
async fn a_sheet_is_given_by_two_of_the_electoral_board() {
    let (scene, codes) = with_sheets(3).await;
    let (ctx, voter) = (&scene.world.ctx, &scene.voters[1]);
    let [chair, teller] = [
        of_board(&scene, "chair").await,
        of_board(&scene, "teller").await,
    ];
    let (_, found) = desk(ctx, &chair, SLUG, scene.id, "membre").await.unwrap();
    assert_eq!(found.len(), 3);
    assert!(
        desk(ctx, &voter.actor, SLUG, scene.id, "membre")
            .await
            .is_err()
    );
    let act = Act::Reissue {
        urn: scene.urn,
        entry: voter.entry,
        who: "Camille Membre".to_owned(),
        number: 3,
    };
    let id = propose(ctx, &chair, SLUG, scene.id, &act).await.unwrap();
    let again = propose(ctx, &teller, SLUG, scene.id, &act).await;
    assert!(matches!(again, Err(Failure::Refused(ActRefused::Waiting))));
    let alone = confirm(ctx, &chair, SLUG, scene.id, id).await;
    assert!(matches!(
        alone,
        Err(Failure::Refused(ActRefused::Confirm(_)))
    ));
    confirm(ctx, &teller, SLUG, scene.id, id).await.unwrap();
    let old = scene.ballot(&voter.code);
    let refused = scene.cast(&voter.actor, voter.entry, &old).await;
    assert!(matches!(
        refused,
        Err(Failure::Refused(CastRefused::WrongCode))
    ));
    let new = scene.ballot(&codes[2]);
    scene.cast(&voter.actor, voter.entry, &new).await.unwrap();

    let paper = Act::Paper {
        urn: scene.urn,
        entry: voter.entry,
        who: String::new(),
    };
    let id = propose(ctx, &teller, SLUG, scene.id, &paper).await.unwrap();
    let voted = confirm(ctx, &chair, SLUG, scene.id, id).await;
    assert!(matches!(
        voted,
        Err(Failure::Refused(ActRefused::Paper(PaperRefused::Voted)))
    ));
}
