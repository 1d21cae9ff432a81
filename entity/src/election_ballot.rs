//! A ballot in the archive of an urn.

use sea_orm::entity::prelude::*;

/// A ballot in the archive of an urn.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "election_ballot")]
pub struct Model {
    /// Row: random, and new once more at the close.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Urn.
    pub urn_id: Uuid,
    /// Place in the archive, from 0.
    pub idx: i64,
    /// Tracking number, in Base64.
    pub tracker: String,
    /// The public credential that signed it, in hexadecimal.
    pub credential: String,
    /// The exact bytes.
    #[sea_orm(column_type = "Blob")]
    pub bytes: Vec<u8>,
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
