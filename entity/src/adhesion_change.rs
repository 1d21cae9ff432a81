//! One change of an adhesion: author, reason, date.

use sea_orm::entity::prelude::*;

/// One change of an adhesion: author, reason, date.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "adhesion_change")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The adhesion.
    pub adhesion_id: Uuid,
    /// Change of `domain::member`.
    pub change: String,
    /// State before.
    pub from_state: Option<String>,
    /// State after.
    pub to_state: String,
    /// Who did it; nobody for the system.
    pub author_id: Option<Uuid>,
    /// Reason or message given.
    #[sea_orm(column_type = "Text")]
    pub reason: Option<String>,
    /// When.
    pub at: DateTimeUtc,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `adhesion_id`.
    #[sea_orm(
        belongs_to = "super::adhesion::Entity",
        from = "Column::AdhesionId",
        to = "super::adhesion::Column::Id"
    )]
    Adhesion,
    /// By `author_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::AuthorId",
        to = "super::person::Column::Id"
    )]
    Author,
}

impl Related<super::adhesion::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Adhesion.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Author.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
