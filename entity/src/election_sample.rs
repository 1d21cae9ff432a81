//! A sample of registrations of an election: how it was drawn, and what came of it.

use sea_orm::entity::prelude::*;

/// A sample of registrations of an election: how it was drawn, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "election_sample")]
pub struct Model {
    /// Election.
    #[sea_orm(primary_key, auto_increment = false)]
    pub election_id: Uuid,
    /// `election::sample::Sample`, in its canonical form: what the register has.
    #[sea_orm(column_type = "Text")]
    pub fact: String,
    /// When it was drawn.
    pub drawn_at: DateTimeUtc,
    /// When all was opened, and everybody asked.
    pub done_at: Option<DateTimeUtc>,
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
