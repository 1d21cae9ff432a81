use domain::decision::document::{DocumentKind, DocumentRefused};
use domain::decision::limit::{DOCUMENT_BYTES, DOCUMENTS};
use domain::decision::stage::{End, Round, Span, Stage};
use domain::id::DocumentId;
use domain::quorum::Convocation;
use service::decision::document::{content, join, list, take};
use service::{Actor, Failure, Outcome};

use super::{SLUG, Scene};

impl Scene {
    async fn joins(
        &self,
        who: &Actor,
        name: &str,
        bytes: &[u8],
    ) -> Outcome<DocumentId, DocumentRefused> {
        join(&self.world.ctx, who, SLUG, self.decision, (name, bytes)).await
    }

    fn round(&self) -> Stage {
        let today = self.world.today();
        Stage::Round(Round {
            number: 1,
            span: Span {
                opens: today,
                closes_on: today,
                closes: self.world.ctx.now(),
            },
            convocation: Convocation::First,
        })
    }
}

#[tokio::test]
async fn a_facilitator_joins_a_document_and_a_member_downloads_it() {
    let scene = Scene::new().await;
    let ctx = &scene.world.ctx;
    let id = scene
        .joins(&scene.author, "../Budget 2027.pdf", b"%PDF-1.7 x")
        .await
        .unwrap();
    let (_, documents, may) = list(ctx, &scene.member, SLUG, scene.decision)
        .await
        .unwrap();
    assert_eq!(
        (
            documents.len(),
            &*documents[0].name,
            documents[0].bytes,
            may
        ),
        (1, "Budget 2027.pdf", 10, false)
    );
    let (name, kind, bytes) = content(ctx, &scene.member, SLUG, scene.decision, id)
        .await
        .unwrap();
    assert_eq!(
        (&*name, kind, &*bytes),
        ("Budget 2027.pdf", DocumentKind::Pdf, &b"%PDF-1.7 x"[..])
    );
    assert_eq!(
        scene
            .joins(&scene.president, "copie.pdf", b"%PDF-1.7 x")
            .await
            .unwrap(),
        id,
        "the same bytes"
    );
    assert_eq!(scene.journal("document-joined").await, 1);

    let refused = take(ctx, &scene.member, SLUG, scene.decision, id).await;
    assert!(matches!(refused, Err(Failure::Forbidden(_))));
    take(ctx, &scene.president, SLUG, scene.decision, id)
        .await
        .unwrap();
    assert_eq!(scene.journal("document-taken").await, 1);
    let gone = content(ctx, &scene.member, SLUG, scene.decision, id).await;
    assert!(matches!(gone, Err(Failure::NotFound)));
}

#[tokio::test]
async fn what_is_no_document_is_not_taken() {
    let scene = Scene::new().await;
    let large = [b"%PDF-".to_vec(), vec![0; DOCUMENT_BYTES]].concat();
    for (name, bytes, wanted) in [
        ("page.html", &b"<html>"[..], DocumentRefused::Kind),
        ("page.pdf", b"<html>", DocumentRefused::Content),
        ("vide.pdf", b"", DocumentRefused::Empty),
        ("gros.pdf", &large, DocumentRefused::TooLarge),
    ] {
        let refused = scene.joins(&scene.author, name, bytes).await;
        assert!(
            matches!(refused, Err(Failure::Refused(it)) if it == wanted),
            "{name}"
        );
    }
    assert!(matches!(
        scene.joins(&scene.member, "a.pdf", b"%PDF-1").await,
        Err(Failure::Forbidden(_))
    ));
    for number in 0..DOCUMENTS {
        let bytes = format!("%PDF-{number}");
        scene
            .joins(&scene.author, "a.pdf", bytes.as_bytes())
            .await
            .unwrap();
    }
    let refused = scene.joins(&scene.author, "a.pdf", b"%PDF-last").await;
    assert!(matches!(
        refused,
        Err(Failure::Refused(DocumentRefused::TooMany))
    ));
}

#[tokio::test]
async fn nothing_changes_beside_a_text_on_which_positions_are_taken() {
    let scene = Scene::new().await;
    let id = scene
        .joins(&scene.author, "a.pdf", b"%PDF-1")
        .await
        .unwrap();
    for (stage, wanted) in [
        (scene.round(), DocumentRefused::Open),
        (Stage::Over(End::Adopted), DocumentRefused::Over),
    ] {
        scene.stands(&stage).await;
        let refused = scene.joins(&scene.author, "b.pdf", b"%PDF-2").await;
        assert!(matches!(refused, Err(Failure::Refused(it)) if it == wanted));
        let refused = take(&scene.world.ctx, &scene.author, SLUG, scene.decision, id).await;
        assert!(matches!(refused, Err(Failure::Refused(it)) if it == wanted));
    }
}
