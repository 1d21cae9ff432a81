//! A device of a person: the public key of what signs for her, and how it came to be hers.

use domain::account::device::{self, End};
use sea_orm::entity::prelude::*;

use crate::Inconsistent;

/// A device of a person. The secret key never leaves the device.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "device")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose it is.
    pub person_id: Uuid,
    /// As its owner calls it.
    pub name: String,
    /// RFC 7638 thumbprint of the key; one on the whole server.
    #[sea_orm(unique)]
    pub key_id: String,
    /// The public key, in URL-safe Base64.
    pub public_key: String,
    /// `browser` or `software`: where the secret key is kept.
    pub storage: String,
    /// The key whose place it takes.
    pub replaces: Option<String>,
    /// The signed enrolment, byte for byte.
    #[sea_orm(column_type = "Text")]
    pub enrolment: String,
    /// Digest of the envelope, by which an approval names it.
    pub enrolment_sha256: String,
    /// `oidc` or `email`: the sign-in under which it was enrolled.
    pub means: String,
    /// The provider of that sign-in.
    pub provider: Option<String>,
    /// That sign-in verified the person.
    pub verified: bool,
    /// SHA-256 of the token in the mail by which its owner stops it while it waits.
    #[sea_orm(unique)]
    pub stop_sha256: String,
    /// Enrolment.
    pub enrolled_at: DateTimeUtc,
    /// From when it speaks, if nobody stops it.
    pub speaks_from: DateTimeUtc,
    /// What let it in before its wait was over: a code of `Acceptance`.
    pub accepted_by: Option<String>,
    /// The signed approval, byte for byte, when another device let it in.
    #[sea_orm(column_type = "Text")]
    pub approval: Option<String>,
    /// When it ended.
    pub ended_at: Option<DateTimeUtc>,
    /// Why: a code of `End`.
    pub ended_why: Option<String>,
    /// The signed revocation, byte for byte, when a device ended it.
    #[sea_orm(column_type = "Text")]
    pub revocation: Option<String>,
}

impl Model {
    /// What the rules ask, without whoever took its place.
    ///
    /// # Errors
    /// [`Inconsistent`] when the row cannot be read.
    pub fn known(&self) -> Result<device::Device, Inconsistent> {
        let ended = match (self.ended_at, &self.ended_why) {
            (Some(at), Some(why)) => Some((at, crate::read::<End>("device", "ended_why", why)?)),
            _ => None,
        };
        Ok(device::Device {
            speaks_from: self.speaks_from,
            ended,
        })
    }
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
