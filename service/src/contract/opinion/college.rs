//! Whom an opinion is asked of: in every CPTS that takes part, the members of the college, or all of them.

use std::collections::BTreeSet;

use domain::member::AdhesionState;
use domain::statutes::CollegeId;
use entity::{adhesion, contract, contract_cpts, cpts};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::ctx::{Actor, Ctx};
use crate::decision::mine;
use crate::electorate::Day;
use crate::failure::Fault;
use crate::scope::{Seat, seat_in};

/// Whether a person is asked: she speaks for a member of the college.
pub(super) async fn asked(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seat: &Seat,
    college: Option<&CollegeId>,
) -> Result<bool, Fault> {
    let mine = mine::adhesions(db, ctx, seat).await?;
    let Some(college) = college else {
        return Ok(!mine.is_empty());
    };
    for row in &mine {
        let Some(day) = Day::read_one(db, ctx, row, ctx.today()).await? else {
            continue;
        };
        if of(&day, college).contains(&row.id) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Those who are asked, in each CPTS that takes part, but the one who asks.
pub(super) async fn asked_members(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    actor: &Actor,
    row: &contract::Model,
    college: Option<&CollegeId>,
) -> Result<Vec<(Seat, Vec<adhesion::Model>)>, Fault> {
    let places = contract_cpts::Entity::find()
        .filter(contract_cpts::Column::ContractId.eq(row.id))
        .order_by_asc(contract_cpts::Column::CptsId)
        .find_also_related(cpts::Entity)
        .all(db)
        .await?;
    let mut found = Vec::new();
    for place in places.into_iter().filter_map(|(_, it)| it) {
        let seat = seat_in(db, ctx, actor.person, place).await?;
        let mut members = seat
            .adhesions()
            .filter(adhesion::Column::State.eq(AdhesionState::Admitted.code()))
            .order_by_asc(adhesion::Column::Id)
            .all(db)
            .await?;
        members.retain(|it| it.person_id != Some(actor.person.0));
        if let Some(college) = college {
            let day = Day::read(db, ctx, &seat, ctx.today()).await?;
            let theirs = day.map(|it| of(&it, college)).unwrap_or_default();
            members.retain(|it| theirs.contains(&it.id));
        }
        found.push((seat, members));
    }
    Ok(found)
}

/// The adhesions of a college among the members of a day.
fn of(day: &Day, college: &CollegeId) -> BTreeSet<Uuid> {
    let members = day.members.iter();
    let theirs = members.filter(|it| {
        let placed = day.placed(it).college;
        placed.is_some_and(|it| it.college == *college)
    });
    theirs.map(|it| it.adhesion.0).collect()
}
