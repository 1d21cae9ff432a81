//! The programs that browsers got when the vote of an election opened.

use sea_orm::entity::prelude::*;

/// The programs that browsers got when the vote of an election opened.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "election_program")]
pub struct Model {
    /// Election.
    #[sea_orm(primary_key, auto_increment = false)]
    pub election_id: Uuid,
    /// The fact as it was logged: names of files and their SHA-256, as JSON.
    #[sea_orm(column_type = "Text")]
    pub fact: String,
    /// Hash of its entry in the register.
    pub entry_hash: String,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `election_id`.
    #[sea_orm(
        belongs_to = "super::election::Entity",
        from = "Column::ElectionId",
        to = "super::election::Column::Id"
    )]
    Election,
}

impl Related<super::election::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Election.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
