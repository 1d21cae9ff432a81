//! A decision goes on in a new register of its CPTS.
//!
//! An archive is proved against one checkpoint. Where a register is given up in mid-decision, everything that the archive
//! needs is logged once more in the new one, in the same order and under the same hashes, right after the entry that says
//! that the register was begun anew. What was over, and stands whole under the last checkpoint of the register that was
//! given up, stays there: that checkpoint is the older witness.
//!
//! A database that went back in time may lack positions that were acknowledged. The round goes on, and everybody on the roll
//! is told to look whether hers is still there: she can take it again.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::decision::stage::Stage;
use domain::id::CptsId;
use entity::{
    cpts, decision, decision_record, decision_round, log, log_head, log_leaf, log_opening,
    log_pending,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use uuid::Uuid;

use super::tell;
use crate::failure::Fault;
use crate::log::again;
use crate::tx::Tx;

/// Logs again what the decisions of a CPTS need, and tells those of whom something is asked now. In the transaction that
/// gives the register up.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub(crate) async fn carry(tx: &Tx<'_>, cpts: &cpts::Model) -> Result<(), Fault> {
    let (db, ctx) = (tx.db(), tx.ctx());
    let begun = decision::Entity::find()
        .filter(decision::Column::CptsId.eq(cpts.id))
        .filter(decision::Column::RollSha256.is_not_null())
        .order_by_asc(decision::Column::Number)
        .order_by_asc(decision::Column::Id)
        .all(db)
        .await?;
    let heads = heads(db, cpts.id).await?;
    for row in begun {
        let entries = entries(db, row.id).await?;
        let stage = row.stage()?;
        if matches!(stage, Stage::Over(_)) && whole(&entries, &heads) {
            continue;
        }
        let openings = entries.into_iter().map(|it| it.opening).collect();
        again(tx, CptsId(cpts.id), row.id, openings).await?;
        if matches!(stage, Stage::Round(_) | Stage::Voting(_)) {
            tell::carried(tx, ctx, cpts, &row).await?;
        }
    }
    Ok(())
}

/// When the register was begun anew in mid-decision, the last time: since then what is signed stands in another one.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub(super) async fn since(
    db: &impl ConnectionTrait,
    row: &decision::Model,
) -> Result<Option<DateTime<Utc>>, Fault> {
    let first = decision_round::Entity::find()
        .filter(decision_round::Column::DecisionId.eq(row.id))
        .order_by_asc(decision_round::Column::OpenedAt)
        .one(db)
        .await?;
    let Some(first) = first else { return Ok(None) };
    let mut logs = log::Entity::find()
        .filter(log::Column::CptsId.eq(row.cpts_id))
        .filter(log::Column::RetiredAt.gt(first.opened_at));
    if let Some(ended) = row.ended_at {
        logs = logs.filter(log::Column::RetiredAt.lt(ended));
    }
    let last = logs.order_by_desc(log::Column::RetiredAt).one(db).await?;
    Ok(last.and_then(|it| it.retired_at))
}

/// An entry of a decision, and the last place that it was given: number and row of the register, and index there.
struct Placed {
    opening: log_opening::Model,
    at: Option<(i32, i64, Uuid)>,
}

/// The entries of a decision in their order: as they stand in the last register that has them, then as they wait.
async fn entries(db: &impl ConnectionTrait, id: Uuid) -> Result<Vec<Placed>, Fault> {
    let of = |column| {
        decision_record::Entity::find()
            .select_only()
            .column(column)
            .filter(decision_record::Column::DecisionId.eq(id))
            .into_query()
    };
    let entries = || of(decision_record::Column::EntryId);
    let hashes = of(decision_record::Column::Hash);
    let leaves = log_leaf::Entity::find()
        .find_also_related(log::Entity)
        .filter(log_leaf::Column::Hash.in_subquery(hashes))
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
async fn heads(db: &impl ConnectionTrait, cpts: Uuid) -> Result<BTreeMap<Uuid, i64>, Fault> {
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
fn whole(entries: &[Placed], heads: &BTreeMap<Uuid, i64>) -> bool {
    let Some((_, _, log)) = entries.first().and_then(|it| it.at) else {
        return false;
    };
    let size = heads.get(&log).copied().unwrap_or_default();
    entries.iter().all(|it| {
        it.at
            .is_some_and(|(_, index, of)| of == log && index < size)
    })
}
