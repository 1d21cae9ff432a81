//! What a device must sign to be enrolled in one session: the last one asked for.

use sea_orm::entity::prelude::*;

/// What a device must sign to be enrolled in one session. It serves once.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "device_challenge")]
pub struct Model {
    /// The session that asked.
    #[sea_orm(primary_key, auto_increment = false)]
    pub session_id: Uuid,
    /// Whose session it is.
    pub person_id: Uuid,
    /// 64 hexadecimal digits.
    pub challenge: String,
    /// The last moment at which it serves.
    pub expires_at: DateTimeUtc,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
