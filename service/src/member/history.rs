//! What happened to an adhesion, with who did it.

use chrono::{DateTime, Utc};
use domain::id::{AdhesionId, PersonId};
use domain::member::{AdhesionState, Change};
use entity::adhesion_change;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::account::names_of;
use crate::ctx::Actor;
use crate::failure::Fault;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What.
    pub change: Change,
    /// Where it led.
    pub to: AdhesionState,
    /// Who did it.
    pub author_id: Option<PersonId>,
    /// Who did it, by name; nobody for the system or an erased account.
    pub author: Option<String>,
    /// The reason or message given.
    pub reason: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// The steps of an adhesion, oldest first. The caller has checked that the reader may see it.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn history(db: &impl ConnectionTrait, adhesion: AdhesionId) -> Result<Vec<Step>, Fault> {
    let rows = adhesion_change::Entity::find()
        .filter(adhesion_change::Column::AdhesionId.eq(adhesion.0))
        .order_by_asc(adhesion_change::Column::At)
        .order_by_asc(adhesion_change::Column::Id)
        .all(db)
        .await?;
    let names = names_of(db, rows.iter().filter_map(|row| row.author_id)).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Step {
                change: entity::read("adhesion_change", "change", &row.change)?,
                to: entity::read("adhesion_change", "to_state", &row.to_state)?,
                author_id: row.author_id.map(PersonId),
                author: row.author_id.and_then(|id| names.get(&id).cloned()),
                reason: row.reason,
                at: row.at,
            })
        })
        .collect()
}

/// What happened between reading an adhesion and acting on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Since {
    /// Nothing.
    Nothing,
    /// The same person did the same thing: a form sent twice.
    SameAgain,
    /// Something else: the last step.
    Overtaken(Step),
}

/// What happened since the adhesion was read with `seen` steps of history.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn since(
    db: &impl ConnectionTrait,
    adhesion: AdhesionId,
    seen: usize,
    actor: &Actor,
    change: Change,
) -> Result<Since, Fault> {
    let mut steps = history(db, adhesion).await?;
    if steps.len() == seen {
        return Ok(Since::Nothing);
    }
    Ok(match steps.pop() {
        None => Since::Nothing,
        Some(last)
            if steps.len() == seen
                && last.change == change
                && last.author_id == Some(actor.person) =>
        {
            Since::SameAgain
        }
        Some(last) => Since::Overtaken(last),
    })
}
