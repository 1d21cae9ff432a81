use domain::decision::Choice;
use domain::id::DecisionId;
use entity::{decision_statement, decision_voter};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use signed::decision::Reason;

use super::name::names;
use crate::failure::Fault;

/// A reservation that stays beside the result.
#[derive(Debug, Clone)]
pub struct Reserved {
    /// Whose it is, by name.
    pub name: String,
    /// What it says.
    pub reason: Reason,
}

/// The reservations that count in a round and were given with words, by name.
pub(in crate::decision) async fn reserved(
    db: &impl ConnectionTrait,
    id: DecisionId,
    round: i32,
) -> Result<Vec<Reserved>, Fault> {
    let said = decision_statement::Entity::find()
        .filter(decision_statement::Column::DecisionId.eq(id.0))
        .filter(decision_statement::Column::Round.eq(round))
        .filter(decision_statement::Column::Kind.eq("position"))
        .filter(decision_statement::Column::Code.eq(Choice::Reservation.code()))
        .filter(decision_statement::Column::Counts.eq(true))
        .filter(decision_statement::Column::Reason.is_not_null())
        .all(db)
        .await?;
    let rows = decision_voter::Entity::find()
        .filter(decision_voter::Column::DecisionId.eq(id.0))
        .filter(decision_voter::Column::Voter.is_in(said.iter().map(|it| it.voice)))
        .all(db)
        .await?;
    let names = names(db, &rows).await?;
    let shown = said.iter().filter_map(|row| {
        let reason = row.reason.as_deref()?;
        Some(Reserved {
            name: names.get(&row.voice).cloned().unwrap_or_default(),
            reason: Reason::parse(reason.as_bytes()).ok()?,
        })
    });
    let mut shown: Vec<Reserved> = shown.collect();
    shown.sort_by_cached_key(|it| domain::text::searchable(&it.name));
    Ok(shown)
}
