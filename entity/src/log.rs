//! A sealed register of a CPTS: its name and its key. What changes stands in `log_head`.

use sea_orm::entity::prelude::*;

/// A sealed register of a CPTS: its name and its key. What changes stands in `log_head`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "log")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose it is.
    pub cpts_id: Uuid,
    /// 1, 2, 3…: a register that went back in time is retired, and the next one begins.
    pub epoch: i32,
    /// Its name for ever, first line of its checkpoints.
    pub origin: String,
    /// The key that verifies its checkpoints.
    #[sea_orm(column_type = "Text")]
    pub vkey: String,
    /// Begun.
    pub opened_at: DateTimeUtc,
    /// Given up for the next one.
    pub retired_at: Option<DateTimeUtc>,
    /// Of a retired one: the last checkpoint known to be published.
    #[sea_orm(column_type = "Text", nullable)]
    pub last_note: Option<String>,
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
