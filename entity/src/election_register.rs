//! What a member’s device signed of her credential, encrypted for the tellers.

use sea_orm::entity::prelude::*;

/// What a member’s device signed of her credential, encrypted for the tellers.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "election_register")]
pub struct Model {
    /// Row: a keyed hash of the credential.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Urn.
    pub urn_id: Uuid,
    /// The line of the roll.
    pub entry: Uuid,
    /// `belenios::joint::Joint`, as text.
    #[sea_orm(column_type = "Text")]
    pub sealed: String,
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
