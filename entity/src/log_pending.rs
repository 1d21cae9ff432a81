//! An entry that waits for its place in the register.

use sea_orm::entity::prelude::*;

/// An entry that waits for its place in the register.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "log_pending")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// In whose register.
    pub cpts_id: Uuid,
    /// Hash of the leaf.
    #[sea_orm(column_type = "Blob")]
    pub hash: Vec<u8>,
    /// Its exact bytes.
    #[sea_orm(column_type = "Blob")]
    pub entry: Vec<u8>,
    /// Written.
    pub logged_at: DateTimeUtc,
    /// Its place among those of one action.
    pub place: i32,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `cpts_id`.
    #[sea_orm(
        belongs_to = "super::cpts::Entity",
        from = "Column::CptsId",
        to = "super::cpts::Column::Id"
    )]
    Cpts,
}

impl Related<super::cpts::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Cpts.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
