//! A trustee: her place, and the messages that she gave. Her seed stays with her.

use sea_orm::entity::prelude::*;

/// A trustee: her place, and the messages that she gave. Her seed stays with her.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "trustee")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Among whom.
    pub board_id: Uuid,
    /// Her place, from 1.
    pub place: i32,
    /// Who.
    pub person_id: Uuid,
    /// `belenios::trustee::Certificate`, once she accepted.
    #[sea_orm(column_type = "Text", nullable)]
    pub certificate: Option<String>,
    /// `belenios::trustee::Polynomial`.
    #[sea_orm(column_type = "Text", nullable)]
    pub polynomial: Option<String>,
    /// `belenios::trustee::Voutput`: with her part of the key, sealed for herself.
    #[sea_orm(column_type = "Text", nullable)]
    pub voutput: Option<String>,
    /// When she accepted.
    pub joined_at: Option<DateTimeUtc>,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `board_id`.
    #[sea_orm(
        belongs_to = "super::trustee_board::Entity",
        from = "Column::BoardId",
        to = "super::trustee_board::Column::Id"
    )]
    Board,
    /// By `person_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::PersonId",
        to = "super::person::Column::Id"
    )]
    Person,
}

impl Related<super::trustee_board::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Board.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Person.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
