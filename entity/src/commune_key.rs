//! What a commune is found by: its name, and those of its former communes, from each word on.

use sea_orm::entity::prelude::*;

/// What a commune is found by: its name, and those of its former communes, from each word on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, DeriveEntityModel)]
#[sea_orm(table_name = "commune_key")]
pub struct Model {
    /// Words as `domain::text` normalises them, in bytes: compared alike by every database.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Blob")]
    pub key: Vec<u8>,
    /// 0 the whole name, 1 the end of it; 2 and 3 the same for a former name.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: i32,
    /// Inhabitants of the commune.
    #[sea_orm(primary_key, auto_increment = false)]
    pub population: i32,
    /// INSEE code of the commune.
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
