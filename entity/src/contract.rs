//! A contract with partners, and where it stands.

use domain::contract::stage::Stage;
use sea_orm::entity::prelude::*;

use crate::Inconsistent;

/// A contract with partners, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contract")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The CPTS that leads it; others may sign with it.
    pub cpts_id: Uuid,
    /// Code of `domain::contract::Kind`.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// Title as `domain::text` normalises it.
    pub search_title: String,
    /// Code of `domain::contract::stage::Step`.
    pub stage: String,
    /// `domain::contract::stage::Stage`, as JSON.
    #[sea_orm(column_type = "Text")]
    pub stage_detail: String,
    /// Number of its last version.
    pub head: i32,
    /// Digest of its last version.
    pub sha256: String,
    /// Grows with each change of the row.
    pub revision: i32,
    /// Code of `domain::contract::Shown`: what everybody may read.
    pub shown: String,
    /// Codes of `domain::territory::Mission` in the last version, each between spaces.
    #[sea_orm(column_type = "Text")]
    pub missions: String,
    /// How many actions the last version promises.
    pub actions: i32,
    /// First day of its term.
    pub begins_on: Date,
    /// Last day on which it can run, as things stand.
    pub ends_on: Date,
    /// First day on which it was in force.
    pub in_force_on: Option<Date>,
    /// The day on which the ARS received the request or the project: statutory clocks run from it.
    pub received_on: Option<Date>,
    /// The contract that it amends or renews.
    pub follows_id: Option<Uuid>,
    /// Code of `domain::contract::Follows`.
    pub follows: Option<String>,
    /// Who began it.
    pub created_by: Uuid,
    /// Begun.
    pub created_at: DateTimeUtc,
    /// Last changed.
    pub changed_at: DateTimeUtc,
}

impl Model {
    /// Where it stands.
    ///
    /// # Errors
    /// [`Inconsistent`] when the row cannot be read.
    pub fn stage(&self) -> Result<Stage, Inconsistent> {
        serde_json::from_str(&self.stage_detail).map_err(|_| Inconsistent {
            table: "contract",
            column: "stage_detail",
            value: self.stage_detail.clone(),
        })
    }
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
    /// By `follows_id`.
    #[sea_orm(
        belongs_to = "super::contract::Entity",
        from = "Column::FollowsId",
        to = "super::contract::Column::Id"
    )]
    Follows,
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

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::CreatedBy.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
