//! A comment on a proposal, or an answer to one.

use sea_orm::entity::prelude::*;

/// A comment on a proposal, or an answer to one.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision_comment")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose decision it is about.
    pub cpts_id: Uuid,
    /// The decision.
    pub decision_id: Uuid,
    /// The comment that it answers; those that answer none have none.
    pub parent_id: Option<Uuid>,
    /// Who wrote it.
    pub author_id: Uuid,
    /// The words; empty once it is taken back.
    #[sea_orm(column_type = "Text")]
    pub body: String,
    /// The version of the text that stood when it was written.
    pub text_version: i32,
    /// Written.
    pub at: DateTimeUtc,
    /// Last rewritten.
    pub edited_at: Option<DateTimeUtc>,
    /// Taken back by its author.
    pub removed_at: Option<DateTimeUtc>,
    /// Hidden by a facilitator.
    pub hidden_at: Option<DateTimeUtc>,
    /// By whom.
    pub hidden_by: Option<Uuid>,
    /// Code of `domain::decision::comment::Hiding`.
    pub hidden_why: Option<String>,
    /// Why, in words.
    #[sea_orm(column_type = "Text", nullable)]
    pub hidden_note: Option<String>,
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
    /// By `parent_id`.
    #[sea_orm(
        belongs_to = "super::decision_comment::Entity",
        from = "Column::ParentId",
        to = "super::decision_comment::Column::Id"
    )]
    Parent,
    /// By `author_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::AuthorId",
        to = "super::person::Column::Id"
    )]
    Author,
    /// By `hidden_by`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::HiddenBy",
        to = "super::person::Column::Id"
    )]
    HiddenBy,
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
        Relation::Author.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
