//! A role of a person in a CPTS.

use sea_orm::entity::prelude::*;

/// A role of a person in a CPTS.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "role")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The CPTS.
    pub cpts_id: Uuid,
    /// Who holds it.
    pub person_id: Uuid,
    /// Role of `domain::role`.
    pub kind: String,
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Option<Date>,
    /// Who recorded it.
    pub appointed_by: Option<Uuid>,
    /// When it was recorded.
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
    /// By `person_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::PersonId",
        to = "super::person::Column::Id"
    )]
    Person,
    /// By `appointed_by`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::AppointedBy",
        to = "super::person::Column::Id"
    )]
    AppointedBy,
}

impl Related<super::cpts::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Cpts.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
