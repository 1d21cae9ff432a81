//! A person, known once on the server: also the account.

use sea_orm::entity::prelude::*;

/// A person, known once on the server: also the account.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Name in use, as the person writes it.
    pub family_name: String,
    /// Given name, as the person writes it.
    pub given_name: String,
    /// Family and given name as `domain::text` normalises them, for search.
    pub search_name: String,
    /// RPPS number that an identity provider verified; never one that was typed.
    pub rpps: Option<String>,
    /// Language of mails: `fr` or `en`.
    pub locale: String,
    /// Contact address that the person confirmed.
    pub email: Option<String>,
    /// Contact telephone the person gave.
    pub phone: Option<String>,
    /// Until when a verified sign-in lets no device in (`domain::account::device::held_until`).
    pub devices_held_until: Option<DateTimeUtc>,
    /// First sign-in.
    pub created_at: DateTimeUtc,
    /// Grows with each change.
    pub version: i32,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
