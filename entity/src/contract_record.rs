//! An entry of the sealed register that belongs to the file of a contract.

use sea_orm::entity::prelude::*;

/// An entry of the sealed register that belongs to the file of a contract.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contract_record")]
pub struct Model {
    /// Contract.
    #[sea_orm(primary_key, auto_increment = false)]
    pub contract_id: Uuid,
    /// The row of `log_opening`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub entry_id: Uuid,
    /// Hash of the leaf.
    #[sea_orm(column_type = "Blob")]
    pub hash: Vec<u8>,
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
}

impl Related<super::contract::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Contract.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
