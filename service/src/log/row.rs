//! Rows as the types of `crypto/tlog`.

use entity::{log, log_head};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use tlog::checkpoint::{Checkpoint, VerifiedCheckpoint};
use tlog::hash::Hash;
use tlog::note::{Note, VerifierKey};
use tlog::tree::Head;
use uuid::Uuid;

use crate::failure::Fault;

/// The register that a CPTS writes in now, if one was begun.
pub async fn current(db: &impl ConnectionTrait, cpts: Uuid) -> Result<Option<log::Model>, Fault> {
    let rows = log::Entity::find()
        .filter(log::Column::CptsId.eq(cpts))
        .filter(log::Column::RetiredAt.is_null());
    Ok(rows.one(db).await?)
}

/// The last register of a CPTS that was given up.
pub async fn retired(db: &impl ConnectionTrait, cpts: Uuid) -> Result<Option<log::Model>, Fault> {
    let rows = log::Entity::find()
        .filter(log::Column::CptsId.eq(cpts))
        .filter(log::Column::RetiredAt.is_not_null())
        .order_by_desc(log::Column::Epoch);
    Ok(rows.one(db).await?)
}

/// How far a register is.
pub async fn head(db: &impl ConnectionTrait, log: Uuid) -> Result<log_head::Model, Fault> {
    log_head::Entity::find_by_id(log)
        .one(db)
        .await?
        .ok_or_else(|| Fault::Other("a register has no head".to_owned()))
}

/// The tree that a row says.
pub fn tree(row: &log_head::Model) -> Result<Head, Fault> {
    Ok(Head {
        size: number(row.size)?,
        root: hash(&row.root)?,
    })
}

/// A number of entries.
pub fn number(stored: i64) -> Result<u64, Fault> {
    u64::try_from(stored).map_err(|_| Fault::Other("a register has a negative number".to_owned()))
}

/// A number of entries, to be stored.
pub fn stored(number: u64) -> Result<i64, Fault> {
    i64::try_from(number).map_err(|_| Fault::Other("a register is too large".to_owned()))
}

/// A stored hash.
pub fn hash(bytes: &[u8]) -> Result<Hash, Fault> {
    let bytes = bytes.try_into();
    bytes
        .map(Hash::from_bytes)
        .map_err(|_| Fault::Other("a hash of a register has not 32 bytes".to_owned()))
}

/// A checkpoint that the register signed; nothing when it is not one.
pub fn opened(vkey: &str, note: &str) -> Option<VerifiedCheckpoint> {
    let key = VerifierKey::parse(vkey).ok()?;
    VerifiedCheckpoint::open(note.as_bytes(), &key, &[]).ok()
}

/// What a checkpoint says, whoever signed it.
pub fn said(note: &str) -> Option<Checkpoint> {
    let note = Note::parse(note.as_bytes()).ok()?;
    Checkpoint::parse(note.text()).ok()
}
