//! A registration that was drawn: the tellers’ shares that open it, what was found, and what its member says.

use sea_orm::entity::prelude::*;

/// A registration that was drawn: the tellers’ shares that open it, what was found, and what its member says.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "election_sample_line")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Election.
    pub election_id: Uuid,
    /// Urn.
    pub urn_id: Uuid,
    /// The line of the roll.
    pub entry: Uuid,
    /// Place in the order in which it was drawn, from 1.
    pub place: i32,
    /// The registration: `belenios::joint::Joint`, as text.
    #[sea_orm(column_type = "Text")]
    pub sealed: String,
    /// `belenios::joint::Share` of each teller who gave hers, as JSON.
    #[sea_orm(column_type = "Text")]
    pub shares: String,
    /// Code of `domain::election::sample::Found`, once it is opened.
    pub found: Option<String>,
    /// Code of `domain::election::sample::Answer`.
    pub answer: Option<String>,
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

impl Related<super::election::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Election.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
