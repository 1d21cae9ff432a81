//! Each word of a commune's name, for search by the start of any word.

use sea_orm::entity::prelude::*;

/// Each word of a commune's name, for search by the start of any word.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "commune_word")]
pub struct Model {
    /// Normalised word.
    #[sea_orm(primary_key, auto_increment = false)]
    pub word: String,
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
