//! The picture of a candidate, apart: lists do not read it.

use sea_orm::entity::prelude::*;

/// The picture of a candidate, apart: lists do not read it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "election_photo")]
pub struct Model {
    /// Candidacy.
    #[sea_orm(primary_key, auto_increment = false)]
    pub candidacy_id: Uuid,
    /// Media type.
    pub kind: String,
    /// The bytes.
    #[sea_orm(column_type = "Blob")]
    pub content: Vec<u8>,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `candidacy_id`.
    #[sea_orm(
        belongs_to = "super::election_candidacy::Entity",
        from = "Column::CandidacyId",
        to = "super::election_candidacy::Column::Id"
    )]
    Candidacy,
}

impl Related<super::election_candidacy::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Candidacy.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
