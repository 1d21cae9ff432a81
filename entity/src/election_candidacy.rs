//! A candidacy, and what became of it.

use sea_orm::entity::prelude::*;

/// A candidacy, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "election_candidacy")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Election.
    pub election_id: Uuid,
    /// Who stands.
    pub adhesion_id: Uuid,
    /// For the seats of which college.
    pub college: String,
    /// Name on the ballot.
    pub name: String,
    /// « Profession de foi », in Markdown.
    #[sea_orm(column_type = "Text")]
    pub statement: String,
    /// Profession, as the register had it.
    pub profession: Option<String>,
    /// Code of `domain::profession::Mode`.
    pub practice: Option<String>,
    /// Filed.
    pub filed_at: DateTimeUtc,
    /// Last changed.
    pub changed_at: DateTimeUtc,
    /// Taken back.
    pub withdrawn_at: Option<DateTimeUtc>,
    /// Place on the ballot, from 1.
    pub place: Option<i32>,
    /// What the caps ask of who sits, as JSON: `domain::election::limits::Seat` at the freeze.
    #[sea_orm(column_type = "Text", nullable)]
    pub seat: Option<String>,
    /// Votes received.
    pub votes: Option<i64>,
    /// Whether they are seated, and why not, as JSON.
    #[sea_orm(column_type = "Text", nullable)]
    pub why: Option<String>,
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
    /// By `adhesion_id`.
    #[sea_orm(
        belongs_to = "super::adhesion::Entity",
        from = "Column::AdhesionId",
        to = "super::adhesion::Column::Id"
    )]
    Adhesion,
}

impl Related<super::election::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Election.def()
    }
}

impl Related<super::adhesion::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Adhesion.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
