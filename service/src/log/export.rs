//! A person's receipts, for her file.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use entity::{cpts, log, log_head, log_leaf, log_opening};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use uuid::Uuid;

use super::serve::{self, Proof};
use super::{gate, row};
use crate::failure::Fault;

/// Everything of a person that was logged: what, its bytes and salt, and the receipt that proves its place (tlog-proof).
/// Without a receipt it waits for a checkpoint, or its register is stopped.
pub(crate) async fn export(db: &impl ConnectionTrait, me: Uuid) -> Result<Vec<Value>, Fault> {
    let rows = log_opening::Entity::find()
        .filter(log_opening::Column::PersonId.eq(me))
        .find_also_related(cpts::Entity)
        .order_by_asc(log_opening::Column::LoggedAt)
        .order_by_asc(log_opening::Column::EntryId)
        .all(db)
        .await?;
    let mut said = Vec::with_capacity(rows.len());
    for (it, cpts) in rows {
        let (receipt, origin) = match stands(db, &it).await? {
            Some((receipt, origin)) => (Some(receipt), Some(origin)),
            None => (None, None),
        };
        said.push(json!({
            "cpts": cpts.map(|cpts| cpts.name), "register": origin,
            "kind": it.kind, "logged_at": it.logged_at, "hash": hex::encode(&it.hash),
            "salt": BASE64_URL_SAFE_NO_PAD.encode(&it.salt),
            "blob": BASE64_URL_SAFE_NO_PAD.encode(&it.blob),
            "receipt": receipt,
        }));
    }
    Ok(said)
}

/// The receipt, and the origin of its register: the last one, where a new register took the entry over.
async fn stands(
    db: &impl ConnectionTrait,
    it: &log_opening::Model,
) -> Result<Option<(String, String)>, Fault> {
    let place = log_leaf::Entity::find()
        .filter(log_leaf::Column::EntryId.eq(it.entry_id))
        .find_also_related(log::Entity)
        .order_by_desc(log::Column::Epoch)
        .one(db)
        .await?;
    let Some((leaf, Some(log))) = place else {
        return Ok(None);
    };
    if log.retired_at.is_none() && gate::ask(db, log.cpts_id).await.is_err() {
        return Ok(None);
    }
    let head: log_head::Model = row::head(db, log.id).await?;
    match serve::receipt(db, log.id, &head, leaf.idx).await? {
        Proof::Receipt(text) => Ok(Some((text, log.origin))),
        Proof::Pending => Ok(None),
    }
}
