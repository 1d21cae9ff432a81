//! What ties a member to a legal entity or a bloc.

use sea_orm::entity::prelude::*;

/// What ties a member to a legal entity or a bloc.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attachment")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose register it stands in.
    pub cpts_id: Uuid,
    /// The member.
    pub adhesion_id: Uuid,
    /// The bloc, for a declared link to a bloc itself; otherwise one of the two numbers.
    pub bloc_id: Option<Uuid>,
    /// FINESS of the legal entity.
    pub finess: Option<String>,
    /// SIREN of the legal entity.
    pub siren: Option<String>,
    /// Its name.
    pub entity_name: Option<String>,
    /// Code of `domain::ght::attachment::Way`.
    pub way: String,
    /// Code of `domain::ght::attachment::Source`.
    pub source: String,
    /// What shows it.
    #[sea_orm(column_type = "Text")]
    pub evidence: Option<String>,
    /// First day.
    pub starts_on: Date,
    /// Last day, if known.
    pub ends_on: Option<Date>,
    /// Code of `domain::ght::attachment::AttachmentState`.
    pub state: String,
    /// Half-days a week in the entity, in mixed practice.
    pub half_days_inside: Option<i32>,
    /// Half-days a week elsewhere.
    pub half_days_outside: Option<i32>,
    /// Side chosen exactly at the threshold, code of `domain::ght::attachment::Choice`.
    pub at_threshold: Option<String>,
    /// Who recorded it; nobody when it was found in data.
    pub created_by: Option<Uuid>,
    /// Recorded.
    pub created_at: DateTimeUtc,
    /// Grows with each change.
    pub version: i32,
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
    /// By `adhesion_id`.
    #[sea_orm(
        belongs_to = "super::adhesion::Entity",
        from = "Column::AdhesionId",
        to = "super::adhesion::Column::Id"
    )]
    Adhesion,
    /// By `bloc_id`.
    #[sea_orm(
        belongs_to = "super::bloc::Entity",
        from = "Column::BlocId",
        to = "super::bloc::Column::Id"
    )]
    Bloc,
    /// By `created_by`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::CreatedBy",
        to = "super::person::Column::Id"
    )]
    CreatedBy,
    /// What happened to it.
    #[sea_orm(has_many = "super::attachment_change::Entity")]
    Changes,
}

impl Related<super::attachment_change::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Changes.def()
    }
}

impl Related<super::cpts::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Cpts.def()
    }
}

impl Related<super::adhesion::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Adhesion.def()
    }
}

impl Related<super::bloc::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Bloc.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::CreatedBy.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
