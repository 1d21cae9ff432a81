//! What happens by itself, and what members are told.

use chrono::TimeDelta;
use domain::decision::stage::{End, Stage};
use entity::decision;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use service::Failure;
use service::decision::archive;
use service::decision::due::run;
use service::decision::follow::{Audience, FollowRefused, Typed, note, show};
use service::decision::public;
use service::decision::result::Counted;
use service::decision::text::{Typed as Text, rewrite};
use signed::decision::Choice;

use super::scene::{OTHER, SLUG, Scene, TEXT, refused};
use crate::device::hand::mails;

pub async fn addresses(scene: &Scene) {
    for member in &scene.members {
        let address = format!("m{}@exemple.test", member.seed);
        entity::person::Entity::update_many()
            .col_expr(entity::person::Column::Email, Expr::value(address))
            .filter(entity::person::Column::Id.eq(member.actor.person.0))
            .exec(scene.world.ctx.db().read())
            .await
            .unwrap();
    }
}

pub async fn told(scene: &Scene, kind: &str) -> Vec<String> {
    let mut to: Vec<String> = mails(&scene.world, kind)
        .await
        .into_iter()
        .map(|it| it.recipient)
        .collect();
    to.sort();
    to
}

#[tokio::test]
async fn members_are_told_of_the_opening_reminded_once_and_told_the_end() {
    let scene = Scene::new(3, 0).await;
    addresses(&scene).await;
    let id = scene.opened().await;
    let all = ["m1@exemple.test", "m2@exemple.test", "m3@exemple.test"];
    assert_eq!(told(&scene, "decision-opened").await, all);
    let mail = &mails(&scene.world, "decision-opened").await[0];
    assert!(mail.body.contains(&format!("/cpts/{SLUG}/decisions/{id}")));
    scene.says(1, id, Choice::Support).await;
    let ctx = &scene.world.ctx;
    assert_eq!(run(ctx).await.unwrap(), 0);
    scene.pass(6).await;
    assert_eq!(run(ctx).await.unwrap(), 1);
    assert_eq!(told(&scene, "decision-reminder").await, all[1..]);
    assert_eq!(run(ctx).await.unwrap(), 0, "once");
    scene.pass(3).await;
    assert_eq!(run(ctx).await.unwrap(), 1);
    scene.settle().await;
    assert_eq!(
        scene.sheet(1, id).await.seen.stage,
        Stage::Over(End::Consensus)
    );
    assert_eq!(told(&scene, "decision-ended").await, all);
    assert_eq!(run(ctx).await.unwrap(), 0);
    assert_eq!(scene.audited(id).await.faults, []);
}

#[tokio::test]
async fn who_took_a_position_is_told_that_a_new_text_voids_it_and_what_follows_opens_in_the_end() {
    let scene = Scene::new(3, 0).await;
    addresses(&scene).await;
    let id = scene.opened().await;
    scene.says(2, id, Choice::Support).await;
    let other = Text {
        base: 1,
        text: OTHER.to_owned(),
        note: "Un samedi sur deux.".to_owned(),
    };
    let ctx = &scene.world.ctx;
    rewrite(ctx, &scene.actor(1), SLUG, id, &other)
        .await
        .unwrap();
    assert_eq!(told(&scene, "decision-voided").await, ["m2@exemple.test"]);
    scene.pass(13).await;
    assert_eq!(run(ctx).await.unwrap(), 0);
    scene.pass(1).await;
    assert_eq!(run(ctx).await.unwrap(), 1);
    scene.settle().await;
    let sheet = scene.sheet(1, id).await;
    assert!(matches!(&sheet.seen.stage, Stage::Round(it) if it.number == 2));
    assert_eq!(scene.audited(id).await.faults, []);
}

