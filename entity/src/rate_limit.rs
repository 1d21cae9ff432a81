//! Counters of requests over a window of time.

use sea_orm::entity::prelude::*;

/// Counters of requests over a window of time.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rate_limit")]
pub struct Model {
    /// SHA-256 of what is limited (an address, a client) with its kind.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// Start of the window.
    pub window_start: DateTimeUtc,
    /// Requests in the window.
    pub count: i32,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
