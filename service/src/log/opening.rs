//! What an entry commits to, for who may read it.

use std::convert::Infallible;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use entity::{log_leaf, log_opening};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};

use super::{LogName, serve};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome};

/// Kind, salt and bytes of an entry, as JSON: with the receipt they prove what was logged. Open facts are for
/// everybody, the rest for the person who did it. What was erased is not found.
///
/// # Errors
/// Not found or a fault.
pub async fn opening(
    ctx: &Ctx,
    actor: Option<&Actor>,
    name: &LogName,
    hex: &str,
) -> Outcome<Value, Infallible> {
    let hash = serve::read_hash(hex).ok_or(Failure::NotFound)?;
    let db = ctx.db().read();
    let log = serve::find(db, name).await?;
    let leaf = log_leaf::Entity::find()
        .filter(log_leaf::Column::LogId.eq(log.id))
        .filter(log_leaf::Column::Hash.eq(hash.bytes().to_vec()))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    let row = log_opening::Entity::find_by_id(leaf.entry_id)
        .one(db)
        .await?
        .filter(|row| row.open || actor.is_some_and(|actor| row.person_id == Some(actor.person.0)))
        .ok_or(Failure::NotFound)?;
    Ok(json!({
        "v": 1,
        "origin": log.origin,
        "index": leaf.idx,
        "kind": row.kind,
        "salt": BASE64_URL_SAFE_NO_PAD.encode(&row.salt),
        "blob": BASE64_URL_SAFE_NO_PAD.encode(&row.blob),
    }))
}
