//! A document of a contract; what it holds stands in `contract_document_content`.

use sea_orm::entity::prelude::*;

/// A document of a contract; what it holds stands in `contract_document_content`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contract_document")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Contract.
    pub contract_id: Uuid,
    /// Code of `domain::contract::annex::Role`.
    pub role: String,
    /// Its name.
    pub name: String,
    /// Code of `domain::decision::document::DocumentKind`.
    pub kind: String,
    /// Its size.
    pub bytes: i64,
    /// Digest of what it holds.
    pub sha256: String,
    /// Who joined it.
    pub added_by: Uuid,
    /// When.
    pub at: DateTimeUtc,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `contract_id`.
    #[sea_orm(
        belongs_to = "super::contract::Entity",
        from = "Column::ContractId",
        to = "super::contract::Column::Id"
    )]
    Contract,
    /// By `added_by`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::AddedBy",
        to = "super::person::Column::Id"
    )]
    AddedBy,
}

impl Related<super::contract::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Contract.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::AddedBy.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
