//! Where the entries of something stand, over all registers of its CPTS.

use std::collections::BTreeMap;

use entity::{log, log_head, log_leaf, log_opening, log_pending};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use uuid::Uuid;

use crate::failure::Fault;

/// The entries of something, as queries: their rows, and the hashes that they were logged under.
pub(crate) struct Of {
    pub entries: SelectStatement,
    pub hashes: SelectStatement,
}

/// An entry, and the last place that it was given: number of the register, index there, and row of the register.
pub(crate) struct Placed {
    pub opening: log_opening::Model,
    pub at: Option<(i32, i64, Uuid)>,
}

/// Entries in their order: as they stand in the last register that has them, then as they wait.
pub(crate) async fn placed(db: &impl ConnectionTrait, of: &Of) -> Result<Vec<Placed>, Fault> {
    let entries = || of.entries.clone();
    let leaves = log_leaf::Entity::find()
        .find_also_related(log::Entity)
        .filter(log_leaf::Column::Hash.in_subquery(of.hashes.clone()))
        .filter(log_leaf::Column::EntryId.in_subquery(entries()))
        .all(db)
        .await?;
    let mut places: BTreeMap<Uuid, (i32, i64, Uuid)> = BTreeMap::new();
    for (leaf, log) in leaves {
        let Some(log) = log else { continue };
        let at = (log.epoch, leaf.idx, log.id);
        let last = places.entry(leaf.entry_id).or_insert(at);
        *last = at.max(*last);
    }
    let waiting = log_pending::Entity::find()
        .filter(log_pending::Column::Id.in_subquery(entries()))
        .order_by_asc(log_pending::Column::LoggedAt)
        .order_by_asc(log_pending::Column::Place)
        .order_by_asc(log_pending::Column::Id)
        .all(db)
        .await?;
    let waiting: BTreeMap<Uuid, usize> = waiting.iter().map(|it| it.id).zip(0..).collect();
    let openings = log_opening::Entity::find()
        .filter(log_opening::Column::EntryId.in_subquery(entries()))
        .all(db)
        .await?;
    let placed = openings.into_iter().map(|opening| Placed {
        at: places.get(&opening.entry_id).copied(),
        opening,
    });
    let mut placed: Vec<Placed> = placed.collect();
    // What never had a place comes after what had one.
    placed.sort_by_key(|it| {
        let waits = waiting.get(&it.opening.entry_id).copied();
        (it.at.is_none(), it.at, waits)
    });
    Ok(placed)
}

/// How far each register of a CPTS is published.
pub(crate) async fn heads(
    db: &impl ConnectionTrait,
    cpts: Uuid,
) -> Result<BTreeMap<Uuid, i64>, Fault> {
    let logs = log::Entity::find()
        .select_only()
        .column(log::Column::Id)
        .filter(log::Column::CptsId.eq(cpts))
        .into_query();
    let heads = log_head::Entity::find()
        .filter(log_head::Column::LogId.in_subquery(logs))
        .all(db)
        .await?;
    let published = |it: log_head::Model| Some((it.log_id, it.published_size?));
    Ok(heads.into_iter().filter_map(published).collect())
}

/// Whether all stands under one published checkpoint.
pub(crate) fn whole(entries: &[Placed], heads: &BTreeMap<Uuid, i64>) -> bool {
    let Some((_, _, log)) = entries.first().and_then(|it| it.at) else {
        return false;
    };
    let size = heads.get(&log).copied().unwrap_or_default();
    entries.iter().all(|it| {
        it.at
            .is_some_and(|(_, index, of)| of == log && index < size)
    })
}
