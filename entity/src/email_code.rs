//! A one-time code sent by e-mail.

use sea_orm::entity::prelude::*;

/// A one-time code sent by e-mail.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "email_code")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// SHA-256 of the cookie that binds the code to one browser.
    pub browser_sha256: String,
    /// Address in lower case.
    pub email: String,
    /// Set when a signed-in person attaches an address.
    pub person_id: Option<Uuid>,
    /// Salted SHA-256 of the code.
    pub code_sha256: String,
    /// Salt, in hexadecimal.
    pub salt: String,
    /// Wrong tries so far.
    pub attempts: i32,
    /// Local path to go back to.
    pub return_to: String,
    /// Sent.
    pub created_at: DateTimeUtc,
    /// Latest use.
    pub expires_at: DateTimeUtc,
    /// Use; a code serves once.
    pub used_at: Option<DateTimeUtc>,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `person_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::PersonId",
        to = "super::person::Column::Id"
    )]
    Person,
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Person.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
