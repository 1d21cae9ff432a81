//! One entry of the dues register.

use sea_orm::entity::prelude::*;

/// One entry of the dues register.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dues")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The CPTS.
    pub cpts_id: Uuid,
    /// Whose dues.
    pub adhesion_id: Uuid,
    /// Civil year.
    pub year: i32,
    /// `paid` or `exempt`.
    pub settlement: String,
    /// Amount in euro cents; 0 when exempt.
    pub cents: i64,
    /// How it was paid.
    pub means: Option<String>,
    /// Day of payment or of the decision.
    pub received_on: Date,
    /// Remark.
    #[sea_orm(column_type = "Text")]
    pub note: Option<String>,
    /// Who recorded it.
    pub recorded_by: Uuid,
    /// When it was recorded.
    pub recorded_at: DateTimeUtc,
    /// Corrected by a later entry.
    pub cancelled_at: Option<DateTimeUtc>,
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

impl Related<super::adhesion::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Adhesion.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::RecordedBy.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
