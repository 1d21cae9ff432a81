//! A person's receipts.

use std::convert::Infallible;

use entity::{log, log_head, log_leaf, log_opening};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::ctx::{Actor, Ctx};
use crate::failure::Outcome;
use crate::scope;

/// How many are shown.
const SHOWN: u64 = 50;

/// What a person did that was logged.
#[derive(Debug, Clone)]
pub struct Mine {
    /// What it was, and when.
    pub opening: log_opening::Model,
    /// In which register, and at which place; nothing until a checkpoint that has it is published.
    pub place: Option<(i32, i64)>,
}

/// The last of what this person did in a CPTS that was logged, the newest first. One's own data.
///
/// # Errors
/// Not found or a fault.
pub async fn mine(ctx: &Ctx, actor: &Actor, slug: &str) -> Outcome<Vec<Mine>, Infallible> {
    let db = ctx.db().read();
    let cpts = scope::cpts(db, slug).await?;
    let openings = log_opening::Entity::find()
        .filter(log_opening::Column::CptsId.eq(cpts.id))
        .filter(log_opening::Column::PersonId.eq(actor.person.0))
        .order_by_desc(log_opening::Column::LoggedAt)
        .limit(SHOWN)
        .all(db)
        .await?;
    let hashes: Vec<Vec<u8>> = openings.iter().map(|row| row.hash.clone()).collect();
    let places = log_leaf::Entity::find()
        .find_also_related(log::Entity)
        .filter(log::Column::CptsId.eq(cpts.id))
        .filter(log_leaf::Column::Hash.is_in(hashes))
        .order_by_asc(log::Column::Epoch)
        .all(db)
        .await?;
    let logs = places.iter().map(|(leaf, _)| leaf.log_id);
    let heads = log_head::Entity::find()
        .filter(log_head::Column::LogId.is_in(logs))
        .all(db)
        .await?;
    let published = |leaf: &log_leaf::Model| {
        let head = heads.iter().find(|it| it.log_id == leaf.log_id);
        head.and_then(|it| it.published_size)
            .is_some_and(|size| leaf.idx < size)
    };
    Ok(openings
        .into_iter()
        .map(|opening| {
            // An entry that a new register took over again stands in both: the later one counts.
            let at = places
                .iter()
                .rev()
                .find(|(leaf, _)| leaf.entry_id == opening.entry_id && published(leaf));
            let place = at.and_then(|(leaf, log)| Some((log.as_ref()?.epoch, leaf.idx)));
            Mine { opening, place }
        })
        .collect())
}
