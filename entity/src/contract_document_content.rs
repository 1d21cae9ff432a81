//! What a document of a contract holds, apart: lists do not read it.

use sea_orm::entity::prelude::*;

/// What a document of a contract holds, apart: lists do not read it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contract_document_content")]
pub struct Model {
    /// The document.
    #[sea_orm(primary_key, auto_increment = false)]
    pub document_id: Uuid,
    /// The bytes.
    #[sea_orm(column_type = "Blob")]
    pub content: Vec<u8>,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `document_id`.
    #[sea_orm(
        belongs_to = "super::contract_document::Entity",
        from = "Column::DocumentId",
        to = "super::contract_document::Column::Id"
    )]
    Document,
}

impl Related<super::contract_document::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Document.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
