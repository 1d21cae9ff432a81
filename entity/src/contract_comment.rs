//! A comment on a clause of a contract.

use sea_orm::entity::prelude::*;

/// A comment on a clause of a contract.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contract_comment")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Contract.
    pub contract_id: Uuid,
    /// The version that was read.
    pub version: i32,
    /// Key of the clause; empty where it is about the whole.
    pub clause: String,
    /// The comment.
    #[sea_orm(column_type = "Text")]
    pub body: String,
    /// By whom.
    pub author_id: Uuid,
    /// For which party: of a CPTS or of a partner.
    pub party_id: Uuid,
    /// When.
    pub at: DateTimeUtc,
    /// When it was settled.
    pub settled_at: Option<DateTimeUtc>,
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
