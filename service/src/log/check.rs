//! Everything of a register is read and computed anew, from the first entry to the last.

mod walk;

use std::fmt;

use domain::log::Reason;
use entity::log;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::gate::{self, Finding};
use super::{Vault, row};
use crate::ctx::Ctx;
use crate::failure::Fault;

/// What is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// The head is not what was signed.
    Head,
    /// A bundle or a tile is missing, or is not one.
    Missing(String),
    /// An entry is not the one whose hash stands in the tree.
    Entry(u64),
    /// The list of entries says something else than the tree.
    Leaf(u64),
    /// A tile has not the hashes of what is below it.
    Tile(String),
    /// Entries and tiles agree, and not with the signed checkpoint.
    Root,
    /// A checkpoint in the history is not one of this register.
    Checkpoint(i64),
    /// What is kept of an entry is not what was logged.
    Opening(u64),
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Head => f.write_str("log_head: not what was signed"),
            Self::Missing(tile) => write!(f, "{tile}: missing, or not such a tile"),
            Self::Entry(index) => write!(f, "entry {index}: not the one that was hashed"),
            Self::Leaf(index) => write!(f, "log_leaf {index}: not the leaf of the tree"),
            Self::Tile(tile) => write!(f, "{tile}: not the hashes of what is below it"),
            Self::Root => f.write_str("root: not the one that was signed"),
            Self::Checkpoint(size) => write!(f, "log_checkpoint {size}: not of this register"),
            Self::Opening(index) => {
                write!(f, "log_opening of entry {index}: not what was logged")
            }
        }
    }
}

/// Reads all registers, and stops those that were changed. Says how many.
///
/// # Errors
/// When the database or the folder cannot be read.
pub async fn run(ctx: &Ctx, vault: &Vault) -> Result<usize, Fault> {
    let db = ctx.db().read();
    let logs = log::Entity::find().filter(log::Column::RetiredAt.is_null());
    let mut changed = 0;
    for log in logs.all(db).await? {
        if let Some(finding) = look(ctx, vault, log.cpts_id).await? {
            changed += 1;
            gate::stop(ctx, log.cpts_id, finding).await?;
        }
    }
    Ok(changed)
}

/// Reads the whole register of a CPTS for the gate.
///
/// # Errors
/// When the database or the folder cannot be read.
pub async fn look(ctx: &Ctx, vault: &Vault, cpts: Uuid) -> Result<Option<Finding>, Fault> {
    let Some(wrong) = check(ctx, cpts).await? else {
        return Ok(None);
    };
    let db = ctx.db().read();
    let head = match row::current(db, cpts).await? {
        Some(log) => Some(row::head(db, log.id).await?.note),
        None => None,
    };
    Ok(Some(Finding {
        kept: vault.with(move |vault| vault.kept(cpts)).await?,
        found: head,
        place: Some(wrong.to_string()),
        ..Finding::new(Reason::Altered)
    }))
}

/// Reads the whole register that a CPTS writes in. Nothing when all of it is right, or there is none.
///
/// It takes as much memory as one bundle, and sees a register that grows meanwhile as it was.
///
/// # Errors
/// When the database cannot be read.
pub async fn check(ctx: &Ctx, cpts: Uuid) -> Result<Option<Wrong>, Fault> {
    let db = ctx.db().read();
    let Some(log) = row::current(db, cpts).await? else {
        return Ok(None);
    };
    let head = row::head(db, log.id).await?;
    let Ok(tree) = row::tree(&head) else {
        return Ok(Some(Wrong::Head));
    };
    let signed = row::opened(&log.vkey, &head.note);
    if signed.is_none_or(|signed| *signed.head() != tree) {
        return Ok(Some(Wrong::Head));
    }
    walk::walk(db, &log, &tree).await
}
