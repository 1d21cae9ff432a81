use std::convert::Infallible;

use domain::contract::stage::Stage;
use domain::id::CptsId;
use entity::{contract, contract_opinion, cpts};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::asked;
use crate::contract::reader::reads;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault};
use crate::scope::seat_in;

/// Of these contracts, of which members of these CPTS are asked, those on which the person is asked for an opinion that she has
/// not given, for her home page.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn awaited(
    ctx: &Ctx,
    actor: &Actor,
    open: Vec<(CptsId, contract::Model)>,
) -> Result<Vec<(CptsId, contract::Model)>, Fault> {
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let db = ctx.db().read();
    let given = contract_opinion::Entity::find()
        .filter(contract_opinion::Column::PersonId.eq(actor.person.0))
        .filter(contract_opinion::Column::ContractId.is_in(open.iter().map(|(_, it)| it.id)))
        .all(db)
        .await?;
    let mut found = Vec::new();
    for (id, row) in open {
        let said = |it: &contract_opinion::Model| {
            (it.contract_id, it.cpts_id, it.version) == (row.id, id.0, row.head)
        };
        let Stage::Opinion { college, .. } = row.stage()? else {
            continue;
        };
        let place = cpts::Entity::find_by_id(id.0).one(db).await?;
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
