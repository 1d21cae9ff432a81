//! A proxy (« pouvoir ») for one election.

use sea_orm::entity::prelude::*;

/// A proxy (« pouvoir ») for one election.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "election_proxy")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Election.
    pub election_id: Uuid,
    /// Who gives it.
    pub giver_id: Uuid,
    /// Who carries it.
    pub holder_id: Uuid,
    /// Given.
    pub given_at: DateTimeUtc,
    /// Taken back.
    pub withdrawn_at: Option<DateTimeUtc>,
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
    /// By `giver_id`.
    #[sea_orm(
        belongs_to = "super::adhesion::Entity",
        from = "Column::GiverId",
        to = "super::adhesion::Column::Id"
    )]
    Giver,
    /// By `holder_id`.
    #[sea_orm(
        belongs_to = "super::adhesion::Entity",
        from = "Column::HolderId",
        to = "super::adhesion::Column::Id"
    )]
    Holder,
}

impl Related<super::election::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Election.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
