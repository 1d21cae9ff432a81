//! A signature on paper that two officers enter.

use sea_orm::entity::prelude::*;

/// A signature on paper that two officers enter.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contract_scan")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Contract.
    pub contract_id: Uuid,
    /// The party, as the text has it.
    pub party_id: Uuid,
    /// The text.
    pub sha256: String,
    /// The scan.
    pub document_id: Uuid,
    /// Who signed.
    pub name: String,
    /// The officer who sent the scan.
    pub first_id: Uuid,
    /// When.
    pub first_at: DateTimeUtc,
    /// The officer who held it beside the text.
    pub second_id: Option<Uuid>,
    /// When.
    pub second_at: Option<DateTimeUtc>,
    /// When it was set aside.
    pub refused_at: Option<DateTimeUtc>,
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
    /// By `document_id`.
    #[sea_orm(
        belongs_to = "super::contract_document::Entity",
        from = "Column::DocumentId",
        to = "super::contract_document::Column::Id"
    )]
    Document,
    /// By `first_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::FirstId",
        to = "super::person::Column::Id"
    )]
    First,
    /// By `second_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::SecondId",
        to = "super::person::Column::Id"
    )]
    Second,
}

impl Related<super::contract::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Contract.def()
    }
}

impl Related<super::contract_document::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Document.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::First.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
