//! A structure: MSP, health centre, out-of-hours association…

use sea_orm::entity::prelude::*;

/// A structure: MSP, health centre, out-of-hours association…
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "structure")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Name, as it writes it.
    pub name: String,
    /// Name as `domain::text` normalises it.
    pub search_name: String,
    /// Kind of structure.
    pub kind: String,
    /// FINESS number.
    pub finess: Option<String>,
    /// SIRET.
    pub siret: Option<String>,
    /// RNA number.
    pub rna: Option<String>,
    /// INSEE code of its seat.
    pub commune_code: Option<String>,
    /// Address.
    #[sea_orm(column_type = "Text")]
    pub address: Option<String>,
    /// Contact address.
    pub email: Option<String>,
    /// Contact telephone.
    pub phone: Option<String>,
    /// Who registered it.
    pub created_by: Option<Uuid>,
    /// Registration.
    pub created_at: DateTimeUtc,
    /// Grows with each change.
    pub version: i32,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `created_by`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::CreatedBy",
        to = "super::person::Column::Id"
    )]
    CreatedBy,
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::CreatedBy.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
