//! When the rows of an election were compared last with what was logged, and what did not hold.

use sea_orm::entity::prelude::*;

/// When the rows of an election were compared last with what was logged, and what did not hold.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "election_check")]
pub struct Model {
    /// Election.
    #[sea_orm(primary_key, auto_increment = false)]
    pub election_id: Uuid,
    /// When.
    pub at: DateTimeUtc,
    /// How many rows do not hold.
    pub wrong: i32,
    /// Which, one a line.
    #[sea_orm(column_type = "Text")]
    pub findings: String,
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
