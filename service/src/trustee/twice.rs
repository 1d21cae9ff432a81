//! Two accounts that hold a place each on one board of trustees.

use domain::election::trustee::BoardState;
use entity::{trustee, trustee_board};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::failure::Fault;

/// The names of the boards that are not retired and on which both hold a place.
pub(crate) async fn both(
    db: &impl ConnectionTrait,
    one: Uuid,
    other: Uuid,
) -> Result<Vec<String>, Fault> {
    let rows = trustee::Entity::find()
        .filter(trustee::Column::PersonId.is_in([one, other]))
        .find_also_related(trustee_board::Entity)
        .order_by_asc(trustee::Column::BoardId)
        .order_by_asc(trustee::Column::Place)
        .all(db)
        .await?;
    let boards: Vec<_> = rows.into_iter().filter_map(|(_, board)| board).collect();
    let twice = boards.iter().zip(boards.iter().skip(1));
    let twice = twice.filter(|(one, next)| one.id == next.id);
    Ok(twice
        .filter(|(board, _)| board.state != BoardState::Retired.code())
        .map(|(board, _)| board.name.clone())
        .collect())
}
