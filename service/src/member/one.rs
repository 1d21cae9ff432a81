//! One adhesion of a CPTS.

use domain::id::AdhesionId;
use entity::adhesion;
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};

use crate::failure::Failure;
use crate::scope::Seat;

/// The adhesion, if this CPTS has it.
///
/// # Errors
/// [`Failure::NotFound`] for an identifier of another CPTS as for one that never was.
pub async fn one<R>(
    db: &impl ConnectionTrait,
    seat: &Seat,
    id: AdhesionId,
) -> Result<adhesion::Model, Failure<R>> {
    seat.adhesions()
        .filter(adhesion::Column::Id.eq(id.0))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)
}
