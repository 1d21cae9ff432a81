//! Two draw a sample of registrations, tellers open it, members are asked: who registered a code in a member’s name is found.

use belenios::joint::Joint;
use domain::election::sample::{Answer, Found, Outcome};
use domain::home::ElectionStep;
use election::bundle;
use election::sample::{SAMPLE, Sample};
use entity::{election_register, election_sample_line, log_opening};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use service::Failure;
use service::election::act::{Act, ActRefused, confirm, confirm_with, propose};
use service::election::sample::{SampleRefused, answer, sample, share};

use super::whole::phone::refused;
use super::whole::scene::{CHAIR, NOBODY, SLUG, Scene, TELLERS, TRUSTEES};
use super::whole::{Variant, sealed};
use crate::decision::scene::device_of;

fn drawn_by(first: &str) -> Act {
    Act::Sample {
        first: first.to_owned(),
        second: String::new(),
    }
}

async fn drawn(scene: &Scene) {
    let (ctx, id) = (scene.ctx(), scene.id);
    let act = propose(ctx, &scene.actor(CHAIR), SLUG, id, &drawn_by("31415")).await;
    let teller = scene.actor(TELLERS[0]);
    confirm_with(ctx, &teller, SLUG, id, act.unwrap(), "92653")
        .await
        .unwrap();
    scene.settle().await;
}

/// What the device of a teller makes of what her page has.
async fn parts(scene: &Scene, teller: usize) -> Vec<(uuid::Uuid, String)> {
    let (ctx, actor) = (scene.ctx(), scene.actor(TELLERS[teller]));
    let read = sample(ctx, &actor, SLUG, scene.id).await.unwrap();
    let mine = read.drawn.unwrap().mine.unwrap();
    let part = |sealed: &str| {
        let (key, chance) = (&scene.teller_codes[teller], ctx.secret::<32>());
        booth::credential::share(&mine.under, key, sealed.as_bytes(), &chance).unwrap()
    };
    let all = mine.sealed.iter().map(|(id, it)| (*id, part(it)));
    all.collect()
}

