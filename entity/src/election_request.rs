//! What somebody asks to be corrected before the roll is frozen.

use sea_orm::entity::prelude::*;

/// What somebody asks to be corrected before the roll is frozen.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "election_request")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Election.
    pub election_id: Uuid,
    /// Who asks.
    pub person_id: Uuid,
    /// What.
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// Asked.
    pub at: DateTimeUtc,
    /// Answered.
    pub answered_at: Option<DateTimeUtc>,
    /// The answer.
    #[sea_orm(column_type = "Text", nullable)]
    pub answer: Option<String>,
    /// By whom.
    pub answered_by: Option<Uuid>,
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
    /// By `answered_by`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::AnsweredBy",
        to = "super::person::Column::Id"
    )]
    AnsweredBy,
}

impl Related<super::election::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Election.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
