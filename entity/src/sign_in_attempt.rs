//! A sign-in under way at an OpenID Connect provider.

use sea_orm::entity::prelude::*;

/// A sign-in under way at an OpenID Connect provider.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_attempt")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// SHA-256 of `state`.
    pub state_sha256: String,
    /// SHA-256 of the cookie that binds the attempt to one browser.
    pub browser_sha256: String,
    /// Provider's id in the configuration.
    pub provider: String,
    /// Nonce the ID token must carry.
    pub nonce: String,
    /// PKCE verifier (S256).
    pub pkce_verifier: String,
    /// Local path to go back to.
    pub return_to: String,
    /// Set when a signed-in person attaches a provider.
    pub person_id: Option<Uuid>,
    /// Start.
    pub created_at: DateTimeUtc,
    /// Latest return.
    pub expires_at: DateTimeUtc,
    /// Return; an attempt serves once.
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
