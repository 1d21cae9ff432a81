//! Somebody of a partner who takes part in a contract by a link.

use sea_orm::entity::prelude::*;

/// Somebody of a partner who takes part in a contract by a link.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contract_guest")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Contract.
    pub contract_id: Uuid,
    /// For which partner.
    pub partner_id: Uuid,
    /// Name, as the text will have it.
    pub name: String,
    /// Function.
    pub function: String,
    /// Where the link went: she signs in with that address.
    pub email: String,
    /// Digest of the token in the link.
    pub token_sha256: String,
    /// She signs for the partner.
    pub signs: bool,
    /// By whom.
    pub invited_by: Uuid,
    /// When.
    pub invited_at: DateTimeUtc,
    /// Until then the link may be taken up.
    pub expires_at: DateTimeUtc,
    /// Her account, once she took it up.
    pub person_id: Option<Uuid>,
    /// When she did.
    pub accepted_at: Option<DateTimeUtc>,
    /// When she was put out.
    pub ended_at: Option<DateTimeUtc>,
    /// Digest of the code that an officer gives her for her device.
    pub code_sha256: Option<String>,
    /// Its salt.
    pub code_salt: Option<String>,
    /// Until when it opens.
    pub code_until: Option<DateTimeUtc>,
    /// Wrong entries of it.
    pub code_tries: i32,
    /// The key that a code let in for this contract.
    pub key_id: Option<String>,
    /// When.
    pub key_at: Option<DateTimeUtc>,
    /// The officer who gave the code.
    pub key_by: Option<Uuid>,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `contract_id`.
    #[sea_orm(
        belongs_to = "super::contract::Entity",
        from = "Column::ContractId",
        to = "super::contract::Column::Id"
    )]
    Contract,
    /// By `partner_id`.
    #[sea_orm(
        belongs_to = "super::partner::Entity",
        from = "Column::PartnerId",
        to = "super::partner::Column::Id"
    )]
    Partner,
    /// By `invited_by`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::InvitedBy",
        to = "super::person::Column::Id"
    )]
    InvitedBy,
    /// By `person_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::PersonId",
        to = "super::person::Column::Id"
    )]
    Person,
    /// By `key_by`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::KeyBy",
        to = "super::person::Column::Id"
    )]
    KeyBy,
}

impl Related<super::contract::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Contract.def()
    }
}

impl Related<super::partner::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Partner.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::InvitedBy.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
