//! The outline of a commune, simplified, as imported.

use sea_orm::entity::prelude::*;

/// The outline of a commune, simplified, as imported.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contour")]
pub struct Model {
    /// INSEE code.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// As `domain::territory::contour` packs it.
    #[sea_orm(column_type = "Blob")]
    pub packed: Vec<u8>,
    /// Import.
    pub loaded_at: DateTimeUtc,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `code`.
    #[sea_orm(
        belongs_to = "super::commune::Entity",
        from = "Column::Code",
        to = "super::commune::Column::Code"
    )]
    Commune,
}

impl Related<super::commune::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Commune.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
