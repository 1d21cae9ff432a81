//! What everybody may fetch of a register: checkpoint, tiles, receipts. Nothing while it is stopped, as
//! nobody knows then what is right.

use std::convert::Infallible;

use entity::{log, log_head, log_leaf, log_pending};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use tlog::hash::Hash;
use tlog::note::Note;
use tlog::receipt::Receipt;
use tlog::tile::{ReadTiles as _, Tile, TileProver, inclusion_tiles};
use uuid::Uuid;

use super::{LogName, gate, row, tile};
use crate::ctx::Ctx;
use crate::failure::{Failure, Fault, Outcome, other};
use crate::scope;

/// The register of that name.
pub(super) async fn find(
    db: &impl ConnectionTrait,
    name: &LogName,
) -> Outcome<log::Model, Infallible> {
    let cpts = scope::cpts(db, name.slug.as_str()).await?;
    log::Entity::find()
        .filter(log::Column::CptsId.eq(cpts.id))
        .filter(log::Column::Epoch.eq(name.epoch))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)
}

/// The last published checkpoint; of a register that was given up, the last known.
///
/// # Errors
/// Not found, stopped or a fault.
pub async fn checkpoint(ctx: &Ctx, name: &LogName) -> Outcome<String, Infallible> {
    let db = ctx.db().read();
    let log = find(db, name).await?;
    if let Some(note) = log.last_note {
        return Ok(note);
    }
    if log.retired_at.is_none() {
        gate::ask(db, log.cpts_id).await?;
    }
    let head = row::head(db, log.id).await?;
    head.published_note.ok_or(Failure::NotFound)
}

/// The key that verifies its checkpoints.
///
/// # Errors
/// Not found or a fault.
pub async fn vkey(ctx: &Ctx, name: &LogName) -> Outcome<String, Infallible> {
    let log = find(ctx.db().read(), name).await?;
    if log.vkey.is_empty() {
        return Err(Failure::NotFound);
    }
    Ok(log.vkey)
}

/// The bytes of a tile (`tile/0/000.p/7`), if the published tree has it.
///
/// # Errors
/// Not found, stopped or a fault.
pub async fn bytes(ctx: &Ctx, name: &LogName, path: &str) -> Outcome<Vec<u8>, Infallible> {
    let wanted = &Tile::parse(path).map_err(|_| Failure::NotFound)?;
    let db = ctx.db().read();
    let log = find(db, name).await?;
    if log.retired_at.is_none() {
        gate::ask(db, log.cpts_id).await?;
    }
    let size = row::head(db, log.id).await?.published_size;
    let size = row::number(size.unwrap_or_default())?;
    let there = Tile::at(wanted.kind(), wanted.index(), size)
        .is_some_and(|widest| wanted.width() <= widest.width());
    if !there {
        return Err(Failure::NotFound);
    }
    let files = tile::read(db, log.id, [*wanted]).await?;
    files
        .read(wanted)
        .map_err(|_| Failure::Fault(Fault::Other(format!("{wanted} of a register is missing"))))
}

/// What there is of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// It has its place: the receipt (tlog-proof).
    Receipt(String),
    /// It will have one in a moment.
    Pending,
}

/// The receipt of the entry with this hash, in hexadecimal.
///
/// # Errors
/// Not found, stopped or a fault.
pub async fn proof(ctx: &Ctx, name: &LogName, hex: &str) -> Outcome<Proof, Infallible> {
    let hash = read_hash(hex).ok_or(Failure::NotFound)?;
    let db = ctx.db().read();
    // What waits first: what does not wait any more has its place.
    let cpts = scope::cpts(db, name.slug.as_str()).await?;
    let waits = log_pending::Entity::find()
        .filter(log_pending::Column::CptsId.eq(cpts.id))
        .filter(log_pending::Column::Hash.eq(hash.bytes().to_vec()))
        .one(db)
        .await?
        .is_some();
    let log = match find(db, name).await {
        // A CPTS of this very second: its register is about to begin, or began since.
        Err(Failure::NotFound) if waits => {
            let begun = row::current(db, cpts.id).await?;
            return if begun.is_none_or(|log| log.epoch == name.epoch) {
                Ok(Proof::Pending)
            } else {
                Err(Failure::NotFound)
            };
        }
        other => other?,
    };
    if log.retired_at.is_none() {
        gate::ask(db, log.cpts_id).await?;
    }
    // The head before the leaf: what is published then has its tiles.
    let head = row::head(db, log.id).await?;
    let leaf = log_leaf::Entity::find()
        .filter(log_leaf::Column::LogId.eq(log.id))
        .filter(log_leaf::Column::Hash.eq(hash.bytes().to_vec()))
        .one(db)
        .await?;
    let Some(leaf) = leaf else {
        return if waits && log.retired_at.is_none() {
            Ok(Proof::Pending)
        } else {
            Err(Failure::NotFound)
        };
    };
    Ok(receipt(db, log.id, &head, leaf.idx).await?)
}

/// The receipt of the entry at a place, as far as that head has published.
pub(super) async fn receipt(
    db: &impl ConnectionTrait,
    log: Uuid,
    head: &log_head::Model,
    idx: i64,
) -> Result<Proof, Fault> {
    let (Some(size), Some(note)) = (head.published_size, &head.published_note) else {
        return Ok(Proof::Pending);
    };
    if size <= idx {
        return Ok(Proof::Pending);
    }
    let (index, size) = (row::number(idx)?, row::number(size)?);
    let tiles = inclusion_tiles(index, size).map_err(other)?;
    let files = tile::read(db, log, tiles).await?;
    let proof = TileProver::new(size, &files)
        .inclusion(index)
        .map_err(other)?;
    let note = Note::parse(note.as_bytes()).map_err(other)?;
    let receipt = Receipt::new(index, proof, note, None).map_err(other)?;
    Ok(Proof::Receipt(receipt.to_string()))
}

/// 64 lower-case digits.
pub(super) fn read_hash(text: &str) -> Option<Hash> {
    let bytes: [u8; 32] = hex::decode(text).ok()?.try_into().ok()?;
    (hex::encode(bytes) == text).then(|| Hash::from_bytes(bytes))
}
