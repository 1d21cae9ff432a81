//! The opinion of a member on a version of a contract. Nobody is bound by it.

use sea_orm::entity::prelude::*;

/// The opinion of a member on a version of a contract. Nobody is bound by it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contract_opinion")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Contract.
    pub contract_id: Uuid,
    /// In which CPTS.
    pub cpts_id: Uuid,
    /// The version that was read.
    pub version: i32,
    /// By whom.
    pub person_id: Uuid,
    /// Code of `domain::contract::Opinion`.
    pub opinion: String,
    /// Why.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
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
    /// By `cpts_id`.
    #[sea_orm(
        belongs_to = "super::cpts::Entity",
        from = "Column::CptsId",
        to = "super::cpts::Column::Id"
    )]
    Cpts,
    /// By `person_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::PersonId",
        to = "super::person::Column::Id"
    )]
    Person,
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
        Relation::Person.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
