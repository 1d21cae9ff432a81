//! A CPTS in whose name nothing is written, because its register went back in time or was changed.

use sea_orm::entity::prelude::*;

/// A CPTS in whose name nothing is written, because its register went back in time or was changed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "log_refusal")]
pub struct Model {
    /// Which.
    #[sea_orm(primary_key, auto_increment = false)]
    pub cpts_id: Uuid,
    /// Why, code of `domain::log::Reason`.
    pub reason: String,
    /// Found.
    pub found_at: DateTimeUtc,
    /// The checkpoint kept outside the database.
    #[sea_orm(column_type = "Text", nullable)]
    pub kept_note: Option<String>,
    /// The checkpoint that the database has.
    #[sea_orm(column_type = "Text", nullable)]
    pub found_note: Option<String>,
    /// Where, when something was changed.
    pub place: Option<String>,
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
}

impl Related<super::cpts::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Cpts.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
