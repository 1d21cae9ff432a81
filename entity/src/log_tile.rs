//! 256 hashes or entries of a register, or fewer at its end (tlog-tiles): the widest there is.

use sea_orm::entity::prelude::*;

/// 256 hashes or entries of a register, or fewer at its end (tlog-tiles): the widest there is.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "log_tile")]
pub struct Model {
    /// Register.
    #[sea_orm(primary_key, auto_increment = false)]
    pub log_id: Uuid,
    /// Of the hashes; -1 for entries.
    #[sea_orm(primary_key, auto_increment = false)]
    pub level: i16,
    /// Its place among those of its level.
    #[sea_orm(primary_key, auto_increment = false)]
    pub idx: i64,
    /// How many it has.
    pub width: i16,
    /// Its exact bytes.
    #[sea_orm(column_type = "Blob")]
    pub bytes: Vec<u8>,
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
