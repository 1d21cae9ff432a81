//! A CPTS: the tenant.

use sea_orm::entity::prelude::*;

/// A CPTS: the tenant.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cpts")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Word of its addresses.
    pub slug: String,
    /// Full name.
    pub name: String,
    /// Name in lists and headers.
    pub short_name: String,
    /// One of the eight colours of the design.
    pub colour: String,
    /// `loi-1901` or `alsace-moselle`.
    pub legal_regime: String,
    /// RNA number of the association.
    pub rna: Option<String>,
    /// SIRET of its seat.
    pub siret: Option<String>,
    /// FINESS number.
    pub finess: Option<String>,
    /// Address of the seat.
    #[sea_orm(column_type = "Text")]
    pub seat: Option<String>,
    /// Public address.
    pub email: Option<String>,
    /// Public telephone.
    pub phone: Option<String>,
    /// Public site.
    pub website: Option<String>,
    /// What it says of itself.
    #[sea_orm(column_type = "Text")]
    pub description: String,
    /// How long ended adhesions keep names, in months.
    pub retention_months: i32,
    /// Next adhesion number.
    pub next_number: i32,
    /// Creation.
    pub created_at: DateTimeUtc,
    /// Grows with each change.
    pub version: i32,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
