//! A proxy (« pouvoir ») for one decision.

use sea_orm::entity::prelude::*;

/// A proxy (« pouvoir ») for one decision.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision_proxy")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Decision.
    pub decision_id: Uuid,
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
    /// By `decision_id`.
    #[sea_orm(
        belongs_to = "super::decision::Entity",
        from = "Column::DecisionId",
        to = "super::decision::Column::Id"
    )]
    Decision,
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

impl Related<super::decision::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Decision.def()
    }
}

impl Related<super::adhesion::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Giver.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
