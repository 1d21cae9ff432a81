//! The adhesion of a person or a structure to one CPTS, with the contact data given for it. Addresses and numbers typed by a board are contact data only, never a way in.

use sea_orm::entity::prelude::*;

/// The adhesion of a person or a structure to one CPTS, with the contact data given for it. Addresses and numbers typed by a board are contact data only, never a way in.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "adhesion")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The CPTS.
    pub cpts_id: Uuid,
    /// Adhesion number in the CPTS.
    pub number: i32,
    /// `person` or `structure`.
    pub kind: String,
    /// The account, once there is one.
    pub person_id: Option<Uuid>,
    /// The structure.
    pub structure_id: Option<Uuid>,
    /// State of `domain::member`.
    pub state: String,
    /// Category of member, code of `domain::profession`.
    pub category: String,
    /// Family name, or name of the structure.
    pub name: String,
    /// Given name.
    pub given_name: Option<String>,
    /// Name as `domain::text` normalises it.
    pub search_name: String,
    /// RPPS number given for this adhesion.
    pub rpps: Option<String>,
    /// FINESS number of the place of practice.
    pub finess: Option<String>,
    /// Profession code.
    pub profession: Option<String>,
    /// « Savoir-faire » code.
    pub skill: Option<String>,
    /// Mode of practice.
    pub mode: Option<String>,
    /// Sector of activity.
    pub sector: Option<String>,
    /// The activity that grounds the adhesion.
    pub activity_id: Option<Uuid>,
    /// Name of the place of practice.
    pub place_name: Option<String>,
    /// INSEE code of the place of practice.
    pub commune_code: Option<String>,
    /// Contact address.
    pub email: Option<String>,
    /// Contact telephone.
    pub phone: Option<String>,
    /// What the applicant wrote.
    #[sea_orm(column_type = "Text")]
    pub message: Option<String>,
    /// Version of the statutes that was accepted.
    pub statutes_id: Option<Uuid>,
    /// Its hash, as accepted.
    pub statutes_sha256: Option<String>,
    /// Application.
    pub applied_at: DateTimeUtc,
    /// First day as a member.
    pub admitted_on: Option<Date>,
    /// End, from which the retention period runs.
    pub ended_at: Option<DateTimeUtc>,
    /// Names and contact data were erased.
    pub pseudonymised_at: Option<DateTimeUtc>,
    /// Import that created it.
    pub batch_id: Option<Uuid>,
    /// Grows with each change.
    pub version: i32,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `cpts_id`.
    #[sea_orm(
        belongs_to = "super::cpts::Entity",
        from = "Column::CptsId",
        to = "super::cpts::Column::Id"
    )]
    Cpts,
    /// By `person_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::PersonId",
        to = "super::person::Column::Id"
    )]
    Person,
    /// By `structure_id`.
    #[sea_orm(
        belongs_to = "super::structure::Entity",
        from = "Column::StructureId",
        to = "super::structure::Column::Id"
    )]
    Structure,
    /// By `activity_id`.
    #[sea_orm(
        belongs_to = "super::activity::Entity",
        from = "Column::ActivityId",
        to = "super::activity::Column::Id"
    )]
    Activity,
    /// By `statutes_id`.
    #[sea_orm(
        belongs_to = "super::statutes::Entity",
        from = "Column::StatutesId",
        to = "super::statutes::Column::Id"
    )]
    Statutes,
    /// By `batch_id`.
    #[sea_orm(
        belongs_to = "super::import_batch::Entity",
        from = "Column::BatchId",
        to = "super::import_batch::Column::Id"
    )]
    Batch,
}

impl Related<super::cpts::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Cpts.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Person.def()
    }
}

impl Related<super::structure::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Structure.def()
    }
}

impl Related<super::activity::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Activity.def()
    }
}

impl Related<super::statutes::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Statutes.def()
    }
}

impl Related<super::import_batch::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Batch.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
