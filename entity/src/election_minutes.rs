//! The minutes of an election, as they were printed.

use sea_orm::entity::prelude::*;

/// The minutes of an election, as they were printed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "election_minutes")]
pub struct Model {
    /// Election.
    #[sea_orm(primary_key, auto_increment = false)]
    pub election_id: Uuid,
    /// The PDF.
    #[sea_orm(column_type = "Blob")]
    pub pdf: Vec<u8>,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
    /// Hash of its entry in the register.
    pub entry_hash: String,
    /// When it was printed.
    pub printed_at: DateTimeUtc,
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
}

impl Related<super::election::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Election.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
