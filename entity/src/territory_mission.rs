//! The missions that a CPTS takes on in a commune.

use sea_orm::entity::prelude::*;

/// The missions that a CPTS takes on in a commune.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "territory_mission")]
pub struct Model {
    /// The CPTS.
    #[sea_orm(primary_key, auto_increment = false)]
    pub cpts_id: Uuid,
    /// INSEE code.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// Codes of `domain::territory::Mission`, separated by spaces; none is an answer too.
    #[sea_orm(column_type = "Text")]
    pub missions: String,
    /// Who said so.
    pub author_id: Option<Uuid>,
    /// When.
    pub said_at: DateTimeUtc,
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
    /// By `code`.
    #[sea_orm(
        belongs_to = "super::commune::Entity",
        from = "Column::Code",
        to = "super::commune::Column::Code"
    )]
    Commune,
    /// By `author_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::AuthorId",
        to = "super::person::Column::Id"
    )]
    Author,
}

impl Related<super::cpts::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Cpts.def()
    }
}

impl Related<super::commune::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Commune.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Author.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
