//! An entry that has its place in the register. Its bytes are in a bundle of `log_tile`.

use sea_orm::entity::prelude::*;

/// An entry that has its place in the register. Its bytes are in a bundle of `log_tile`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "log_leaf")]
pub struct Model {
    /// Register.
    #[sea_orm(primary_key, auto_increment = false)]
    pub log_id: Uuid,
    /// Its place, from 0.
    #[sea_orm(primary_key, auto_increment = false)]
    pub idx: i64,
    /// The row it had in `log_pending`; `log_opening` keeps it.
    pub entry_id: Uuid,
    /// Hash of the leaf.
    #[sea_orm(column_type = "Blob")]
    pub hash: Vec<u8>,
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
