//! The partners and blocs that a decision concerns, read.

use entity::{bloc, decision_conflict, partner};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::Seen;
use crate::failure::Fault;

/// Whom a decision concerns.
#[derive(Debug, Clone, Default)]
pub struct Concerned {
    /// Partners, by name.
    pub partners: Vec<partner::Model>,
    /// Blocs, by name.
    pub blocs: Vec<bloc::Model>,
}

impl Concerned {
    /// Their names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let blocs = self.blocs.iter().map(|it| it.name.as_str());
        self.partners.iter().map(|it| it.name.as_str()).chain(blocs)
    }
}

/// Whom a decision that is read already concerns.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn of(db: &impl ConnectionTrait, seen: &Seen) -> Result<Concerned, Fault> {
    let rows = decision_conflict::Entity::find()
        .filter(decision_conflict::Column::DecisionId.eq(seen.row.id))
        .all(db)
        .await?;
    let partners = rows.iter().filter_map(|it| it.partner_id);
    let blocs = rows.iter().filter_map(|it| it.bloc_id);
    Ok(Concerned {
        partners: seen
            .seat
            .partners()
            .filter(partner::Column::Id.is_in(partners))
            .order_by_asc(partner::Column::SearchName)
            .all(db)
            .await?,
        blocs: seen
            .seat
            .blocs()
            .filter(bloc::Column::Id.is_in(blocs))
            .order_by_asc(bloc::Column::SearchName)
            .all(db)
            .await?,
    })
}
