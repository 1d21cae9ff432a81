//! Documents beside a proposal: joined and taken away while nobody takes a position, and downloaded.

use std::convert::Infallible;

use chrono::{DateTime, Utc};
use domain::audit::Event;
use domain::decision::document::{DocumentKind, DocumentRefused, kind_of, may_change, name_of};
use domain::decision::limit::DOCUMENTS;
use domain::decision::stage::Stage;
use domain::id::{DecisionId, DocumentId};
use entity::{decision_document, decision_document_content};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ModelTrait, PaginatorTrait, QueryFilter, QueryOrder,
};
use serde_json::json;

use super::{Seen, seen};
use crate::account::{names_of, sha256_hex};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::tx::{Entry, Tx};

/// A document, as a list shows it.
#[derive(Debug, Clone)]
pub struct Document {
    /// Which.
    pub id: DocumentId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: DocumentKind,
    /// Its size in bytes.
    pub bytes: i64,
    /// Digest of what it holds.
    pub sha256: String,
    /// Who joined it.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// The documents of a decision that is read already, in the order in which they were joined.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn of(db: &impl ConnectionTrait, seen: &Seen) -> Result<Vec<Document>, Fault> {
    let rows = decision_document::Entity::find()
        .filter(decision_document::Column::CptsId.eq(seen.row.cpts_id))
        .filter(decision_document::Column::DecisionId.eq(seen.row.id))
        .order_by_asc(decision_document::Column::At)
        .order_by_asc(decision_document::Column::Id)
        .all(db)
        .await?;
    let names = names_of(db, rows.iter().map(|it| it.added_by)).await?;
    let read = |row: decision_document::Model| {
        Ok(Document {
            id: DocumentId(row.id),
            kind: entity::read("decision_document", "kind", &row.kind)?,
            by: names.get(&row.added_by).cloned(),
            name: row.name,
            bytes: row.bytes,
            sha256: row.sha256,
            at: row.at,
        })
    };
    rows.into_iter().map(read).collect()
}

/// A decision, its documents, and whether the reader may join and take away some. Permission: to read the decision.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn list(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
) -> Outcome<(Seen, Vec<Document>, bool), Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    let documents = of(db, &seen).await?;
    let may = allowed(&seen).is_ok();
    Ok((seen, documents, may))
}

/// The name, kind and bytes of a document. Permission: to read the decision.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn content(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
    document: DocumentId,
) -> Outcome<(String, DocumentKind, Vec<u8>), Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    let row = row(db, &seen, document).await?;
    let kept = decision_document_content::Entity::find_by_id(row.id)
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    Ok((
        row.name,
        entity::read("decision_document", "kind", &row.kind)?,
        kept.content,
    ))
}

/// Whether documents may be joined by this reader now: asked before a file is received. Permission: the author of a draft,
/// and facilitators.
///
/// # Errors
/// [`DocumentRefused`], not found, forbidden or a fault.
pub async fn may_join(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
) -> Outcome<(), DocumentRefused> {
    let seen = seen(ctx.db().read(), ctx, actor, slug, id).await?;
    allowed(&seen)
}

/// Joins a document. The same bytes twice are one document. Permission: the author of a draft, and facilitators.
///
/// # Errors
/// [`DocumentRefused`], not found, forbidden or a fault.
pub async fn join(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
    (sent, bytes): (&str, &[u8]),
) -> Outcome<DocumentId, DocumentRefused> {
    let name = name_of(sent);
    let kind = kind_of(&name, bytes).map_err(Failure::Refused)?;
    let sha256 = sha256_hex(bytes);
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        allowed(&seen)?;
        let known = decision_document::Entity::find()
            .filter(decision_document::Column::DecisionId.eq(id.0));
        let same = known
            .clone()
            .filter(decision_document::Column::Sha256.eq(&sha256))
            .one(db)
            .await?;
        if let Some(same) = same {
            tx.without_journal("nothing is written");
            return Ok(DocumentId(same.id));
        }
        if DOCUMENTS <= usize::try_from(known.count(db).await?).unwrap_or(usize::MAX) {
            return refuse(DocumentRefused::TooMany);
        }
        let new = ctx.uuid();
        decision_document::Entity::insert(decision_document::ActiveModel {
            id: Set(new),
            cpts_id: Set(seen.row.cpts_id),
            decision_id: Set(id.0),
            name: Set(name.clone()),
            kind: Set(kind.code().to_owned()),
            bytes: Set(i64::try_from(bytes.len()).unwrap_or(i64::MAX)),
            sha256: Set(sha256.clone()),
            added_by: Set(actor.person.0),
            at: Set(ctx.now()),
        })
        .exec_without_returning(db)
        .await?;
        decision_document_content::Entity::insert(decision_document_content::ActiveModel {
            document_id: Set(new),
            content: Set(bytes.to_vec()),
        })
        .exec_without_returning(db)
        .await?;
        record(tx, actor, &seen, Event::DocumentJoined, DocumentId(new)).await?;
        Ok(DocumentId(new))
    })
}

/// Takes a document away. Permission: the author of a draft, and facilitators.
///
/// # Errors
/// [`DocumentRefused`], not found, forbidden or a fault.
pub async fn take(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
    document: DocumentId,
) -> Outcome<(), DocumentRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        allowed(&seen)?;
        let row = row(db, &seen, document).await?;
        decision_document_content::Entity::delete_by_id(row.id)
            .exec(db)
            .await?;
        row.delete(db).await?;
        record(tx, actor, &seen, Event::DocumentTaken, document).await?;
        Ok(())
    })
}

fn allowed(seen: &Seen) -> Outcome<(), DocumentRefused> {
    if !(seen.facilitates || seen.author && seen.stage == Stage::Draft) {
        return Err(Failure::Forbidden(domain::permission::Refused::NoRole));
    }
    may_change(&seen.stage).map_err(Failure::Refused)
}

async fn row<R>(
    db: &impl ConnectionTrait,
    seen: &Seen,
    id: DocumentId,
) -> Result<decision_document::Model, Failure<R>> {
    decision_document::Entity::find_by_id(id.0)
        .filter(decision_document::Column::CptsId.eq(seen.row.cpts_id))
        .filter(decision_document::Column::DecisionId.eq(seen.row.id))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)
}

async fn record(
    tx: &Tx<'_>,
    actor: &Actor,
    seen: &Seen,
    event: Event,
    id: DocumentId,
) -> Result<(), Fault> {
    if seen.stage == Stage::Draft {
        tx.without_journal("a draft is its author's own");
        return Ok(());
    }
    let entry = Entry::new(event)
        .cpts(seen.seat.id())
        .actor(actor)
        .subject(id.0);
    tx.record(entry.detail(json!({ "decision": seen.row.id })))
        .await
}
