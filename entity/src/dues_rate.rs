//! Dues asked for a year and a category of member.

use sea_orm::entity::prelude::*;

/// Dues asked for a year and a category of member.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dues_rate")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The CPTS.
    pub cpts_id: Uuid,
    /// Civil year.
    pub year: i32,
    /// Category of member.
    pub category: String,
    /// Amount in euro cents.
    pub cents: i64,
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
