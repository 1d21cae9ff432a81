//! A partner of a CPTS, without vote.

use sea_orm::entity::prelude::*;

/// A partner of a CPTS, without vote.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "partner")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The CPTS.
    pub cpts_id: Uuid,
    /// Kind of partner.
    pub kind: String,
    /// Name, as it writes it.
    pub name: String,
    /// Name as `domain::text` normalises it.
    pub search_name: String,
    /// The hospital group it is a party to.
    pub parent_id: Option<Uuid>,
    /// FINESS of the legal entity.
    pub finess: Option<String>,
    /// SIREN.
    pub siren: Option<String>,
    /// INSEE code of its seat.
    pub commune_code: Option<String>,
    /// Whom to write to.
    pub contact_name: Option<String>,
    /// Contact address.
    pub email: Option<String>,
    /// Contact telephone.
    pub phone: Option<String>,
    /// Remark.
    #[sea_orm(column_type = "Text")]
    pub note: Option<String>,
    /// Registration.
    pub created_at: DateTimeUtc,
    /// Last day as a partner.
    pub ended_on: Option<Date>,
    /// Grows with each change.
    pub version: i32,
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
    /// By `parent_id`.
    #[sea_orm(
        belongs_to = "super::partner::Entity",
        from = "Column::ParentId",
        to = "super::partner::Column::Id"
    )]
    Parent,
}

impl Related<super::cpts::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Cpts.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
