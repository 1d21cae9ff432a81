//! A voice in a decision, under the name that it has in this decision alone.

use domain::electorate::roll::Voter;
use domain::id::AdhesionId;
use sea_orm::entity::prelude::*;

use crate::Inconsistent;

/// A voice in a decision, under the name that it has in this decision alone.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision_voter")]
pub struct Model {
    /// Decision.
    #[sea_orm(primary_key, auto_increment = false)]
    pub decision_id: Uuid,
    /// As the roll names them.
    #[sea_orm(primary_key, auto_increment = false)]
    pub voter: Uuid,
    /// Whose voice it is.
    pub adhesion_id: Option<Uuid>,
    /// Who facilitates without an adhesion.
    pub person_id: Option<Uuid>,
    /// With what the name was made.
    #[sea_orm(column_type = "Blob")]
    pub salt: Vec<u8>,
    /// `domain::electorate::roll::Voter`, as JSON; none of who does not vote.
    #[sea_orm(column_type = "Text", nullable)]
    pub line: Option<String>,
    /// Who carries it, as the roll names them.
    pub proxy: Option<Uuid>,
    /// Answers objections, opens and closes.
    pub facilitates: bool,
    /// It is on the roll and does not stand aside: kept beside its line, so that counting the voices reads no line.
    pub votes: bool,
}

impl Model {
    /// Their line of the roll; none of who does not vote.
    ///
    /// # Errors
    /// [`Inconsistent`] when the row cannot be read.
    pub fn voter(&self) -> Result<Option<Voter>, Inconsistent> {
        let Some(line) = &self.line else {
            return Ok(None);
        };
        let read = serde_json::from_str(line).map_err(|_| Inconsistent {
            table: "decision_voter",
            column: "line",
            value: line.clone(),
        });
        read.map(Some)
    }

    /// The name in this decision, as rolls have it.
    pub const fn name(&self) -> AdhesionId {
        AdhesionId(self.voter)
    }
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
    /// By `adhesion_id`.
    #[sea_orm(
        belongs_to = "super::adhesion::Entity",
        from = "Column::AdhesionId",
        to = "super::adhesion::Column::Id"
    )]
    Adhesion,
    /// By `person_id`.
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::PersonId",
        to = "super::person::Column::Id"
    )]
    Person,
}

impl Related<super::decision::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Decision.def()
    }
}

impl Related<super::adhesion::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Adhesion.def()
    }
}

impl Related<super::person::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Person.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
