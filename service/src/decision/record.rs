//! What happens in a decision is logged, and belongs to its archive.

use ::decision::record::{Kind, write};
use domain::id::{CptsId, DecisionId};
use entity::decision_record;
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde::Serialize;
use signed::{Payload, Verified};

use crate::ctx::Actor;
use crate::failure::Fault;
use crate::log::{Logged, NewLeaf};
use crate::tx::Tx;

/// Logs a step. Nobody's receipts have it: it is the association's.
pub(super) async fn step(
    tx: &Tx<'_>,
    (cpts, decision): (CptsId, DecisionId),
    kind: Kind,
    record: &impl Serialize,
) -> Result<Logged, Fault> {
    let bytes = write(record).into_bytes();
    let leaf = NewLeaf::bytes(kind.as_str(), Some(decision.0), bytes)?;
    keep(tx, (cpts, decision), leaf).await
}

/// Logs a signed statement, among the receipts of who sent it.
pub(super) async fn statement<T: Payload>(
    tx: &Tx<'_>,
    of: (CptsId, DecisionId),
    actor: &Actor,
    verified: &Verified<T>,
) -> Result<Logged, Fault> {
    keep(tx, of, NewLeaf::signed(verified)?.by(actor)).await
}

async fn keep(
    tx: &Tx<'_>,
    (cpts, decision): (CptsId, DecisionId),
    leaf: NewLeaf,
) -> Result<Logged, Fault> {
    let logged = tx.log(cpts, leaf).await?;
    decision_record::Entity::insert(decision_record::ActiveModel {
        decision_id: Set(decision.0),
        entry_id: Set(logged.entry),
        hash: Set(logged.hash.bytes().to_vec()),
    })
    .exec_without_returning(tx.db())
    .await?;
    Ok(logged)
}
