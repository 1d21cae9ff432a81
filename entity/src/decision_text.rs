//! A version of the text of a decision.

use sea_orm::entity::prelude::*;

/// A version of the text of a decision.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision_text")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Decision.
    pub decision_id: Uuid,
    /// 1, 2, 3….
    pub version: i32,
    /// Markdown, byte for byte.
    #[sea_orm(column_type = "Text")]
    pub body: String,
    /// Its digest.
    pub sha256: String,
    /// What changed.
    #[sea_orm(column_type = "Text")]
    pub note: String,
    /// Who wrote it.
    pub author_id: Option<Uuid>,
    /// Written.
    pub at: DateTimeUtc,
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
    /// By `author_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::AuthorId",
        to = "super::person::Column::Id"
    )]
    Author,
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
