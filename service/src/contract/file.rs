//! The file of a contract: text, document, signatures and mandates, with the proof that all of it stands in the register.

use std::collections::BTreeMap;

use ::contract::archive::{Archive, Format, Head, Mandate, Recorded};
use ::contract::record::{Kind, Mandated};
use ::decision::record::read;
use domain::id::ContractId;
use entity::{contract, contract_record, decision, decision_text, log, log_leaf, log_opening};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use tlog::tile::TileProver;
use uuid::Uuid;

use super::{document, keep, seen, signing};
use crate::ctx::{Actor, Ctx};
use crate::decision::archive::{public_records, register, tiles};
use crate::failure::{Failure, Fault, Outcome, other, refuse};

/// Why there is no file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileRefused {
    /// Nothing is sealed: nobody signs yet.
    NotSealed,
    /// Its first entries will have their place in the register in a moment.
    Pending,
}

/// What was logged, and the proof of it.
struct Proved {
    head: Head,
    records: Vec<Recorded>,
}

/// The file. It ends where the last published checkpoint does, a second behind at most. `text` and `pdf` are what was sealed
/// last.
pub(super) async fn archive(
    db: &impl ConnectionTrait,
    row: &contract::Model,
    text: String,
    pdf: Vec<u8>,
) -> Outcome<Archive, FileRefused> {
    let Some(proved) = proved(db, row).await? else {
        return refuse(FileRefused::Pending);
    };
    let mut mandates = Vec::new();
    for record in proved.records.iter().filter(|it| it.kind == Kind::Mandated) {
        let mandated: Mandated = read(&record.bytes)
            .ok_or_else(|| Fault::Other("a mandate cannot be read".to_owned()))?;
        mandates.push(mandate(db, &mandated).await?);
    }
    Ok(Archive {
        head: proved.head,
        text,
        pdf,
        records: proved.records,
        mandates,
    })
}

/// What was logged since the text was sealed for the last time.
async fn proved(
    db: &impl ConnectionTrait,
    row: &contract::Model,
) -> Outcome<Option<Proved>, FileRefused> {
    let rows = contract_record::Entity::find()
        .filter(contract_record::Column::ContractId.eq(row.id))
        .all(db)
        .await?;
    let entries = rows.iter().map(|it| it.entry_id);
    let openings = log_opening::Entity::find()
        .filter(log_opening::Column::EntryId.is_in(entries))
        .all(db)
        .await?;
    let sealed = openings
        .iter()
        .filter(|it| it.kind == Kind::Sealed.as_str());
    let Some(sealed) = sealed.max_by_key(|it| (it.logged_at, it.entry_id)) else {
        return refuse(FileRefused::NotSealed);
    };
    let Some((log, head)) = register(db, row.cpts_id, Some(&sealed.hash)).await? else {
        return Ok(None);
    };
    let size = head.published_size.unwrap_or_default();
    let leaves = log_leaf::Entity::find()
        .filter(log_leaf::Column::LogId.eq(log.id))
        .filter(log_leaf::Column::Idx.lt(size))
        .filter(log_leaf::Column::Hash.is_in(rows.iter().map(|it| it.hash.clone())))
        .order_by_asc(log_leaf::Column::Idx)
        .all(db)
        .await?;
    let from = leaves.iter().position(|it| it.hash == sealed.hash);
    let leaves = leaves.get(from.unwrap_or_default()..).unwrap_or_default();
    let openings: BTreeMap<&[u8], &log_opening::Model> =
        openings.iter().map(|it| (it.hash.as_slice(), it)).collect();
    let records = records(db, &log, size, leaves, &openings).await?;
    let head = Head {
        format: Format::First,
        log: log.vkey,
        checkpoint: head.published_note.unwrap_or_default(),
    };
    Ok(Some(Proved { head, records }))
}

async fn records(
    db: &impl ConnectionTrait,
    log: &log::Model,
    size: i64,
    leaves: &[log_leaf::Model],
    openings: &BTreeMap<&[u8], &log_opening::Model>,
) -> Result<Vec<Recorded>, Fault> {
    let size = u64::try_from(size).unwrap_or_default();
    let index = |it: &log_leaf::Model| u64::try_from(it.idx).unwrap_or_default();
    let files = tiles(db, log.id, size, leaves.iter().map(index)).await?;
    let prover = TileProver::new(size, &files);
    let mut records = Vec::with_capacity(leaves.len());
    for leaf in leaves {
        let opening = openings.get(leaf.hash.as_slice());
        let opening = opening.ok_or_else(|| Fault::Other("an entry was erased".to_owned()))?;
        let kind = serde_json::Value::String(opening.kind.clone());
        let proof = prover.inclusion(index(leaf)).map_err(other)?;
        records.push(Recorded {
            index: index(leaf),
            kind: serde_json::from_value(kind).map_err(other)?,
            salt: hex::encode(&opening.salt),
            bytes: String::from_utf8(opening.blob.clone()).map_err(other)?,
            proof: proof.hashes().iter().map(ToString::to_string).collect(),
        });
    }
    Ok(records)
}

/// The decision of a CPTS, without names, and the wording that it adopted.
async fn mandate(db: &impl ConnectionTrait, mandated: &Mandated) -> Outcome<Mandate, FileRefused> {
    let id: Uuid = mandated.decision.as_str().parse().map_err(other)?;
    let row = decision::Entity::find_by_id(id)
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    let wording = decision_text::Entity::find()
        .filter(decision_text::Column::DecisionId.eq(id))
        .order_by_desc(decision_text::Column::Version)
        .one(db)
        .await?;
    let Some(archive) = public_records(db, &row).await? else {
        return refuse(FileRefused::Pending);
    };
    let mut lines = Vec::new();
    archive.write(&mut lines).map_err(other)?;
    Ok(Mandate {
        cpts: mandated.cpts.clone(),
        wording: wording.map(|it| it.body).unwrap_or_default(),
        archive: String::from_utf8(lines).map_err(other)?,
    })
}

/// The file of a contract, for who reads it.
///
/// # Errors
/// [`FileRefused`], not found, forbidden or a fault.
pub async fn of(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
) -> Outcome<Archive, FileRefused> {
    let db = ctx.db().read();
    let seen = seen(db, ctx, actor, slug, id).await?;
    whole(db, &seen.row).await
}

/// The file of a contract, for the page that compares a document with it: it is shown to who has the document.
///
/// # Errors
/// [`FileRefused`], not found or a fault.
pub async fn public(ctx: &Ctx, id: ContractId) -> Outcome<Archive, FileRefused> {
    let db = ctx.db().read();
    let row = contract::Entity::find_by_id(id.0)
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    whole(db, &row).await
}

async fn whole(db: &impl ConnectionTrait, row: &contract::Model) -> Outcome<Archive, FileRefused> {
    let Some((text, pdf)) = signing::sealed(&row.stage()?) else {
        return refuse(FileRefused::NotSealed);
    };
    let (version, _) = keep::named(db, row.id, text).await?;
    let pdf = document::agreement(db, row.id, pdf).await?;
    archive(db, row, version.body, pdf).await
}
