use chrono::TimeDelta;
use domain::decision::comment::{CommentRefused, Hiding};
use domain::decision::limit::COMMENT_CHARS;
use domain::decision::stage::{End, Stage};
use domain::id::CommentId;
use domain::member::AdhesionState;
use sea_orm::{EntityTrait, PaginatorTrait};
use service::decision::discussion::{Discussion, hide, list, post, remove, rewrite, show};
use service::person::export::export;
use service::{Actor, Failure, Outcome};

use super::{SLUG, Scene};

impl Scene {
    async fn says(
        &self,
        who: &Actor,
        to: Option<CommentId>,
        words: &str,
    ) -> Outcome<CommentId, CommentRefused> {
        post(&self.world.ctx, who, SLUG, self.decision, to, words).await
    }

    async fn read(&self, who: &Actor) -> Discussion {
        list(&self.world.ctx, who, SLUG, self.decision)
            .await
            .unwrap()
            .1
    }

    async fn hides(
        &self,
        who: &Actor,
        of: CommentId,
        why: Option<Hiding>,
        note: &str,
    ) -> Outcome<(), CommentRefused> {
        hide(&self.world.ctx, who, SLUG, self.decision, of, (why, note)).await
    }
}

#[tokio::test]
async fn members_comment_and_answer_two_levels_deep() {
    let scene = Scene::new().await;
    let first = scene
        .says(&scene.member, None, "Combien cela coûte-t-il ?")
        .await
        .unwrap();
    scene.world.pass(TimeDelta::minutes(1));
    let answer = scene
        .says(&scene.author, Some(first), "Douze mille euros.")
        .await
        .unwrap();
    scene.world.pass(TimeDelta::minutes(1));
    scene
        .says(&scene.member, Some(answer), "Par an ?")
        .await
        .unwrap();
    let read = scene.read(&scene.president).await;
    assert_eq!(
        (
            read.threads.len(),
            read.threads[0].answers.len(),
            read.count
        ),
        (1, 2, 3)
    );
    assert_eq!(
        read.threads[0].head.author.as_deref(),
        Some("Camille Membre")
    );
    assert_eq!(read.threads[0].answers[1].body.as_deref(), Some("Par an ?"));
    assert!(read.open);
}

#[tokio::test]
async fn who_commented_takes_her_words_along_and_nobody_elses() {
    let scene = Scene::new().await;
    let (ctx, id) = (&scene.world.ctx, scene.decision);
    let first = scene
        .says(&scene.author, None, "Qui vient ?")
        .await
        .unwrap();
    let own = scene
        .says(&scene.member, Some(first), "Moi.")
        .await
        .unwrap();
    scene.world.pass(TimeDelta::minutes(1));
    rewrite(ctx, &scene.member, SLUG, id, own, "Moi, le samedi.")
        .await
        .unwrap();
    let file = export(ctx, &scene.member).await.unwrap();
    let comments = file["decisions"]["comments"].as_array().unwrap();
    assert_eq!(comments.len(), 1);
    assert_eq!(comments[0]["words"], "Moi, le samedi.");
    assert_eq!(comments[0]["earlier"][0]["words"], "Moi.");
    assert_eq!(comments[0]["answers"], first.to_string());
    assert_eq!(comments[0]["decision"]["title"], "Maison de garde");
    let none = export(ctx, &scene.president).await.unwrap();
    assert_eq!(none["decisions"]["comments"], serde_json::json!([]));
}

#[tokio::test]
async fn the_same_words_sent_twice_are_one_comment() {
    let scene = Scene::new().await;
    let one = scene.says(&scene.member, None, "Oui.").await.unwrap();
    assert_eq!(
        scene.says(&scene.member, None, " Oui. ").await.unwrap(),
        one
    );
    assert_eq!(scene.read(&scene.member).await.count, 1);
}

#[tokio::test]
async fn a_comment_is_refused_with_its_reason() {
    let scene = Scene::new().await;
    let long = "a".repeat(COMMENT_CHARS + 1);
    for (words, wanted) in [
        (" \n ", CommentRefused::Empty),
        (&*long, CommentRefused::TooLong),
        ("a\u{202e}b", CommentRefused::Invisible),
    ] {
        let refused = scene.says(&scene.member, None, words).await;
        assert!(
            matches!(refused, Err(Failure::Refused(it)) if it == wanted),
            "{wanted:?}"
        );
    }
    scene.stands(&Stage::Over(End::Consent)).await;
    let refused = scene.says(&scene.member, None, "Trop tard").await;
    assert!(matches!(
        refused,
        Err(Failure::Refused(CommentRefused::Closed))
    ));
    assert!(!scene.read(&scene.member).await.open);
}

#[tokio::test]
async fn strangers_neither_read_nor_write_and_drafts_are_nobody_elses() {
    let scene = Scene::new().await;
    let stranger = scene.world.person("Passante").await;
    let suspended = scene.world.person("Suspendue").await;
    scene
        .world
        .adhesion(scene.cpts, &suspended, AdhesionState::Suspended)
        .await;
    for who in [&stranger, &suspended] {
        assert!(matches!(
            scene.says(who, None, "x").await,
            Err(Failure::Forbidden(_))
        ));
        let read = list(&scene.world.ctx, who, SLUG, scene.decision).await;
        assert!(matches!(read, Err(Failure::Forbidden(_))));
    }
    scene.stands(&Stage::Draft).await;
    assert!(matches!(
        scene.says(&scene.member, None, "x").await,
        Err(Failure::NotFound)
    ));
    let refused = scene.says(&scene.author, None, "x").await;
    assert!(matches!(
        refused,
        Err(Failure::Refused(CommentRefused::Closed))
    ));
}

