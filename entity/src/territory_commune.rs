//! A commune of a version of a territory.

use sea_orm::entity::prelude::*;

/// A commune of a version of a territory.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "territory_commune")]
pub struct Model {
    /// The version.
    #[sea_orm(primary_key, auto_increment = false)]
    pub territory_id: Uuid,
    /// INSEE code.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `territory_id`.
    #[sea_orm(
        belongs_to = "super::territory::Entity",
        from = "Column::TerritoryId",
        to = "super::territory::Column::Id"
    )]
    Territory,
    /// By `code`.
    #[sea_orm(
        belongs_to = "super::commune::Entity",
        from = "Column::Code",
        to = "super::commune::Column::Code"
    )]
    Commune,
}

impl Related<super::territory::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Territory.def()
    }
}

impl Related<super::commune::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Commune.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
