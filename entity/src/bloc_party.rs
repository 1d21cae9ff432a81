//! A legal entity in a bloc, between two dates. A row that was recorded by mistake is struck, not deleted.

use sea_orm::entity::prelude::*;

/// A legal entity in a bloc, between two dates. A row that was recorded by mistake is struck, not deleted.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bloc_party")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose register it stands in.
    pub cpts_id: Uuid,
    /// The bloc.
    pub bloc_id: Uuid,
    /// FINESS of the legal entity; this or the SIREN.
    pub finess: Option<String>,
    /// SIREN.
    pub siren: Option<String>,
    /// Its name.
    pub name: String,
    /// First day.
    pub starts_on: Date,
    /// Last day, if known.
    pub ends_on: Option<Date>,
    /// Where that is written.
    #[sea_orm(column_type = "Text")]
    pub source: Option<String>,
    /// Who recorded it.
    pub recorded_by: Option<Uuid>,
    /// Recorded.
    pub created_at: DateTimeUtc,
    /// Found to be a mistake: it never held.
    pub struck_at: Option<DateTimeUtc>,
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
    /// By `bloc_id`.
    #[sea_orm(
        belongs_to = "super::bloc::Entity",
        from = "Column::BlocId",
        to = "super::bloc::Column::Id"
    )]
    Bloc,
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

impl Related<super::bloc::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Bloc.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::RecordedBy.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
