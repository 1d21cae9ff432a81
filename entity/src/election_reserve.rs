//! A voting sheet on paper: a credential in reserve.

use sea_orm::entity::prelude::*;

/// A voting sheet on paper: a credential in reserve.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "election_reserve")]
pub struct Model {
    /// Row: a keyed hash of the credential.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Election.
    pub election_id: Uuid,
    /// Urn.
    pub urn_id: Uuid,
    /// Number on the sheet.
    pub number: i32,
    /// The credential’s public part, encrypted.
    #[sea_orm(column_type = "Blob")]
    pub held: Vec<u8>,
    /// It was given to somebody.
    pub given: bool,
    /// Tellers counted it after the close.
    pub counted: bool,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `election_id`.
    #[sea_orm(
        belongs_to = "super::election::Entity",
        from = "Column::ElectionId",
        to = "super::election::Column::Id"
    )]
    Election,
    /// By `urn_id`.
    #[sea_orm(
        belongs_to = "super::election_urn::Entity",
        from = "Column::UrnId",
        to = "super::election_urn::Column::Id"
    )]
    Urn,
}

impl Related<super::election_urn::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Urn.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