#[tokio::test]
async fn who_facilitates_without_an_adhesion_is_told_too_and_asked_for_no_position() {
    let scene = Scene::new(2, 0).await;
    addresses(&scene).await;
    let ctx = &scene.world.ctx;
    let lead = scene.world.person("Coordinatrice").await;
    let role = domain::role::RoleKind::Coordinator;
    scene.world.role(scene.cpts, &lead, role).await;
    entity::person::Entity::update_many()
        .col_expr(
            entity::person::Column::Email,
            Expr::value("coord@exemple.test"),
        )
        .filter(entity::person::Column::Id.eq(lead.person.0))
        .exec(ctx.db().read())
        .await
        .unwrap();
    let id = scene.opened().await;
    let all = ["coord@exemple.test", "m1@exemple.test", "m2@exemple.test"];
    assert_eq!(told(&scene, "decision-opened").await, all);
    let asked = mails(&scene.world, "decision-opened").await;
    for mail in asked {
        let to_lead = mail.recipient == all[0];
        assert_eq!(mail.subject.contains("attend votre position"), !to_lead);
    }
    scene.says(1, id, Choice::Support).await;
    scene.pass(8).await;
    run(ctx).await.unwrap();
    assert_eq!(
        told(&scene, "decision-reminder").await,
        Vec::<String>::new()
    );
    assert_eq!(told(&scene, "decision-ended").await, all);
}

#[tokio::test]
async fn what_still_runs_is_read_by_nobody_outside_whatever_its_row_says() {
    let scene = Scene::new(1, 0).await;
    let ctx = &scene.world.ctx;
    let id = scene.opened().await;
    let early = show(ctx, &scene.actor(1), SLUG, id, Audience::Everybody).await;
    assert_eq!(refused(early), FollowRefused::NotOver);
    decision::Entity::update_many()
        .col_expr(decision::Column::Public, Expr::value(true))
        .exec(ctx.db().read())
        .await
        .unwrap();
    let running = public::public(ctx, SLUG, id).await;
    assert!(matches!(running, Err(Failure::NotFound)));
    assert_eq!(public::list(ctx, SLUG).await.unwrap().1, []);
}

#[tokio::test]
async fn what_follows_is_noted_once_it_is_over_and_everybody_reads_only_what_was_made_public() {
    let scene = Scene::new(1, 0).await;
    let (ctx, by) = (&scene.world.ctx, scene.actor(1));
    let id = scene.opened().await;
    let typed = Typed {
        on: Some(scene.day(30)),
        owner: Some(by.person),
        done_on: None,
        note: "Avec la MSP".to_owned(),
    };
    let early = note(ctx, &by, SLUG, id, &typed).await;
    assert_eq!(refused(early), FollowRefused::NotOver);
    scene.says(1, id, Choice::Support).await;
    scene.pass(8).await;
    run(ctx).await.unwrap();
    scene.settle().await;
    note(ctx, &by, SLUG, id, &typed).await.unwrap();
    let mut later = typed.clone();
    later.done_on = Some(scene.day(1));
    assert_eq!(
        refused(note(ctx, &by, SLUG, id, &later).await),
        FollowRefused::DoneLater
    );
    assert_eq!(scene.sheet(1, id).await.seen.row.follow_up_on, typed.on);
    assert!(archive::public(ctx, SLUG, id).await.is_err());
    let hidden = public::public(ctx, SLUG, id).await;
    assert!(matches!(hidden, Err(Failure::NotFound)));
    assert_eq!(public::list(ctx, SLUG).await.unwrap().1, []);
    show(ctx, &by, SLUG, id, Audience::Everybody).await.unwrap();
    let read = public::public(ctx, SLUG, id).await.unwrap();
    assert_eq!(read.line.end, End::Consensus);
    assert_eq!(read.text.as_deref(), Some(TEXT));
    assert_eq!((read.by, read.done_on), (typed.on, None));
    let Counted::Round(outcome) = read.result.unwrap().counted else {
        panic!("a round");
    };
    assert_eq!(outcome.of(domain::decision::Choice::Support).members, 1);
    assert_eq!(read.ground.unwrap().number, 1);
    assert_eq!(public::list(ctx, SLUG).await.unwrap().1, [read.line]);
    scene.world.pass(TimeDelta::seconds(1));
    let open = archive::public(ctx, SLUG, id).await.unwrap();
    assert!(open.persons.is_empty() && open.reasons.is_empty() && open.wordings.is_empty());
    assert!(::decision::audit::audit(&open, None).is_sound());
}
