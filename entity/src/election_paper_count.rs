//! One count of the papers of an urn, by one teller.

use sea_orm::entity::prelude::*;

/// One count of the papers of an urn, by one teller.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "election_paper_count")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The urn.
    pub urn_id: Uuid,
    /// Who counted.
    pub teller_id: Uuid,
    /// `election::held::Paper`, as JSON.
    #[sea_orm(column_type = "Text")]
    pub counts: String,
    /// When it was entered.
    pub at: DateTimeUtc,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `urn_id`.
    #[sea_orm(
        belongs_to = "super::election_urn::Entity",
        from = "Column::UrnId",
        to = "super::election_urn::Column::Id"
    )]
    Urn,
    /// By `teller_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::TellerId",
        to = "super::person::Column::Id"
    )]
    Teller,
}

impl Related<super::election_urn::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Urn.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
