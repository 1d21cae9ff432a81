//! A commune of the official geographic code.

use sea_orm::entity::prelude::*;

/// A commune of the official geographic code.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "commune")]
pub struct Model {
    /// INSEE code.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// Name.
    pub name: String,
    /// Name as `domain::text` normalises it.
    pub search_name: String,
    /// Department code.
    pub department: String,
    /// Inhabitants.
    pub population: i32,
    /// Its EPCI.
    pub epci_code: Option<String>,
    /// For a municipal arrondissement: the INSEE code of its commune.
    pub parent_code: Option<String>,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
