//! What was reached of a promise, as a review found.

use sea_orm::entity::prelude::*;

/// What was reached of a promise, as a review found.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contract_review")]
pub struct Model {
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Contract.
    pub contract_id: Uuid,
    /// The day of the review.
    pub on_day: Date,
    /// Which indicator of the text, from 0; none for the review as a whole.
    pub indicator: Option<i32>,
    /// What the text calls it.
    pub label: String,
    /// What was reached, in the unit of the indicator.
    pub reached: Option<i32>,
    /// Remark.
    #[sea_orm(column_type = "Text")]
    pub note: String,
    /// By whom.
    pub by_id: Uuid,
    /// When.
    pub at: DateTimeUtc,
}

/// Tables it points to.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// By `contract_id`.
    #[sea_orm(
        belongs_to = "super::contract::Entity",
        from = "Column::ContractId",
        to = "super::contract::Column::Id"
    )]
    Contract,
    /// By `by_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::ById",
        to = "super::person::Column::Id"
    )]
    By,
}

impl Related<super::contract::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Contract.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::By.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