#[tokio::test]
async fn what_was_rewritten_can_still_be_read_and_what_was_taken_back_cannot() {
    let scene = Scene::new().await;
    let ctx = &scene.world.ctx;
    let id = scene.says(&scene.member, None, "Non.").await.unwrap();
    scene.world.pass(TimeDelta::minutes(5));
    rewrite(ctx, &scene.member, SLUG, scene.decision, id, "Oui.")
        .await
        .unwrap();
    let read = scene.read(&scene.author).await;
    let comment = &read.threads[0].head;
    assert_eq!(comment.body.as_deref(), Some("Oui."));
    assert_eq!(
        comment.earlier.iter().map(|it| &*it.1).collect::<Vec<_>>(),
        ["Non."]
    );
    let other = rewrite(ctx, &scene.author, SLUG, scene.decision, id, "Peut-être.").await;
    assert!(matches!(other, Err(Failure::Forbidden(_))), "{other:?}");
    let other = remove(ctx, &scene.president, SLUG, scene.decision, id).await;
    assert!(matches!(other, Err(Failure::Forbidden(_))), "{other:?}");

    scene.says(&scene.author, Some(id), "Merci.").await.unwrap();
    remove(ctx, &scene.member, SLUG, scene.decision, id)
        .await
        .unwrap();
    let read = scene.read(&scene.president).await;
    let comment = &read.threads[0].head;
    assert_eq!((comment.body.as_deref(), comment.earlier.len()), (None, 0));
    assert!(
        comment.removed_at.is_some(),
        "somebody answered it: its place stays"
    );
    let db = ctx.db().read();
    assert_eq!(
        entity::decision_comment_edit::Entity::find()
            .count(db)
            .await
            .unwrap(),
        0
    );
    let refused = scene.says(&scene.author, Some(id), "Encore").await;
    assert!(matches!(
        refused,
        Err(Failure::Refused(CommentRefused::Removed))
    ));
}

#[tokio::test]
async fn a_facilitator_hides_with_a_reason_that_all_read_and_the_author_still_reads_the_words() {
    let scene = Scene::new().await;
    let id = scene
        .says(&scene.member, None, "Mme X est malade.")
        .await
        .unwrap();
    let refused = scene
        .hides(&scene.member, id, Some(Hiding::Health), "")
        .await;
    assert!(matches!(refused, Err(Failure::Forbidden(_))));
    for (why, note) in [(None, "x"), (Some(Hiding::Other), "  ")] {
        let refused = scene.hides(&scene.president, id, why, note).await;
        assert!(
            matches!(refused, Err(Failure::Refused(CommentRefused::NoReason))),
            "{why:?}"
        );
    }
    scene
        .hides(&scene.president, id, Some(Hiding::Health), "une patiente")
        .await
        .unwrap();
    assert_eq!(scene.journal("comment-hidden").await, 1);

    let other = scene.world.person("Autre").await;
    scene
        .world
        .adhesion(scene.cpts, &other, AdhesionState::Admitted)
        .await;
    let read = scene.read(&other).await;
    let (head, hidden) = (
        &read.threads[0].head,
        read.threads[0].head.hidden.clone().unwrap(),
    );
    assert_eq!((head.body.as_deref(), read.count), (None, 0));
    assert_eq!(
        (hidden.why, hidden.note.as_deref()),
        (Hiding::Health, Some("une patiente"))
    );
    assert_eq!(hidden.by.as_deref(), Some("Camille Présidente"));
    for who in [&scene.member, &scene.president, &scene.author] {
        assert!(
            scene.read(who).await.threads[0].head.body.is_some(),
            "its author, and who facilitates"
        );
    }
    let ctx = &scene.world.ctx;
    let refused = rewrite(ctx, &scene.member, SLUG, scene.decision, id, "autre").await;
    assert!(matches!(
        refused,
        Err(Failure::Refused(CommentRefused::Hidden))
    ));
    let twice = scene
        .hides(&scene.author, id, Some(Hiding::Aside), "")
        .await;
    assert!(matches!(
        twice,
        Err(Failure::Refused(CommentRefused::Hidden))
    ));

    show(ctx, &scene.author, SLUG, scene.decision, id)
        .await
        .unwrap();
    assert!(scene.read(&other).await.threads[0].head.body.is_some());
    assert_eq!(scene.journal("comment-shown").await, 1);
}

#[tokio::test]
async fn a_comment_of_another_decision_is_not_found() {
    let scene = Scene::new().await;
    let id = scene.says(&scene.member, None, "Ici.").await.unwrap();
    let tabled = Stage::tabled(scene.world.today());
    let other = super::decision(
        &scene.world,
        scene.cpts,
        &scene.author,
        "Autre",
        (Some(2), &tabled),
    )
    .await;
    let ctx = &scene.world.ctx;
    let answer = post(ctx, &scene.member, SLUG, other, Some(id), "x").await;
    assert!(matches!(answer, Err(Failure::NotFound)));
    let answer = hide(
        ctx,
        &scene.president,
        SLUG,
        other,
        id,
        (Some(Hiding::Aside), ""),
    )
    .await;
    assert!(matches!(answer, Err(Failure::NotFound)));
}
