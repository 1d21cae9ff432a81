//! A version of the rules of a CPTS: its statutes as data.

use sea_orm::entity::prelude::*;

/// A version of the rules of a CPTS: its statutes as data.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rules")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose they are.
    pub cpts_id: Uuid,
    /// 1, 2, 3…, in the order of adoption.
    pub number: i32,
    /// The document of `domain::statutes`, as canonical JSON: the exact bytes that are hashed.
    #[sea_orm(column_type = "Text")]
    pub document: String,
    /// SHA-256 of those bytes, in hexadecimal.
    pub sha256: String,
    /// The version of the text that they follow.
    pub statutes_id: Option<Uuid>,
    /// Day of the decision.
    pub adopted_on: Date,
    /// First day in force.
    pub in_force_from: Date,
    /// Who decided, code of `domain::statutes::OrganKind`.
    pub organ: String,
    /// Where the decision is written.
    pub reference: String,
    /// Who recorded it.
    pub recorded_by: Option<Uuid>,
    /// Recorded.
    pub created_at: DateTimeUtc,
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
    /// By `statutes_id`.
    #[sea_orm(
        belongs_to = "super::statutes::Entity",
        from = "Column::StatutesId",
        to = "super::statutes::Column::Id"
    )]
    Statutes,
    /// By `recorded_by`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::RecordedBy",
        to = "super::person::Column::Id"
    )]
    RecordedBy,
}

impl Related<super::cpts::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Cpts.def()
    }
}

impl Related<super::statutes::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Statutes.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::RecordedBy.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
