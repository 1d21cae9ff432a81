//! One line of an imported file, with what would happen or happened.

use sea_orm::entity::prelude::*;

/// One line of an imported file, with what would happen or happened.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import_line")]
pub struct Model {
    /// The import.
    #[sea_orm(primary_key, auto_increment = false)]
    pub batch_id: Uuid,
    /// Line in the file, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub line: i32,
    /// What the dry run found.
    pub verdict: String,
    /// What was read, warnings and errors with their columns.
    #[sea_orm(column_type = "JsonBinary")]
    pub detail: Json,
    /// What the board chose for a likely duplicate.
    pub choice: Option<String>,
    /// Adhesion that the line created or matched.
    pub adhesion_id: Option<Uuid>,
    /// Version of the adhesion after the commit.
    pub adhesion_version: Option<i32>,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `batch_id`.
    #[sea_orm(
        belongs_to = "super::import_batch::Entity",
        from = "Column::BatchId",
        to = "super::import_batch::Column::Id"
    )]
    Batch,
}

impl Related<super::import_batch::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Batch.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
