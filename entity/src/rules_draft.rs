//! Rules being written: not in force, and perhaps contradictory.

use sea_orm::entity::prelude::*;

/// Rules being written: not in force, and perhaps contradictory.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rules_draft")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Who writes them.
    pub cpts_id: Uuid,
    /// What the draft is called.
    pub title: String,
    /// The last revision, from 1.
    pub revision: i32,
    /// The document of the last revision, as canonical JSON.
    #[sea_orm(column_type = "Text")]
    pub document: String,
    /// From what it was started: `template`, `rules:<number>`, `cpts:<slug>:<number>` or `document`.
    pub origin: String,
    /// Who started it.
    pub created_by: Option<Uuid>,
    /// Started.
    pub created_at: DateTimeUtc,
    /// Adopted or given up.
    pub closed_at: Option<DateTimeUtc>,
    /// The version that it became.
    pub rules_id: Option<Uuid>,
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
    /// By `created_by`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::CreatedBy",
        to = "super::person::Column::Id"
    )]
    CreatedBy,
    /// By `rules_id`.
    #[sea_orm(
        belongs_to = "super::rules::Entity",
        from = "Column::RulesId",
        to = "super::rules::Column::Id"
    )]
    Rules,
}

impl Related<super::cpts::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Cpts.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::CreatedBy.def()
    }
}

impl Related<super::rules::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Rules.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
