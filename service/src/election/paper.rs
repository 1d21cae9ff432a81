//! Somebody votes on paper at the desk: the act of two of the electoral board uses up the right to vote on a device.

use entity::{election_urn, election_voter};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

use crate::failure::{Failure, Outcome, refuse};
use crate::tx::Tx;

/// Why somebody does not vote on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperRefused {
    /// There is no such line in that urn.
    NoLine,
    /// A ballot was cast for the line: nobody can tell which one it is, so it cannot be taken back.
    Voted,
}

/// Uses up the right of a line; asked twice, it is used up once.
///
/// # Errors
/// [`PaperRefused`], or a fault.
pub async fn take(
    tx: &Tx<'_>,
    urn: &election_urn::Model,
    entry: Uuid,
) -> Outcome<(), PaperRefused> {
    let db = tx.db();
    let line = election_voter::Entity::find()
        .filter(election_voter::Column::UrnId.eq(urn.id))
        .filter(election_voter::Column::Entry.eq(entry))
        .one(db)
        .await?
        .ok_or(Failure::Refused(PaperRefused::NoLine))?;
    if line.paper {
        return Ok(());
    }
    if line.voted {
        return refuse(PaperRefused::Voted);
    }
    let mut line = line.into_active_model();
    line.paper = Set(true);
    line.update(db).await?;
    let mut row = urn.clone().into_active_model();
    row.paper = Set(urn.paper + 1);
    row.update(db).await?;
    Ok(())
}
