//! A round of positions, or a vote.

use sea_orm::entity::prelude::*;

/// A round of positions, or a vote.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision_round")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Decision.
    pub decision_id: Uuid,
    /// 1, 2, 3…; votes after rounds.
    pub number: i32,
    /// Whether it is a vote.
    pub vote: bool,
    /// The version of the text that it is on.
    pub text_version: i32,
    /// Its digest.
    pub text_sha256: String,
    /// The day on which it opened.
    pub opens: Date,
    /// The day on which it closes.
    pub closes_on: Date,
    /// Opened.
    pub opened_at: DateTimeUtc,
    /// When it closes at the latest.
    pub closes_at: DateTimeUtc,
    /// When it closed.
    pub closed_at: Option<DateTimeUtc>,
    /// What it came to (`decision::record::Tally`), as JSON; none where a new text ended it.
    #[sea_orm(column_type = "Text", nullable)]
    pub tally: Option<String>,
    /// Who opened it; nobody where it opened by itself.
    pub opened_by: Option<Uuid>,
    /// When those who had said nothing were reminded.
    pub reminded_at: Option<DateTimeUtc>,
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
    /// By `opened_by`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::OpenedBy",
        to = "super::person::Column::Id"
    )]
    OpenedBy,
}

impl Related<super::decision::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Decision.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::OpenedBy.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
