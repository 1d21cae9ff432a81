//! How far a register is: one row each, changed by whoever saw its last size.

use sea_orm::entity::prelude::*;

/// How far a register is: one row each, changed by whoever saw its last size.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "log_head")]
pub struct Model {
    /// Register.
    #[sea_orm(primary_key, auto_increment = false)]
    pub log_id: Uuid,
    /// How many entries it has.
    pub size: i64,
    /// The hash over them.
    #[sea_orm(column_type = "Blob")]
    pub root: Vec<u8>,
    /// Its signed checkpoint.
    #[sea_orm(column_type = "Text")]
    pub note: String,
    /// Signed.
    pub signed_at: DateTimeUtc,
    /// How many entries the checkpoint has that everybody may see.
    pub published_size: Option<i64>,
    /// That checkpoint.
    #[sea_orm(column_type = "Text", nullable)]
    pub published_note: Option<String>,
    /// Published.
    pub published_at: Option<DateTimeUtc>,
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
