//! What the page of a register shows to everybody.

use std::convert::Infallible;

use chrono::{DateTime, Utc};
use entity::{cpts, log, log_checkpoint, log_leaf, log_opening, log_refusal};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::resume::Why;
use super::{LogName, row, serve};
use crate::ctx::Ctx;
use crate::failure::Outcome;
use crate::scope;

/// How many checkpoints and facts a page has.
const SHOWN: u64 = 20;

/// A register, as everybody sees it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// The register.
    pub log: log::Model,
    /// How many entries are published.
    pub size: u64,
    /// The published checkpoint, and when it was published.
    pub checkpoint: Option<(String, DateTime<Utc>)>,
    /// The last checkpoints, the newest first.
    pub history: Vec<log_checkpoint::Model>,
    /// The last facts that everybody may read, the newest first, each with its place.
    pub facts: Vec<(i64, log_opening::Model)>,
    /// All registers of the CPTS, the newest first.
    pub epochs: Vec<log::Model>,
    /// Why the CPTS is stopped, if it is.
    pub stopped: Option<Why>,
}

/// Reads a register. Open to everybody.
///
/// # Errors
/// Not found or a fault.
pub async fn show(ctx: &Ctx, name: &LogName) -> Outcome<Shown, Infallible> {
    let db = ctx.db().read();
    let cpts = scope::cpts(db, name.slug.as_str()).await?;
    let log = serve::find(db, name).await?;
    let head = entity::log_head::Entity::find_by_id(log.id).one(db).await?;
    let published = head
        .as_ref()
        .and_then(|head| head.published_size)
        .unwrap_or_default();
    let history = log_checkpoint::Entity::find()
        .filter(log_checkpoint::Column::LogId.eq(log.id))
        .filter(log_checkpoint::Column::Size.lte(published))
        .order_by_desc(log_checkpoint::Column::Size)
        .limit(SHOWN)
        .all(db)
        .await?;
    let openings = log_opening::Entity::find()
        .filter(log_opening::Column::CptsId.eq(cpts.id))
        .filter(log_opening::Column::Open.eq(true))
        .order_by_desc(log_opening::Column::LoggedAt)
        .limit(SHOWN)
        .all(db)
        .await?;
    let places = log_leaf::Entity::find()
        .filter(log_leaf::Column::LogId.eq(log.id))
        .filter(log_leaf::Column::Idx.lt(published))
        .filter(log_leaf::Column::EntryId.is_in(openings.iter().map(|row| row.entry_id)))
        .all(db)
        .await?;
    let facts = openings.into_iter().filter_map(|row| {
        let leaf = places.iter().find(|leaf| leaf.entry_id == row.entry_id)?;
        Some((leaf.idx, row))
    });
    let facts = facts.collect();
    let epochs = log::Entity::find()
        .filter(log::Column::CptsId.eq(cpts.id))
        .order_by_desc(log::Column::Epoch)
        .all(db)
        .await?;
    let refusal = log_refusal::Entity::find_by_id(cpts.id).one(db).await?;
    Ok(Shown {
        size: row::number(published)?,
        checkpoint: head.and_then(|head| head.published_note.zip(head.published_at)),
        stopped: refusal.map(Why::of).transpose()?,
        history,
        facts,
        epochs,
        cpts,
        log,
    })
}
