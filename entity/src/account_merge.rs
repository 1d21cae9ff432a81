//! Two accounts that one person proved to be hers, within one session, and may make one.

use sea_orm::entity::prelude::*;

/// Two accounts that one person proved to be hers, within one session, and may make one.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account_merge")]
pub struct Model {
    /// The session in which both were proved: one offer each, the last.
    #[sea_orm(primary_key, auto_increment = false)]
    pub session_id: Uuid,
    /// The account that was signed in, and stays.
    pub person_id: Uuid,
    /// The account that would join it.
    pub other_id: Uuid,
    /// The last moment at which it may be accepted.
    pub expires_at: DateTimeUtc,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `session_id`.
    #[sea_orm(
        belongs_to = "super::session::Entity",
        from = "Column::SessionId",
        to = "super::session::Column::Id"
    )]
    Session,
    /// By `other_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::OtherId",
        to = "super::person::Column::Id"
    )]
    Other,
}

impl ActiveModelBehavior for ActiveModel {}
