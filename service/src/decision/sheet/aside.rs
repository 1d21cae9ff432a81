//! Who stands aside.

use std::collections::BTreeMap;

use entity::{adhesion, attachment, decision, decision_voter};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::failure::Fault;

/// A member who stands aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Who.
    pub name: String,
    /// To what she is tied, as the register of attachments names it.
    pub to: Option<String>,
}

/// Who stands aside on a decision whose roll is frozen, by name.
pub(crate) async fn of(
    db: &impl ConnectionTrait,
    row: &decision::Model,
) -> Result<Vec<Aside>, Fault> {
    if row.roll_sha256.is_none() {
        return Ok(Vec::new());
    }
    let voters = decision_voter::Entity::find()
        .filter(decision_voter::Column::DecisionId.eq(row.id))
        .filter(decision_voter::Column::Line.contains("\"recused\":\""))
        .all(db)
        .await?;
    let mut ties = BTreeMap::new();
    for row in voters {
        if let (Some(adhesion), Some(tie)) =
            (row.adhesion_id, row.voter()?.and_then(|it| it.recused))
        {
            ties.insert(adhesion, tie.0);
        }
    }
    let members = adhesion::Entity::find()
        .filter(adhesion::Column::CptsId.eq(row.cpts_id))
        .filter(adhesion::Column::Id.is_in(ties.keys().copied()))
        .all(db)
        .await?;
    let attachments = attachment::Entity::find()
        .filter(attachment::Column::CptsId.eq(row.cpts_id))
        .filter(attachment::Column::Id.is_in(ties.values().copied()))
        .all(db)
        .await?;
    let mut aside: Vec<Aside> = members
        .into_iter()
        .map(|row| {
            let tie = ties.get(&row.id);
            let to = attachments
                .iter()
                .find(|it| Some(&it.id) == tie)
                .and_then(|it| it.entity_name.clone());
            let name = match row.given_name {
                Some(given) => format!("{given} {}", row.name),
                None => row.name,
            };
            Aside { name, to }
        })
        .collect();
    aside.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(aside)
}
