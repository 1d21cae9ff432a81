//! Who signed the minutes of an election, with the key of her device.

use sea_orm::entity::prelude::*;

/// Who signed the minutes of an election, with the key of her device.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "election_minutes_signature")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Election.
    pub election_id: Uuid,
    /// Who.
    pub person_id: Uuid,
    /// Her name then.
    pub name: String,
    /// As what: code of `domain::election::urn::OfficerKind`.
    pub capacity: String,
    /// Her key.
    pub public_key: String,
    /// What she signed: an envelope of `crypto/signed`.
    #[sea_orm(column_type = "Text")]
    pub envelope: String,
    /// Hash of its entry in the register.
    pub entry_hash: String,
    /// When.
    pub signed_at: DateTimeUtc,
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

impl ActiveModelBehavior for ActiveModel {}
