//! A device that speaks no more is logged so, where a decision knows its key and is not over.

use ::decision::record::{Kind, Revoked};
use domain::decision::stage::Stage;
use domain::id::{AdhesionId, CptsId, DecisionId};
use entity::{decision, decision_key, device};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use signed::key::DeviceKey;

use super::{keep, record};
use crate::failure::Fault;
use crate::tx::Tx;

/// Logs the end of a device. A register that is stopped does not keep anybody from revoking: what the device signs later is
/// refused all the same.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub(crate) async fn revoked(tx: &Tx<'_>, row: &device::Model) -> Result<(), Fault> {
    let db = tx.db();
    let rows = decision_key::Entity::find()
        .filter(decision_key::Column::KeyId.eq(row.key_id.as_str()))
        .filter(decision_key::Column::RevokedAt.is_null())
        .find_also_related(decision::Entity)
        .filter(decision::Column::Stage.ne(keep::code(&Stage::Over(
            domain::decision::stage::End::Withdrawn,
        ))))
        .all(db)
        .await?;
    for (row, decision) in rows {
        let (Some(decision), Ok(key)) = (decision, DeviceKey::parse(&row.public_key)) else {
            continue;
        };
        let revoked = Revoked {
            key,
            member: AdhesionId(row.voter),
        };
        let of = (CptsId(decision.cpts_id), DecisionId(decision.id));
        match record::step(tx, of, Kind::Revoked, &revoked).await {
            Ok(_) => {}
            Err(Fault::Stopped) => continue,
            Err(fault) => return Err(fault),
        }
        let mut row = row.into_active_model();
        row.revoked_at = Set(Some(tx.ctx().now()));
        row.update(db).await?;
    }
    Ok(())
}
