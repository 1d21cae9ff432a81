//! A checkpoint that a register signed.

use sea_orm::entity::prelude::*;

/// A checkpoint that a register signed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "log_checkpoint")]
pub struct Model {
    /// Register.
    #[sea_orm(primary_key, auto_increment = false)]
    pub log_id: Uuid,
    /// How many entries it had.
    #[sea_orm(primary_key, auto_increment = false)]
    pub size: i64,
    /// The signed checkpoint.
    #[sea_orm(column_type = "Text")]
    pub note: String,
    /// Signed.
    pub signed_at: DateTimeUtc,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `log_id`.
    #[sea_orm(
        belongs_to = "super::log::Entity",
        from = "Column::LogId",
        to = "super::log::Column::Id"
    )]
    Log,
}

impl Related<super::log::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Log.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
