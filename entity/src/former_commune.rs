//! A commune of the past that is part of a present one.

use sea_orm::entity::prelude::*;

/// A commune of the past that is part of a present one.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "former_commune")]
pub struct Model {
    /// Its INSEE code, which the present commune may have taken over.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// Its name.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// INSEE code of the present commune.
    pub now_code: String,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `now_code`.
    #[sea_orm(
        belongs_to = "super::commune::Entity",
        from = "Column::NowCode",
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
