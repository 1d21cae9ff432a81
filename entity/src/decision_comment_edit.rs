//! The earlier words of a comment that was rewritten.

use sea_orm::entity::prelude::*;

/// The earlier words of a comment that was rewritten.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision_comment_edit")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The comment.
    pub comment_id: Uuid,
    /// The words.
    #[sea_orm(column_type = "Text")]
    pub body: String,
    /// Until when they stood.
    pub at: DateTimeUtc,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `comment_id`.
    #[sea_orm(
        belongs_to = "super::decision_comment::Entity",
        from = "Column::CommentId",
        to = "super::decision_comment::Column::Id"
    )]
    Comment,
}

impl Related<super::decision_comment::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Comment.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
