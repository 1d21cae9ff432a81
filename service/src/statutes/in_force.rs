//! The statutes that an applicant accepts.

use chrono::NaiveDate;
use entity::statutes;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::failure::Fault;

/// The version of a CPTS's statutes in force on a day, if it has published any.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn in_force(
    db: &impl ConnectionTrait,
    cpts: Uuid,
    on: NaiveDate,
) -> Result<Option<statutes::Model>, Fault> {
    Ok(statutes::Entity::find()
        .filter(statutes::Column::CptsId.eq(cpts))
        .filter(statutes::Column::InForceFrom.lte(on))
        .order_by_desc(statutes::Column::Number)
        .one(db)
        .await?)
}
