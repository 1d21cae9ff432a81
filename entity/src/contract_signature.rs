//! A party that has signed a text: with a device, or on paper.

use sea_orm::entity::prelude::*;

/// A party that has signed a text: with a device, or on paper.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contract_signature")]
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
    /// The PDF.
    pub document_sha256: String,
    /// Who signed; nobody on paper.
    pub person_id: Option<Uuid>,
    /// Her name.
    pub name: String,
    /// Her function.
    pub function: String,
    /// Her key.
    pub key_id: Option<String>,
    /// What she signed.
    #[sea_orm(column_type = "Blob", nullable)]
    pub envelope: Option<Vec<u8>>,
    /// Its digest.
    pub digest: Option<String>,
    /// Its entry in the register.
    pub entry_hash: Option<String>,
    /// The scan of a signature on paper.
    pub scan_id: Option<Uuid>,
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
    /// By `person_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::PersonId",
        to = "super::person::Column::Id"
    )]
    Person,
    /// By `scan_id`.
    #[sea_orm(
        belongs_to = "super::contract_scan::Entity",
        from = "Column::ScanId",
        to = "super::contract_scan::Column::Id"
    )]
    Scan,
}

impl Related<super::contract::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Contract.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Person.def()
    }
}

impl Related<super::contract_scan::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Scan.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
