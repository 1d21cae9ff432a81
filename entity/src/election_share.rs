//! What the server or a trustee decrypted of the sum of an urn.

use sea_orm::entity::prelude::*;

/// What the server or a trustee decrypted of the sum of an urn.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "election_share")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The urn.
    pub urn_id: Uuid,
    /// Whose: 0 is the server, then the places of the trustees.
    pub place: i32,
    /// The order in which they stand in the archive, from 0.
    pub number: i32,
    /// `belenios::decryption::PartialDecryption`, byte for byte; it was checked.
    #[sea_orm(column_type = "Blob")]
    pub bytes: Vec<u8>,
    /// When it came.
    pub at: DateTimeUtc,
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
