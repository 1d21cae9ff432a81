//! A key that was logged as one that speaks for a voice in a decision.

use sea_orm::entity::prelude::*;

/// A key that was logged as one that speaks for a voice in a decision.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision_key")]
pub struct Model {
    /// Decision.
    #[sea_orm(primary_key, auto_increment = false)]
    pub decision_id: Uuid,
    /// RFC 7638 thumbprint.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key_id: String,
    /// Whose key it is, as the roll names her.
    #[sea_orm(primary_key, auto_increment = false)]
    pub voter: Uuid,
    /// The key, in URL-safe Base64.
    pub public_key: String,
    /// Logged.
    pub logged_at: DateTimeUtc,
    /// Logged as one that speaks no more.
    pub revoked_at: Option<DateTimeUtc>,
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
}

impl Related<super::decision::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Decision.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
