//! One edit of a draft of rules; kept so that two people who write at once lose nothing.

use sea_orm::entity::prelude::*;

/// One edit of a draft of rules; kept so that two people who write at once lose nothing.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rules_revision")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Of which draft.
    pub draft_id: Uuid,
    /// 1, 2, 3….
    pub revision: i32,
    /// What was edited.
    pub section: String,
    /// The whole document after it, as canonical JSON.
    #[sea_orm(column_type = "Text")]
    pub document: String,
    /// Who.
    pub edited_by: Option<Uuid>,
    /// When.
    pub edited_at: DateTimeUtc,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `draft_id`.
    #[sea_orm(
        belongs_to = "super::rules_draft::Entity",
        from = "Column::DraftId",
        to = "super::rules_draft::Column::Id"
    )]
    Draft,
    /// By `edited_by`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::EditedBy",
        to = "super::person::Column::Id"
    )]
    EditedBy,
}

impl Related<super::rules_draft::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Draft.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::EditedBy.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
