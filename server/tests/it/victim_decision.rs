//! What a victim has to lose in a decision.

use domain::decision::stage::{End, Stage};
use sea_orm::{EntityTrait as _, Set};
use service::Ctx;
use uuid::Uuid;

/// A proposal that is discussed, with a comment, a document and an objection.
pub async fn decision(ctx: &Ctx, cpts: Uuid, author: Uuid) {
    let db = ctx.db().read();
    let (id, document) = (ctx.uuid(), ctx.uuid());
    let tabled = Stage::tabled(ctx.today());
    entity::decision::Entity::insert(entity::decision::ActiveModel {
        id: Set(id),
        cpts_id: Set(cpts),
        number: Set(Some(1)),
        title: Set("Canarititre".to_owned()),
        search_title: Set("canarititre".to_owned()),
        why: Set("canaripourquoi".to_owned()),
        organ: Set("ordinary-meeting".to_owned()),
        kind: Set("strategy".to_owned()),
        missions: Set(String::new()),
        author_id: Set(author),
        stage: Set("discussion".to_owned()),
        stage_detail: Set(serde_json::to_string(&tabled).unwrap()),
        revision: Set(1),
        tabled_on: Set(Some(ctx.today())),
        public: Set(false),
        created_at: Set(ctx.now()),
        changed_at: Set(ctx.now()),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    entity::decision_text::Entity::insert(entity::decision_text::ActiveModel {
        id: Set(ctx.uuid()),
        decision_id: Set(id),
        version: Set(1),
        body: Set("canaritexte\n".to_owned()),
        sha256: Set("2".repeat(64)),
        note: Set(String::new()),
        author_id: Set(Some(author)),
        at: Set(ctx.now()),
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    entity::decision_comment::Entity::insert(entity::decision_comment::ActiveModel {
        id: Set(ctx.uuid()),
        cpts_id: Set(cpts),
        decision_id: Set(id),
        parent_id: Set(None),
        author_id: Set(author),
        body: Set("canaricommentaire".to_owned()),
        text_version: Set(1),
        at: Set(ctx.now()),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    objection(ctx, id, author).await;
    entity::decision_document::Entity::insert(entity::decision_document::ActiveModel {
        id: Set(document),
        cpts_id: Set(cpts),
        decision_id: Set(id),
        name: Set("canarifichier.pdf".to_owned()),
        kind: Set("pdf".to_owned()),
        bytes: Set(6),
        sha256: Set("3".repeat(64)),
        added_by: Set(author),
        at: Set(ctx.now()),
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    entity::decision_document_content::Entity::insert(
        entity::decision_document_content::ActiveModel {
            document_id: Set(document),
            content: Set(b"canari".to_vec()),
        },
    )
    .exec_without_returning(db)
    .await
    .unwrap();
}

/// Another one that was taken back, whose end everybody may read; who proposed it, and why, is for members.
pub async fn public(ctx: &Ctx, cpts: Uuid, author: Uuid) -> Uuid {
    let db = ctx.db().read();
    let id = ctx.uuid();
    let over = Stage::Over(End::Withdrawn);
    entity::decision::Entity::insert(entity::decision::ActiveModel {
        id: Set(id),
        cpts_id: Set(cpts),
        number: Set(Some(2)),
        title: Set("Ouvrir le samedi".to_owned()),
        search_title: Set("ouvrir le samedi".to_owned()),
        why: Set("canaripourquoi".to_owned()),
        organ: Set("ordinary-meeting".to_owned()),
        kind: Set("strategy".to_owned()),
        missions: Set(String::new()),
        author_id: Set(author),
        stage: Set("over".to_owned()),
        stage_detail: Set(serde_json::to_string(&over).unwrap()),
        revision: Set(1),
        tabled_on: Set(Some(ctx.today())),
        ended: Set(Some(End::Withdrawn.code().to_owned())),
        ended_at: Set(Some(ctx.now())),
        public: Set(true),
        follow_up_owner_id: Set(Some(author)),
        follow_up_on: Set(Some(ctx.today())),
        follow_up_note: Set(Some("canarisuivi".to_owned())),
        created_at: Set(ctx.now()),
        changed_at: Set(ctx.now()),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    entity::decision_text::Entity::insert(entity::decision_text::ActiveModel {
        id: Set(ctx.uuid()),
        decision_id: Set(id),
        version: Set(1),
        body: Set("Ouvrir une consultation le samedi.\n".to_owned()),
        sha256: Set("6".repeat(64)),
        note: Set("canarinote".to_owned()),
        author_id: Set(Some(author)),
        at: Set(ctx.now()),
    })
    .exec_without_returning(db)
    .await
    .unwrap();
    objection(ctx, id, author).await;
    id
}

/// An objection to it.
async fn objection(ctx: &Ctx, decision: Uuid, author: Uuid) {
    let voice = ctx.uuid();
    entity::decision_statement::Entity::insert(entity::decision_statement::ActiveModel {
        id: Set(ctx.uuid()),
        decision_id: Set(decision),
        kind: Set("position".to_owned()),
        round: Set(1),
        chain: Set(0),
        voice: Set(voice),
        member: Set(voice),
        number: Set(Some(1)),
        code: Set("objection".to_owned()),
        counts: Set(true),
        objection: Set(Some("open".to_owned())),
        digest: Set(ctx.uuid().simple().to_string().repeat(2)),
        about: Set(None),
        answers: Set(None),
        envelope: Set("{}".to_owned()),
        key_id: Set("canaricle".to_owned()),
        person_id: Set(Some(author)),
        reason: Set(Some(
            r#"{"harm":"canaridommage","reason":"canarimotif"}"#.to_owned(),
        )),
        reason_salt: Set(Some(vec![7; 32])),
        proposal: Set(None),
        entry_id: Set(ctx.uuid()),
        entry_hash: Set("5".repeat(64)),
        at: Set(ctx.now()),
    })
    .exec_without_returning(ctx.db().read())
    .await
    .unwrap();
}
