//! A ballot that waits for its batch.

use sea_orm::entity::prelude::*;

/// A ballot that waits for its batch.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "election_waiting")]
pub struct Model {
    /// Row: a keyed hash of the tracking number.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Urn.
    pub urn_id: Uuid,
    /// The ballot and when it came, encrypted.
    #[sea_orm(column_type = "Blob")]
    pub sealed: Vec<u8>,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
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
