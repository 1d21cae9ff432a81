//! A decision goes on in a new register of its CPTS.
//!
//! An archive is proved against one checkpoint. Where a register is given up in mid-decision, everything that the archive
//! needs is logged once more in the new one, in the same order and under the same hashes, right after the entry that says
//! that the register was begun anew. What was over, and stands whole under the last checkpoint of the register that was
//! given up, stays there: that checkpoint is the older witness.
//!
//! A database that went back in time may lack positions that were acknowledged. The round goes on, and everybody on the roll
//! is told to look whether hers is still there: she can take it again.

use chrono::{DateTime, Utc};
use domain::decision::stage::Stage;
use domain::id::CptsId;
use entity::{cpts, decision, decision_record, decision_round, log};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use uuid::Uuid;

use super::tell;
use crate::failure::Fault;
use crate::log::again;
use crate::log::placed::{Of, heads, placed, whole};
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
        let entries = placed(db, &of(row.id)).await?;
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

fn of(id: Uuid) -> Of {
    let of = |column: decision_record::Column| -> SelectStatement {
        decision_record::Entity::find()
            .select_only()
            .column(column)
            .filter(decision_record::Column::DecisionId.eq(id))
            .into_query()
    };
    Of {
        entries: of(decision_record::Column::EntryId),
        hashes: of(decision_record::Column::Hash),
    }
}
