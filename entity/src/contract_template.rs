//! A template of contracts that a CPTS has changed.

use sea_orm::entity::prelude::*;

/// A template of contracts that a CPTS has changed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contract_template")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The CPTS.
    pub cpts_id: Uuid,
    /// Code of `domain::contract::Kind`.
    pub kind: String,
    /// `domain::contract::template::Template`, as JSON.
    #[sea_orm(column_type = "Text")]
    pub body: String,
    /// Grows with each change.
    pub revision: i32,
    /// By whom.
    pub changed_by: Uuid,
    /// When.
    pub changed_at: DateTimeUtc,
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
    /// By `changed_by`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::ChangedBy",
        to = "super::person::Column::Id"
    )]
    ChangedBy,
}

impl Related<super::cpts::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Cpts.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::ChangedBy.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
