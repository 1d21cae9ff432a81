use std::collections::BTreeSet;

use domain::election::limits::Seat as Place;
use domain::id::PersonId;
use domain::permission::Standing;
use domain::statutes::{Renewal, Statutes};
use entity::{cpts, election, role};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::ctx::Ctx;
use crate::electorate::Day;
use crate::failure::Fault;
use crate::scope::Seat;

/// Who sits already and stays: where a part of the board is renewed, those whose mandate is known to end after the new
/// ones begin. They count for every limit.
pub(super) async fn sitting(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    election: &election::Model,
    statutes: &Statutes,
) -> Result<Vec<Place>, Fault> {
    let whole = statutes
        .board
        .rule()
        .is_none_or(|it| it.renewal == Renewal::Whole);
    let Some(cpts) = cpts::Entity::find_by_id(election.cpts_id).one(db).await? else {
        return Ok(Vec::new());
    };
    if whole {
        return Ok(Vec::new());
    }
    let from = election.mandates_from.unwrap_or_else(|| ctx.today());
    let stays: BTreeSet<_> = role::Entity::find()
        .filter(role::Column::CptsId.eq(cpts.id))
        .filter(role::Column::EndsOn.gt(from))
        .all(db)
        .await?
        .into_iter()
        .map(|it| it.person_id)
        .collect();
    // Read as nobody: the whole register, for the rule alone.
    let seat = Seat {
        cpts,
        person: PersonId(uuid::Uuid::nil()),
        standing: Standing::default(),
        adhesion: None,
    };
    let Some(day) = Day::read(db, ctx, &seat, ctx.today()).await? else {
        return Ok(Vec::new());
    };
    let board = day.board()?.into_iter();
    Ok(board
        .filter(|it| stays.contains(&it.person))
        .map(|it| it.place)
        .collect())
}
