//! What an entry commits to. Deleting the row is erasure: the register stays whole.

use sea_orm::entity::prelude::*;

/// What an entry commits to. Deleting the row is erasure: the register stays whole.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "log_opening")]
pub struct Model {
    /// The entry.
    #[sea_orm(primary_key, auto_increment = false)]
    pub entry_id: Uuid,
    /// In whose register.
    pub cpts_id: Uuid,
    /// Who did it, to find her receipts.
    pub person_id: Option<Uuid>,
    /// What it is about, as in the leaf.
    pub kind: String,
    /// Hash of the leaf.
    #[sea_orm(column_type = "Blob")]
    pub hash: Vec<u8>,
    /// What makes the commitment tell nothing.
    #[sea_orm(column_type = "Blob")]
    pub salt: Vec<u8>,
    /// The exact bytes.
    #[sea_orm(column_type = "Blob")]
    pub blob: Vec<u8>,
    /// Whether everybody may read them: facts without personal data.
    pub open: bool,
    /// Written.
    pub logged_at: DateTimeUtc,
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

impl ActiveModelBehavior for ActiveModel {}
