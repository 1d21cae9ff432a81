//! For whom a person speaks in a CPTS.

use domain::member::AdhesionState;
use entity::adhesion;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::ctx::Ctx;
use crate::failure::Fault;
use crate::scope::Seat;
use crate::structure::mandate::represented;

/// The adhesions with full rights for which a person speaks today: her own first.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub(crate) async fn adhesions(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seat: &Seat,
) -> Result<Vec<adhesion::Model>, Fault> {
    let mut whose = Condition::any().add(adhesion::Column::PersonId.eq(seat.person.0));
    let structures = represented(db, seat.person, ctx.today()).await?;
    if !structures.is_empty() {
        whose = whose.add(adhesion::Column::StructureId.is_in(structures));
    }
    let mut rows = seat
        .adhesions()
        .filter(whose)
        .filter(adhesion::Column::State.eq(AdhesionState::Admitted.code()))
        .order_by_asc(adhesion::Column::Id)
        .all(db)
        .await?;
    rows.sort_by_key(|it| it.person_id.is_none());
    Ok(rows)
}

/// Whether a person speaks for an adhesion today; it must have full rights.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub(super) async fn speaks_for(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    person: domain::id::PersonId,
    adhesion: uuid::Uuid,
) -> Result<bool, Fault> {
    let row = adhesion::Entity::find_by_id(adhesion).one(db).await?;
    let Some(row) = row.filter(|it| it.state == AdhesionState::Admitted.code()) else {
        return Ok(false);
    };
    if row.person_id == Some(person.0) {
        return Ok(true);
    }
    match row.structure_id {
        Some(id) => Ok(represented(db, person, ctx.today()).await?.contains(&id)),
        None => Ok(false),
    }
}
