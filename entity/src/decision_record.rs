//! An entry of the sealed register that belongs to the archive of a decision.

use sea_orm::entity::prelude::*;

/// An entry of the sealed register that belongs to the archive of a decision.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision_record")]
pub struct Model {
    /// Decision.
    #[sea_orm(primary_key, auto_increment = false)]
    pub decision_id: Uuid,
    /// The row of `log_opening`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub entry_id: Uuid,
    /// Hash of the leaf.
    #[sea_orm(column_type = "Blob")]
    pub hash: Vec<u8>,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `decision_id`.
    #[sea_orm(
        belongs_to = "super::decision::Entity",
        from = "Column::DecisionId",
        to = "super::decision::Column::Id"
    )]
    Decision,
}

impl Related<super::decision::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Decision.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