async fn opened(scene: &Scene) {
    for (at, n) in TELLERS.iter().enumerate() {
        let parts = parts(scene, at).await;
        share(scene.ctx(), &scene.actor(*n), SLUG, scene.id, &parts)
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn a_sample_tells_who_made_her_code_herself_and_nobody_chooses_who_is_in_it() {
    let (scene, _, _) = sealed(Variant::Usual).await;
    let (ctx, id) = (scene.ctx(), scene.id);
    // The devices of some are theirs; the others’ signatures are by keys that nobody enrolled.
    let enrolled = |n: u8| n > 6;
    for n in (1..=19).filter(|n| enrolled(*n)) {
        device_of(&scene.world, &scene.actor(n), n).await;
    }
    let chair = scene.actor(CHAIR);
    let short = propose(ctx, &chair, SLUG, id, &drawn_by("12")).await;
    assert_eq!(refused(short), ActRefused::Sample(SampleRefused::Number));
    let act = propose(ctx, &chair, SLUG, id, &drawn_by("31415"))
        .await
        .unwrap();
    let teller = scene.actor(TELLERS[0]);
    let silent = confirm(ctx, &teller, SLUG, id, act).await;
    assert_eq!(refused(silent), ActRefused::Sample(SampleRefused::Number));
    confirm_with(ctx, &teller, SLUG, id, act, "92653")
        .await
        .unwrap();
    scene.settle().await;
    let twice = propose(ctx, &chair, SLUG, id, &drawn_by("31415")).await;
    assert_eq!(refused(twice), ActRefused::Sample(SampleRefused::Over));
    let outside = sample(ctx, &scene.actor(11), SLUG, id).await;
    assert!(matches!(outside, Err(Failure::Forbidden(_))));

    // A part of another teller, a part too few, and somebody who is no teller.
    let (mut first, second) = (parts(&scene, 0).await, parts(&scene, 1).await);
    let wrong = share(ctx, &teller, SLUG, id, &second).await;
    assert_eq!(refused(wrong), SampleRefused::Share);
    let last = first.pop().unwrap();
    let few = share(ctx, &teller, SLUG, id, &first).await;
    assert_eq!(refused(few), SampleRefused::Share);
    first.push(last);
    let trustee = share(ctx, &scene.actor(TRUSTEES[0]), SLUG, id, &first).await;
    assert_eq!(refused(trustee), SampleRefused::NotYou);
    share(ctx, &teller, SLUG, id, &first).await.unwrap();
    let early = answer(ctx, &chair, SLUG, id, &[]).await;
    assert_eq!(refused(early), SampleRefused::NotDrawn);
    let other = scene.actor(TELLERS[1]);
    share(ctx, &other, SLUG, id, &second).await.unwrap();

    let read = sample(ctx, &chair, SLUG, id).await.unwrap();
    assert_eq!(read.registered, 18);
    let lines = read.drawn.unwrap().lines;
    assert_eq!(lines.len(), 10);
    for line in &lines {
        let n: u8 = line
            .name
            .strip_prefix("Camille Membre")
            .unwrap()
            .parse()
            .unwrap();
        let expected = if enrolled(n) {
            Found::Holds
        } else {
            Found::Stranger
        };
        assert_eq!(line.found, Some(expected), "{n}");
    }
    let held = lines.iter().filter(|it| it.found == Some(Found::Holds));
    let held = held.count();
    let none = answer(ctx, &chair, SLUG, id, &[(lines[0].id, Answer::Yes)]).await;
    assert_eq!(refused(none), SampleRefused::Answers);
    let said: Vec<_> = lines.iter().map(|it| (it.id, Answer::Yes)).collect();
    answer(ctx, &teller, SLUG, id, &said).await.unwrap();
    let again = answer(ctx, &teller, SLUG, id, &said).await;
    assert_eq!(refused(again), SampleRefused::Over);

    // What came of it is in the register, and follows from what is in it.
    let facts = log_opening::Entity::find()
        .filter(log_opening::Column::Kind.eq("election.sample"))
        .all(ctx.db().read())
        .await
        .unwrap();
    let fact: Sample = serde_json::from_slice(&facts[0].blob).unwrap();
    assert!(fact.holds());
    let all = Outcome {
        opened: 10,
        held,
        confirmed: 10,
        denied: 0,
    };
    assert_eq!(fact.outcome, Some(all));
    assert_eq!(
        (fact.first.as_str(), fact.second.as_str()),
        ("31415", "92653")
    );
}

#[tokio::test]
async fn it_waits_for_each_tellers_part_and_then_for_the_answers_of_the_members() {
    let (scene, _, _) = sealed(Variant::Usual).await;
    let (ctx, id) = (scene.ctx(), scene.id);
    let step = ElectionStep::Sample;
    assert_eq!(scene.who_is_asked(step).await, NOBODY);
    drawn(&scene).await;
    // The chair has no key: she opens nothing.
    assert_eq!(scene.who_is_asked(step).await, TELLERS);
    let (first, second) = (parts(&scene, 0).await, parts(&scene, 1).await);
    let tellers = TELLERS.map(|n| scene.actor(n));
    share(ctx, &tellers[0], SLUG, id, &first).await.unwrap();
    assert_eq!(scene.who_is_asked(step).await, [TELLERS[1]]);
    share(ctx, &tellers[1], SLUG, id, &second).await.unwrap();
    assert_eq!(
        scene.who_is_asked(step).await,
        [CHAIR, TELLERS[0], TELLERS[1]]
    );
    let read = sample(ctx, &tellers[0], SLUG, id).await.unwrap();
    let lines = read.drawn.unwrap().lines;
    let said: Vec<_> = lines.iter().map(|it| (it.id, Answer::Yes)).collect();
    answer(ctx, &tellers[0], SLUG, id, &said).await.unwrap();
    assert_eq!(scene.who_is_asked(step).await, NOBODY);
}

#[tokio::test]
async fn a_registration_that_was_changed_after_the_settings_were_locked_stops_the_sample() {
    let (scene, _, _) = sealed(Variant::Usual).await;
    let (ctx, id) = (scene.ctx(), scene.id);
    let db = ctx.db().read();
    let row = election_register::Entity::find()
        .one(db)
        .await
        .unwrap()
        .unwrap();
    let joint = Joint::read(row.sealed.as_bytes()).unwrap();
    let other = String::from_utf8(joint.bytes())
        .unwrap()
        .replace("\"data\":\"", "\"data\":\"00");
    election_register::Entity::update_many()
        .col_expr(election_register::Column::Sealed, Expr::value(other))
        .filter(election_register::Column::Id.eq(row.id))
        .exec(db)
        .await
        .unwrap();
    let tried = propose(ctx, &scene.actor(CHAIR), SLUG, id, &drawn_by("31415")).await;
    assert_eq!(refused(tried), ActRefused::Sample(SampleRefused::Changed));
}

#[tokio::test]
async fn what_came_of_a_sample_is_in_the_dossier_and_who_was_in_it_is_forgotten() {
    let scene = Box::pin(super::whole::whole()).await;
    let (ctx, id) = (scene.ctx(), scene.id);
    drawn(&scene).await;
    opened(&scene).await;
    let chair = scene.actor(CHAIR);
    let lines = sample(ctx, &chair, SLUG, id)
        .await
        .unwrap()
        .drawn
        .unwrap()
        .lines;
    let said: Vec<_> = lines.iter().map(|it| (it.id, Answer::Unreached)).collect();
    answer(ctx, &chair, SLUG, id, &said).await.unwrap();
    let seated = super::whole::judged(&scene, 3).await;
    let open = service::election::dossier::open(ctx, SLUG, id)
        .await
        .unwrap();
    let files = bundle::read(&open).unwrap();
    let kept = Sample::read(std::str::from_utf8(&files[SAMPLE]).unwrap()).unwrap();
    assert_eq!(kept.outcome.unwrap().confirmed, 0);
    scene.both(&Act::Proclaim).await;
    scene.world.pass(chrono::TimeDelta::days(16));
    scene.both(&Act::Destroy).await;
    let left = election_sample_line::Entity::find().count(ctx.db().read());
    assert_eq!(left.await.unwrap(), 0);
    assert_eq!(super::whole::judged(&scene, 3).await, seated);
}
