//! One file that a board imports.

use sea_orm::entity::prelude::*;

/// One file that a board imports.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import_batch")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// For which CPTS.
    pub cpts_id: Uuid,
    /// `members` or `dues`.
    pub kind: String,
    /// Name of the file.
    pub file_name: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// Who imports.
    pub author_id: Uuid,
    /// `checked`, `committed`, `undone` or `dropped`.
    pub state: String,
    /// Counts of the dry run.
    #[sea_orm(column_type = "JsonBinary")]
    pub summary: Json,
    /// Dry run.
    pub created_at: DateTimeUtc,
    /// Commit.
    pub committed_at: Option<DateTimeUtc>,
    /// Undo.
    pub undone_at: Option<DateTimeUtc>,
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
