//! A partner or a bloc that a decision concerns: who is tied to it stands aside as the statutes say.

use sea_orm::entity::prelude::*;

/// A partner or a bloc that a decision concerns: who is tied to it stands aside as the statutes say.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision_conflict")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Decision.
    pub decision_id: Uuid,
    /// The partner, if it is one.
    pub partner_id: Option<Uuid>,
    /// The bloc, if it is one.
    pub bloc_id: Option<Uuid>,
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
    /// By `partner_id`.
    #[sea_orm(
        belongs_to = "super::partner::Entity",
        from = "Column::PartnerId",
        to = "super::partner::Column::Id"
    )]
    Partner,
    /// By `bloc_id`.
    #[sea_orm(
        belongs_to = "super::bloc::Entity",
        from = "Column::BlocId",
        to = "super::bloc::Column::Id"
    )]
    Bloc,
}

impl Related<super::decision::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Decision.def()
    }
}

impl Related<super::partner::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Partner.def()
    }
}

impl Related<super::bloc::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Bloc.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
