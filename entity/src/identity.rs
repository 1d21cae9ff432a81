//! A way to sign in, attached to one person.

use sea_orm::entity::prelude::*;

/// A way to sign in, attached to one person.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "identity")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose it is.
    pub person_id: Uuid,
    /// `oidc` or `email`.
    pub kind: String,
    /// Issuer of an OpenID Connect provider; empty for an address.
    pub issuer: String,
    /// Subject at the issuer, or the address in lower case.
    pub subject: String,
    /// When it was attached.
    pub created_at: DateTimeUtc,
    /// Last sign-in with it.
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
