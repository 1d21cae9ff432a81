//! A CPTS that takes part in a contract, and who looks after it there.

use sea_orm::entity::prelude::*;

/// A CPTS that takes part in a contract, and who looks after it there.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contract_cpts")]
pub struct Model {
    /// Contract.
    #[sea_orm(primary_key, auto_increment = false)]
    pub contract_id: Uuid,
    /// The CPTS.
    #[sea_orm(primary_key, auto_increment = false)]
    pub cpts_id: Uuid,
    /// Who is reminded of what is due.
    pub owner_id: Option<Uuid>,
    /// Who signs for it.
    pub signatory_id: Option<Uuid>,
    /// Since when.
    pub joined_at: DateTimeUtc,
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
    /// By `cpts_id`.
    #[sea_orm(
        belongs_to = "super::cpts::Entity",
        from = "Column::CptsId",
        to = "super::cpts::Column::Id"
    )]
    Cpts,
    /// By `owner_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::OwnerId",
        to = "super::person::Column::Id"
    )]
    Owner,
    /// By `signatory_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::SignatoryId",
        to = "super::person::Column::Id"
    )]
    Signatory,
}

impl Related<super::contract::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Contract.def()
    }
}

impl Related<super::cpts::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Cpts.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Owner.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
