use entity::{log, log_checkpoint, log_head, log_leaf, log_pending};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use tlog::checkpoint::Checkpoint;
use tlog::hash::Hash;
use tlog::note::Signer;
use tlog::tree::Head;
use uuid::Uuid;

use crate::ctx::Ctx;
use crate::failure::{Fault, other};
use crate::log::{row, tile};

/// How many entries one transaction places.
pub const BATCH: usize = 1024;

/// Gives the entries that wait their place, in one transaction, and signs the new checkpoint; publishes
/// nothing. Says how many; none when another server was quicker.
///
/// # Errors
/// When the database refuses, or its tree is not the one that was signed.
pub async fn batch(ctx: &Ctx, signer: &Signer, log: &log::Model) -> Result<usize, Fault> {
    let tx = ctx.db().begin_sequencing().await?;
    match place(ctx, signer, log, &tx).await {
        Ok(0) => {
            tx.rollback().await?;
            Ok(0)
        }
        Ok(count) => match tx.commit().await.map_err(Fault::from) {
            Err(fault) if lost(&fault) => Ok(0),
            Err(fault) => Err(fault),
            Ok(()) => Ok(count),
        },
        Err(fault) => {
            tx.rollback().await?;
            if lost(&fault) { Ok(0) } else { Err(fault) }
        }
    }
}

/// Another server wrote the same: it has the entries.
fn lost(fault: &Fault) -> bool {
    fault.is_race() || fault.is_collision()
}

async fn place(
    ctx: &Ctx,
    signer: &Signer,
    log: &log::Model,
    tx: &DatabaseTransaction,
) -> Result<usize, Fault> {
    let rows = log_pending::Entity::find()
        .filter(log_pending::Column::CptsId.eq(log.cpts_id))
        .order_by_asc(log_pending::Column::LoggedAt)
        .order_by_asc(log_pending::Column::Place)
        .order_by_asc(log_pending::Column::Id)
        .limit(BATCH as u64)
        .all(tx)
        .await?;
    if rows.is_empty() {
        return Ok(0);
    }
    let old = row::tree(&row::head(tx, log.id).await?)?;
    let edge = tile::edge(tx, log.id, old.size)
        .await?
        .map_err(Fault::Other)?;
    if edge.head() != old {
        return Err(Fault::Other(
            "tiles and head of a register differ".to_owned(),
        ));
    }
    let entries: Vec<&[u8]> = rows.iter().map(|row| row.entry.as_slice()).collect();
    let grown = edge.append(&entries).map_err(other)?;
    let new = grown.edge.head();
    let checkpoint = Checkpoint::new(signer.verifier().name(), new).map_err(other)?;
    let note = checkpoint.sign(signer).map_err(other)?.to_string();
    if !take(ctx, tx, log.id, &old, &new, &note).await? {
        return Ok(0);
    }
    let ids = rows.iter().map(|row| row.id);
    let deleted = log_pending::Entity::delete_many()
        .filter(log_pending::Column::Id.is_in(ids))
        .exec(tx)
        .await?;
    if deleted.rows_affected != rows.len() as u64 {
        return Ok(0);
    }
    let mut leaves = Vec::with_capacity(rows.len());
    for (row, idx) in rows.iter().zip(row::stored(old.size)?..) {
        leaves.push(log_leaf::ActiveModel {
            log_id: Set(log.id),
            idx: Set(idx),
            entry_id: Set(row.id),
            hash: Set(Hash::leaf(&row.entry).bytes().to_vec()),
        });
    }
    log_leaf::Entity::insert_many(leaves)
        .exec_without_returning(tx)
        .await?;
    tile::write(tx, log.id, grown.tiles).await?;
    log_checkpoint::Entity::insert(log_checkpoint::ActiveModel {
        log_id: Set(log.id),
        size: Set(row::stored(new.size)?),
        note: Set(note),
        signed_at: Set(ctx.now()),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(rows.len())
}

/// Moves the head from the size that was seen; not when it has moved meanwhile.
async fn take(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    log: Uuid,
    old: &Head,
    new: &Head,
    note: &str,
) -> Result<bool, Fault> {
    let moved = log_head::Entity::update_many()
        .col_expr(log_head::Column::Size, Expr::value(row::stored(new.size)?))
        .col_expr(
            log_head::Column::Root,
            Expr::value(new.root.bytes().to_vec()),
        )
        .col_expr(log_head::Column::Note, Expr::value(note))
        .col_expr(log_head::Column::SignedAt, Expr::value(ctx.now()))
        .filter(log_head::Column::LogId.eq(log))
        .filter(log_head::Column::Size.eq(row::stored(old.size)?))
        .filter(log_head::Column::Root.eq(old.root.bytes().to_vec()))
        .exec(tx)
        .await?;
    Ok(moved.rows_affected == 1)
}
