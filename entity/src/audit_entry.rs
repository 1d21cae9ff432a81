//! The journal of all changes. Details hold no personal data.

use sea_orm::entity::prelude::*;

/// The journal of all changes. Details hold no personal data.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entry")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The CPTS concerned.
    pub cpts_id: Option<Uuid>,
    /// Who did it; nobody for the system.
    pub actor_id: Option<Uuid>,
    /// Event of `domain::audit`.
    pub event: String,
    /// Row it is about.
    pub subject: Option<Uuid>,
    /// Codes, counts and dates.
    #[sea_orm(column_type = "JsonBinary")]
    pub detail: Json,
    /// When.
    pub at: DateTimeUtc,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `cpts_id`.
    #[sea_orm(
        belongs_to = "super::cpts::Entity",
        from = "Column::CptsId",
        to = "super::cpts::Column::Id"
    )]
    Cpts,
    /// By `actor_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::ActorId",
        to = "super::person::Column::Id"
    )]
    Actor,
}

impl Related<super::cpts::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Cpts.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Actor.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
