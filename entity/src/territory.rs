//! A version of the territory of a CPTS.

use sea_orm::entity::prelude::*;

/// A version of the territory of a CPTS.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "territory")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose it is.
    pub cpts_id: Uuid,
    /// 1, 2, 3….
    pub number: i32,
    /// First day.
    pub in_force_from: Date,
    /// Last day, once another version follows.
    pub in_force_to: Option<Date>,
    /// Why it changed.
    #[sea_orm(column_type = "Text")]
    pub note: Option<String>,
    /// Who changed it.
    pub author_id: Option<Uuid>,
    /// When it was recorded.
    pub created_at: DateTimeUtc,
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
    /// By `author_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::AuthorId",
        to = "super::person::Column::Id"
    )]
    Author,
}

impl Related<super::cpts::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Cpts.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Author.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
