//! A document beside a proposal; what it holds stands in `decision_document_content`.

use sea_orm::entity::prelude::*;

/// A document beside a proposal; what it holds stands in `decision_document_content`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision_document")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose decision it is about.
    pub cpts_id: Uuid,
    /// The decision.
    pub decision_id: Uuid,
    /// Its name.
    pub name: String,
    /// Code of `domain::decision::document::DocumentKind`.
    pub kind: String,
    /// Its size.
    pub bytes: i64,
    /// Digest of what it holds.
    pub sha256: String,
    /// Who joined it.
    pub added_by: Uuid,
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
    /// By `decision_id`.
    #[sea_orm(
        belongs_to = "super::decision::Entity",
        from = "Column::DecisionId",
        to = "super::decision::Column::Id"
    )]
    Decision,
    /// By `added_by`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::AddedBy",
        to = "super::person::Column::Id"
    )]
    AddedBy,
}

impl Related<super::cpts::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Cpts.def()
    }
}

impl Related<super::decision::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Decision.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::AddedBy.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
