//! What stands in a register that was given up is logged in the next one.

use chrono::DateTime;
use domain::id::CptsId;
use entity::{log_opening, log_pending};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tlog::hash::Hash;
use tlog::leaf::{Commitment, Kind, Leaf, Salt, Subject};
use uuid::Uuid;

use crate::failure::Fault;
use crate::tx::Tx;

/// As many entries are written at once.
const CHUNK: usize = 500;

/// Logs entries once more, in this order and before all that waits: the same bytes under the same hash, so that receipts and
/// what names them stay true. `of` is what they are about. What was altered since it was logged is left out: nobody could
/// prove it.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn again(
    tx: &Tx<'_>,
    cpts: CptsId,
    of: Uuid,
    entries: Vec<log_opening::Model>,
) -> Result<(), Fault> {
    let mut rows = Vec::with_capacity(entries.len());
    for opening in entries {
        let Some(bytes) = leaf(&opening, of).filter(|it| logged(&opening, it)) else {
            continue;
        };
        rows.push(log_pending::ActiveModel {
            id: Set(opening.entry_id),
            cpts_id: Set(cpts.0),
            hash: Set(opening.hash),
            entry: Set(bytes),
            logged_at: Set(DateTime::UNIX_EPOCH),
            place: Set(tx.next_place()),
        });
    }
    while !rows.is_empty() {
        let rest = rows.split_off(rows.len().min(CHUNK));
        let ids: Vec<Uuid> = rows.iter().map(|it| *it.id.as_ref()).collect();
        // Those that wait already take their place here.
        log_pending::Entity::delete_many()
            .filter(log_pending::Column::Id.is_in(ids))
            .exec(tx.db())
            .await?;
        log_pending::Entity::insert_many(rows)
            .exec_without_returning(tx.db())
            .await?;
        rows = rest;
    }
    Ok(())
}

/// The bytes of an entry, made again from what it commits to.
fn leaf(opening: &log_opening::Model, of: Uuid) -> Option<Vec<u8>> {
    let kind = Kind::parse(&opening.kind).ok()?;
    let salt = Salt::from_bytes(opening.salt.as_slice().try_into().ok()?);
    let leaf = Leaf::Committed {
        commitment: Commitment::to(&kind, &salt, &opening.blob),
        subject: Some(Subject::parse(&of.to_string()).ok()?),
        kind,
    };
    Some(leaf.bytes())
}

fn logged(opening: &log_opening::Model, bytes: &[u8]) -> bool {
    Hash::leaf(bytes).bytes().as_slice() == opening.hash.as_slice()
}
