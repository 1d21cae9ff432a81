//! Documents of a contract: annexes that the text names, the PDF that is signed, scans, and what is joined later.

use std::convert::Infallible;

use chrono::{DateTime, Utc};
use domain::audit::Event;
use domain::canonical::Digest;
use domain::contract::annex::{Annex, Role, kind_of};
use domain::contract::stage::Step;
use domain::decision::document::{DocumentKind, DocumentRefused, name_of};
use domain::id::{ContractId, DocumentId};
use entity::{contract_document, contract_document_content};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde_json::json;
use uuid::Uuid;

use super::{Seen, seen};
use crate::account::{names_of, sha256_hex};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::tx::{Entry, Tx};

/// The most documents of one contract.
pub const DOCUMENTS: u64 = 100;

/// A document, as a list shows it.
#[derive(Debug, Clone)]
pub struct Document {
    /// Which.
    pub id: DocumentId,
    /// What it is for.
    pub role: Role,
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

/// The documents of a contract that is read already, in the order in which they were joined.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn of(db: &impl ConnectionTrait, seen: &Seen) -> Result<Vec<Document>, Fault> {
    let rows = contract_document::Entity::find()
        .filter(contract_document::Column::ContractId.eq(seen.row.id))
        .order_by_asc(contract_document::Column::At)
        .order_by_asc(contract_document::Column::Id)
        .all(db)
        .await?;
    let names = names_of(db, rows.iter().map(|it| it.added_by)).await?;
    let read = |row: contract_document::Model| {
        Ok(Document {
            id: DocumentId(row.id),
            role: entity::read("contract_document", "role", &row.role)?,
            kind: entity::read("contract_document", "kind", &row.kind)?,
            by: names.get(&row.added_by).cloned(),
            name: row.name,
            bytes: row.bytes,
            sha256: row.sha256,
            at: row.at,
        })
    };
    rows.into_iter().map(read).collect()
}

/// The name, kind and bytes of a document. Permission: to read the contract.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn content(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
    document: DocumentId,
) -> Outcome<(String, DocumentKind, Vec<u8>), Infallible> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    let row = contract_document::Entity::find_by_id(document.0)
        .filter(contract_document::Column::ContractId.eq(seen.row.id))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    let kind = entity::read("contract_document", "kind", &row.kind)?;
    Ok((row.name, kind, bytes(db, row.id).await?))
}

/// The PDF that is signed or was.
pub(super) async fn agreement(
    db: &impl ConnectionTrait,
    contract: Uuid,
    digest: Digest,
) -> Result<Vec<u8>, Fault> {
    let row = contract_document::Entity::find()
        .filter(contract_document::Column::ContractId.eq(contract))
        .filter(contract_document::Column::Role.eq(Role::Agreement.code()))
        .filter(contract_document::Column::Sha256.eq(digest.to_string()))
        .one(db)
        .await?;
    let row = row.ok_or_else(|| Fault::Other("a sealed document is missing".to_owned()))?;
    bytes(db, row.id).await
}

/// What a document holds.
pub(super) async fn bytes(db: &impl ConnectionTrait, id: Uuid) -> Result<Vec<u8>, Fault> {
    let kept = contract_document_content::Entity::find_by_id(id)
        .one(db)
        .await?;
    let kept = kept.ok_or_else(|| Fault::Other("a document holds nothing".to_owned()))?;
    Ok(kept.content)
}

/// Joins a document; the annex that a text may name is returned. The same bytes twice are one document. Permission: who writes
/// the contract; once it is signed, what is joined is a piece of its follow-up.
///
/// # Errors
/// [`DocumentRefused`], not found, forbidden or a fault.
pub async fn join(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
    (sent, content): (&str, &[u8]),
) -> Outcome<(DocumentId, Annex), DocumentRefused> {
    let name = name_of(sent);
    let kind = kind_of(&name, content).map_err(Failure::Refused)?;
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_manager()?;
        let role = match seen.stage.step() {
            Step::Over => return refuse(DocumentRefused::Over),
            Step::InForce | Step::Notice => Role::FollowUp,
            _ => Role::Annex,
        };
        if role == Role::Annex {
            seen.require_lead()?;
        }
        let count = contract_document::Entity::find()
            .filter(contract_document::Column::ContractId.eq(id.0))
            .count(db)
            .await?;
        if DOCUMENTS <= count {
            return refuse(DocumentRefused::TooMany);
        }
        let new = New {
            role,
            name: &name,
            kind,
            content,
        };
        let (document, is_new) = keep(tx, ctx, actor, id.0, &new).await?;
        if is_new {
            tx.record(
                Entry::new(Event::ContractDocument)
                    .cpts(seen.seat.id())
                    .actor(actor)
                    .subject(id.0)
                    .detail(json!({ "document": document, "role": role.code() })),
            )
            .await?;
        } else {
            tx.without_journal("nothing is written");
        }
        let annex = Annex {
            title: name.clone(),
            sha256: Digest::of(content),
            bytes: content.len() as u64,
        };
        Ok((DocumentId(document), annex))
    })
}

/// A document to be kept.
pub(super) struct New<'a> {
    pub role: Role,
    pub name: &'a str,
    pub kind: DocumentKind,
    pub content: &'a [u8],
}

/// Keeps a document, and whether it is new.
pub(super) async fn keep(
    tx: &Tx<'_>,
    ctx: &Ctx,
    actor: &Actor,
    contract: Uuid,
    new: &New<'_>,
) -> Result<(Uuid, bool), Fault> {
    let (db, sha256) = (tx.db(), sha256_hex(new.content));
    let same = contract_document::Entity::find()
        .filter(contract_document::Column::ContractId.eq(contract))
        .filter(contract_document::Column::Sha256.eq(&sha256))
        .filter(contract_document::Column::Role.eq(new.role.code()))
        .one(db)
        .await?;
    if let Some(same) = same {
        return Ok((same.id, false));
    }
    let id = ctx.uuid();
    contract_document::Entity::insert(contract_document::ActiveModel {
        id: Set(id),
        contract_id: Set(contract),
        role: Set(new.role.code().to_owned()),
        name: Set(new.name.to_owned()),
        kind: Set(new.kind.code().to_owned()),
        bytes: Set(i64::try_from(new.content.len()).unwrap_or(i64::MAX)),
        sha256: Set(sha256),
        added_by: Set(actor.person.0),
        at: Set(ctx.now()),
    })
    .exec_without_returning(db)
    .await?;
    contract_document_content::Entity::insert(contract_document_content::ActiveModel {
        document_id: Set(id),
        content: Set(new.content.to_vec()),
    })
    .exec_without_returning(db)
    .await?;
    Ok((id, true))
}
