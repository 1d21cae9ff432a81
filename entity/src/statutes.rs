//! A version of the statutes of a CPTS.

use sea_orm::entity::prelude::*;

/// A version of the statutes of a CPTS.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "statutes")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose they are.
    pub cpts_id: Uuid,
    /// 1, 2, 3….
    pub number: i32,
    /// The text, in Markdown.
    #[sea_orm(column_type = "Text")]
    pub body: String,
    /// SHA-256 of the text's UTF-8 bytes, in hexadecimal.
    pub sha256: String,
    /// Day of the decision.
    pub adopted_on: Date,
    /// First day in force.
    pub in_force_from: Date,
    /// Who published it.
    pub published_by: Option<Uuid>,
    /// Publication.
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
    /// By `published_by`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::PublishedBy",
        to = "super::person::Column::Id"
    )]
    PublishedBy,
}

impl Related<super::cpts::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Cpts.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::PublishedBy.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
