//! A bloc of influence that a CPTS knows: a hospital group (GHT) or another.

use sea_orm::entity::prelude::*;

/// A bloc of influence that a CPTS knows: a hospital group (GHT) or another.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bloc")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose register it stands in.
    pub cpts_id: Uuid,
    /// Code of `domain::ght::BlocKind`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Name as `domain::text` normalises it.
    pub search_name: String,
    /// Remark.
    #[sea_orm(column_type = "Text")]
    pub note: Option<String>,
    /// Who recorded it.
    pub created_by: Option<Uuid>,
    /// Recorded.
    pub created_at: DateTimeUtc,
    /// Grows with each change.
    pub version: i32,
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
    /// By `created_by`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::CreatedBy",
        to = "super::person::Column::Id"
    )]
    CreatedBy,
}

impl Related<super::cpts::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Cpts.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::CreatedBy.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
