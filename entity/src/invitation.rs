//! An invitation sent by e-mail, accepted after signing in.

use sea_orm::entity::prelude::*;

/// An invitation sent by e-mail, accepted after signing in.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitation")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The CPTS that invites.
    pub cpts_id: Uuid,
    /// Role that accepting gives.
    pub role_kind: Option<String>,
    /// Adhesion that accepting links to the account.
    pub adhesion_id: Option<Uuid>,
    /// Address it was sent to.
    pub email: String,
    /// SHA-256 of the link's token.
    pub token_sha256: String,
    /// Who invites; nobody when the operator of the server founds a CPTS.
    pub created_by: Option<Uuid>,
    /// Sent.
    pub created_at: DateTimeUtc,
    /// Latest use.
    pub expires_at: DateTimeUtc,
    /// Use; an invitation serves once.
    pub accepted_at: Option<DateTimeUtc>,
    /// Who accepted.
    pub accepted_by: Option<Uuid>,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `cpts_id`.
    #[sea_orm(
        belongs_to = "super::cpts::Entity",
        from = "Column::CptsId",
        to = "super::cpts::Column::Id"
    )]
    Cpts,
    /// By `adhesion_id`.
    #[sea_orm(
        belongs_to = "super::adhesion::Entity",
        from = "Column::AdhesionId",
        to = "super::adhesion::Column::Id"
    )]
    Adhesion,
    /// By `created_by`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::CreatedBy",
        to = "super::person::Column::Id"
    )]
    CreatedBy,
    /// By `accepted_by`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::AcceptedBy",
        to = "super::person::Column::Id"
    )]
    AcceptedBy,
}

impl Related<super::cpts::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Cpts.def()
    }
}

impl Related<super::adhesion::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Adhesion.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
