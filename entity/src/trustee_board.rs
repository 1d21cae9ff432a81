//! Those who hold the key of the elections of a CPTS together.

use sea_orm::entity::prelude::*;

/// Those who hold the key of the elections of a CPTS together.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "trustee_board")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose.
    pub cpts_id: Uuid,
    /// What it is called.
    pub name: String,
    /// How many are needed.
    pub threshold: i32,
    /// How many there are.
    pub size: i32,
    /// Code of `domain::election::trustee::BoardState`.
    pub state: String,
    /// What is published of them, byte for byte (`belenios::trustee::Threshold`), once it is ready.
    #[sea_orm(column_type = "Text", nullable)]
    pub trustees_json: Option<String>,
    /// When enough of them opened a rehearsal.
    pub rehearsed_at: Option<DateTimeUtc>,
    /// Named.
    pub created_at: DateTimeUtc,
    /// By whom.
    pub created_by: Uuid,
    /// Since when it serves no new election.
    pub retired_at: Option<DateTimeUtc>,
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
    /// By `created_by`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::CreatedBy",
        to = "super::person::Column::Id"
    )]
    CreatedBy,
}

impl Related<super::cpts::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Cpts.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
