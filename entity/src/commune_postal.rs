//! Postal codes of a commune.

use sea_orm::entity::prelude::*;

/// Postal codes of a commune.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "commune_postal")]
pub struct Model {
    /// Postal code.
    #[sea_orm(primary_key, auto_increment = false)]
    pub postal: String,
    /// INSEE code.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
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
