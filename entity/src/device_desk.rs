//! What an officer said at the desk: this member stood there with this device.

use sea_orm::entity::prelude::*;

/// What an officer said at the desk of a CPTS about a waiting device.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "device_desk")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The device.
    pub device_id: Uuid,
    /// Whose desk it was.
    pub cpts_id: Uuid,
    /// Who said it.
    pub officer_id: Uuid,
    /// When.
    pub at: DateTimeUtc,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
