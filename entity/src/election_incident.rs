//! The journal of incidents of an election.

use sea_orm::entity::prelude::*;

/// The journal of incidents of an election.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "election_incident")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Election.
    pub election_id: Uuid,
    /// The urn, when it is about one.
    pub urn_id: Option<Uuid>,
    /// Code of `domain::election::act::IncidentKind`.
    pub kind: String,
    /// What happened, in French: the words of the minutes.
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// `domain::election::incident::Said`, as JSON: what the server says by itself, for other languages; none: a note.
    #[sea_orm(column_type = "Text", nullable)]
    pub said: Option<String>,
    /// When, in whole minutes.
    pub at: DateTimeUtc,
    /// Who noted it; none: the server.
    pub by_person: Option<Uuid>,
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
    /// By `by_person`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::ByPerson",
        to = "super::person::Column::Id"
    )]
    ByPerson,
}

impl Related<super::election::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Election.def()
    }
}

impl Related<super::election_urn::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Urn.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::ByPerson.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
