//! A version of the text of a contract.

use sea_orm::entity::prelude::*;

/// A version of the text of a contract.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contract_version")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Contract.
    pub contract_id: Uuid,
    /// 1, 2, 3…
    pub number: i32,
    /// `domain::contract::text::Text`, canonical.
    #[sea_orm(column_type = "Text")]
    pub body: String,
    /// Digest of its bytes.
    pub sha256: String,
    /// Its clauses with the variables of the template, as JSON.
    #[sea_orm(column_type = "Text")]
    pub source: String,
    /// What it changes, and why.
    #[sea_orm(column_type = "Text")]
    pub note: String,
    /// Who wrote it.
    pub author_id: Uuid,
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
    /// By `author_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::AuthorId",
        to = "super::person::Column::Id"
    )]
    Author,
}

impl Related<super::contract::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Contract.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Author.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
