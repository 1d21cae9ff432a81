use domain::id::PersonId;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use uuid::Uuid;

use super::known::of;
use crate::failure::Fault;

/// What is kept of a person's devices, for her.
pub(crate) async fn export(db: &impl ConnectionTrait, me: Uuid) -> Result<Vec<Value>, Fault> {
    let said = of(db, PersonId(me)).await?.into_iter().map(|it| {
        let row = it.row;
        json!({
            "name": row.name, "key": row.key_id, "public_key": row.public_key,
            "storage": row.storage, "replaces": row.replaces, "enrolment": row.enrolment,
            "means": row.means, "provider": row.provider, "enrolled_at": row.enrolled_at,
            "speaks_from": row.speaks_from, "accepted_by": row.accepted_by,
            "approval": row.approval, "ended_at": it.device.ended.map(|(at, _)| at),
            "ended_why": it.device.ended.map(|(_, why)| why.code()),
            "revocation": row.revocation,
        })
    });
    Ok(said.collect())
}
