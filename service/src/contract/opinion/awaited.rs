use std::collections::BTreeSet;
use std::convert::Infallible;

use domain::contract::stage::{Stage, Step};
use domain::id::CptsId;
use entity::{contract, contract_cpts, contract_opinion, cpts};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::asked;
use crate::contract::reader::reads;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault};
use crate::scope::seat_in;

/// The contracts of these CPTS on which a person is asked for an opinion that she has not given, for her home page.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn awaited(
    ctx: &Ctx,
    actor: &Actor,
    places: &BTreeSet<Uuid>,
) -> Result<Vec<(CptsId, contract::Model)>, Fault> {
    let db = ctx.db().read();
    let open = contract_cpts::Entity::find()
        .filter(contract_cpts::Column::CptsId.is_in(places.iter().copied()))
        .filter(contract::Column::Stage.eq(Step::Opinion.code()))
        .order_by_asc(contract_cpts::Column::ContractId)
        .order_by_asc(contract_cpts::Column::CptsId)
        .find_also_related(contract::Entity)
        .all(db)
        .await?;
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let given = contract_opinion::Entity::find()
        .filter(contract_opinion::Column::PersonId.eq(actor.person.0))
        .filter(
            contract_opinion::Column::ContractId.is_in(open.iter().map(|(it, _)| it.contract_id)),
        )
        .all(db)
        .await?;
    let mut found = Vec::new();
    for (part, row) in open {
        let Some(row) = row else { continue };
        let said = |it: &contract_opinion::Model| {
            (it.contract_id, it.cpts_id, it.version) == (row.id, part.cpts_id, row.head)
        };
        let Stage::Opinion { college, .. } = row.stage()? else {
            continue;
        };
        let place = cpts::Entity::find_by_id(part.cpts_id).one(db).await?;
        let Some(place) = place.filter(|_| !given.iter().any(said)) else {
            continue;
        };
        let seat = seat_in(db, ctx, actor.person, place).await?;
        match reads::<Infallible>(db, ctx, &seat).await {
            Ok(()) => {}
            Err(Failure::Fault(fault)) => return Err(fault),
            // Whoever may not read it is not asked.
            Err(_) => continue,
        }
        if asked(db, ctx, &seat, college.as_ref()).await? {
            found.push((seat.id(), row));
        }
    }
    Ok(found)
}
