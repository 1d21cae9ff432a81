//! An intercommunal body.

use sea_orm::entity::prelude::*;

/// An intercommunal body.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "epci")]
pub struct Model {
    /// SIREN of the EPCI.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// Name.
    pub name: String,
    /// Name as `domain::text` normalises it.
    pub search_name: String,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
