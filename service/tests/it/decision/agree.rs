//! Agreement is found, at once or on an improved text.

use ::decision::audit::audit;
use chrono::TimeDelta;
use domain::decision::objection::Objection;
use domain::decision::stage::{End, Stage, StageRefused};
use entity::adhesion;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use service::decision::archive;
use service::decision::close::{CloseRefused, close};
use service::decision::text::{TextRefused, Typed, rewrite};
use service::member::pseudonymise::pseudonymise_due;
use signed::decision::{Choice, Outcome};

use super::scene::{OTHER, SLUG, Scene, refused};

fn other(base: i32) -> Typed {
    Typed {
        base,
        text: OTHER.to_owned(),
        note: "Un samedi sur deux.".to_owned(),
    }
}

#[tokio::test]
async fn everybody_supports_a_text_and_its_archive_holds() {
    let scene = Scene::new(3, 0).await;
    let id = scene.opened().await;
    for n in 1..=3 {
        scene.says(n, id, Choice::Support).await;
    }
    let (ctx, by) = (&scene.world.ctx, scene.actor(1));
    let stage = close(ctx, &by, SLUG, id).await.unwrap();
    assert_eq!(stage, Stage::Over(End::Consensus));
    let report = scene.audited(id).await;
    assert_eq!(report.faults, []);
    assert_eq!(report.end, Some(End::Consensus));
    assert_eq!(report.statements, 3);
}

#[tokio::test]
async fn an_objection_is_taken_in_by_another_text_on_which_all_agree() {
    let scene = Scene::new(3, 0).await;
    let (ctx, by) = (&scene.world.ctx, scene.actor(1));
    let id = scene.opened().await;
    scene.says(1, id, Choice::Support).await;
    let objection = scene.says(2, id, Choice::Objection).await;
    let sheet = scene.sheet(3, id).await;
    assert_eq!(sheet.objections[0].state, Objection::Open);
    assert_eq!(
        sheet.objections[0].reason.as_ref().unwrap().reason,
        "Trop de samedis."
    );
    let answer = scene.answers(1, id, objection).await;
    scene
        .word(2, id, (objection, Some(answer)), Outcome::Integrated)
        .await
        .unwrap();
    assert_eq!(rewrite(ctx, &by, SLUG, id, &other(1)).await.unwrap(), 2);
    scene.settle().await;
    let sheet = scene.sheet(2, id).await;
    assert!(matches!(sheet.seen.stage, Stage::Between(_)));
    assert!(sheet.rounds[0].closed_at.is_some() && sheet.rounds[0].tally.is_none());
    scene.opens(id).await;
    let sheet = scene.sheet(2, id).await;
    let own = &sheet.voices[0];
    assert_eq!(
        (own.last.is_some(), own.earlier.as_deref()),
        (false, Some("objection"))
    );
    scene.says(1, id, Choice::Support).await;
    scene.says(2, id, Choice::Consent).await;
    let early = close(ctx, &by, SLUG, id).await;
    let refused = refused(early);
    assert!(
        matches!(refused, CloseRefused::Stage(StageRefused::StillOpen { .. })),
        "one has said nothing"
    );
    scene.pass(8).await;
    assert_eq!(
        close(ctx, &by, SLUG, id).await.unwrap(),
        Stage::Over(End::Consent)
    );
    let report = scene.audited(id).await;
    assert_eq!(report.faults, []);
    assert_eq!(report.end, Some(End::Consent));
}

#[tokio::test]
async fn the_text_does_not_change_in_the_last_round() {
    let scene = Scene::new(2, 0).await;
    let (ctx, by) = (&scene.world.ctx, scene.actor(1));
    let id = scene.opened().await;
    rewrite(ctx, &by, SLUG, id, &other(1)).await.unwrap();
    scene.settle().await;
    scene.opens(id).await;
    let mut again = other(2);
    again.text = "Autre chose.".to_owned();
    let done = rewrite(ctx, &by, SLUG, id, &again).await;
    assert_eq!(refused(done), TextRefused::Stage(StageRefused::NoRoundLeft));
    let report = scene.audited(id).await;
    assert_eq!(report.faults, []);
}

#[tokio::test]
async fn who_left_long_ago_has_no_name_and_no_reason_in_an_archive_that_still_holds() {
    let scene = Scene::new(2, 0).await;
    let ctx = &scene.world.ctx;
    let id = scene.opened().await;
    scene.says(1, id, Choice::Support).await;
    scene.says(2, id, Choice::Objection).await;
    scene.settle().await;
    let before = archive::named(ctx, &scene.actor(1), SLUG, id)
        .await
        .unwrap();
    assert_eq!((before.persons.len(), before.reasons.len()), (2, 1));
    let long_ago = ctx.now() - TimeDelta::days(20 * 365);
    adhesion::Entity::update_many()
        .col_expr(adhesion::Column::EndedAt, Expr::value(long_ago))
        .filter(adhesion::Column::Id.eq(scene.members[1].adhesion.0))
        .exec(ctx.db().read())
        .await
        .unwrap();
    assert_eq!(pseudonymise_due(ctx).await.unwrap(), 1);
    let after = archive::named(ctx, &scene.actor(1), SLUG, id)
        .await
        .unwrap();
    assert_eq!((after.persons.len(), after.reasons.len()), (1, 0));
    assert_eq!(after.records, before.records);
    assert_eq!(audit(&after, None).faults, []);
}
