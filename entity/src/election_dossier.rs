//! What an election came to, as documents that anybody verifies, byte for byte.

use sea_orm::entity::prelude::*;

/// What an election came to, as documents that anybody verifies, byte for byte.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "election_dossier")]
pub struct Model {
    /// Election.
    #[sea_orm(primary_key, auto_increment = false)]
    pub election_id: Uuid,
    /// `election::held::Held`, in its canonical form.
    #[sea_orm(column_type = "Text")]
    pub held: String,
    /// `election::seats::Seated`, in its canonical form.
    #[sea_orm(column_type = "Text")]
    pub seats: String,
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
