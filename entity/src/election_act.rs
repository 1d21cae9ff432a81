//! What one member of the electoral board proposes and another confirms.

use sea_orm::entity::prelude::*;

/// What one member of the electoral board proposes and another confirms.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "election_act")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Election.
    pub election_id: Uuid,
    /// The urn, when it is about one.
    pub urn_id: Option<Uuid>,
    /// Code of `domain::election::act::ActKind`.
    pub kind: String,
    /// What exactly, as JSON.
    #[sea_orm(column_type = "Text")]
    pub subject: String,
    /// Who proposes it.
    pub proposed_by: Uuid,
    /// When.
    pub proposed_at: DateTimeUtc,
    /// Who confirmed it.
    pub confirmed_by: Option<Uuid>,
    /// When.
    pub confirmed_at: Option<DateTimeUtc>,
    /// Taken back, or set aside.
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
    /// By `urn_id`.
    #[sea_orm(
        belongs_to = "super::election_urn::Entity",
        from = "Column::UrnId",
        to = "super::election_urn::Column::Id"
    )]
    Urn,
    /// By `proposed_by`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::ProposedBy",
        to = "super::person::Column::Id"
    )]
    ProposedBy,
    /// By `confirmed_by`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::ConfirmedBy",
        to = "super::person::Column::Id"
    )]
    ConfirmedBy,
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

impl ActiveModelBehavior for ActiveModel {}
