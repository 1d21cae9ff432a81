//! A session of a person in one browser.

use sea_orm::entity::prelude::*;

/// A session of a person in one browser.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Who is signed in.
    pub person_id: Uuid,
    /// SHA-256 of the cookie's token, in hexadecimal; the token itself is not kept.
    pub token_sha256: String,
    /// `oidc` or `email`.
    pub means: String,
    /// Provider's id in the configuration.
    pub provider: Option<String>,
    /// The provider verified who the person is: Pro Santé Connect, or another one that gave the RPPS.
    pub verified: bool,
    /// ID token, handed back to the provider at sign-out.
    #[sea_orm(column_type = "Text")]
    pub id_token: Option<String>,
    /// Browser and system in a few words, for « mes sessions ».
    pub device: Option<String>,
    /// Sign-in.
    pub created_at: DateTimeUtc,
    /// Last request, to the minute.
    pub seen_at: DateTimeUtc,
    /// Length of inactivity that ends it.
    pub idle_seconds: i32,
    /// Latest end.
    pub expires_at: DateTimeUtc,
    /// Sign-out or revocation.
    pub revoked_at: Option<DateTimeUtc>,
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
