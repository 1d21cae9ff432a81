//! An activity of a person: what, how, where.

use sea_orm::entity::prelude::*;

/// An activity of a person: what, how, where.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "activity")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose it is.
    pub person_id: Uuid,
    /// `provider` or `declared`.
    pub source: String,
    /// Code of `domain::profession`.
    pub profession: String,
    /// Professional category code (civil, military, student).
    pub category: Option<String>,
    /// « Savoir-faire » code: the specialty.
    pub skill: Option<String>,
    /// Mode of practice: liberal, salaried, volunteer.
    pub mode: String,
    /// Sector of activity code (SA..).
    pub sector: Option<String>,
    /// Name of the place.
    pub structure_name: Option<String>,
    /// FINESS of the site.
    pub finess_site: Option<String>,
    /// FINESS of the legal entity.
    pub finess_legal: Option<String>,
    /// SIRET of the site.
    pub siret: Option<String>,
    /// INSEE code of the place.
    pub commune_code: Option<String>,
    /// First seen.
    pub created_at: DateTimeUtc,
    /// No longer current.
    pub ended_at: Option<DateTimeUtc>,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `person_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::PersonId",
        to = "super::person::Column::Id"
    )]
    Person,
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Person.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
