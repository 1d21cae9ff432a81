//! A member of the electoral board (« bureau de vote »).

use sea_orm::entity::prelude::*;

/// A member of the electoral board (« bureau de vote »).
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "election_officer")]
pub struct Model {
    /// Election.
    #[sea_orm(primary_key, auto_increment = false)]
    pub election_id: Uuid,
    /// Who.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: Uuid,
    /// Code of `domain::election::urn::OfficerKind`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    /// A teller’s public key, to which registrations are encrypted.
    #[sea_orm(column_type = "Text", nullable)]
    pub seed_public: Option<String>,
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
    /// By `person_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::PersonId",
        to = "super::person::Column::Id"
    )]
    Person,
}

impl Related<super::election::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Election.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Person.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
