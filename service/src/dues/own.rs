//! What a member sees of their own dues.

use chrono::Datelike;
use domain::dues::DuesStanding;
use entity::{adhesion, cpts, dues};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};

use super::standing::standing;
use crate::ctx::{Actor, Ctx};
use crate::failure::Fault;
use crate::scope;

/// An entry of the register.
pub type Entry = dues::Model;

/// The dues of one adhesion.
#[derive(Debug, Clone)]
pub struct OwnDues {
    /// The present civil year.
    pub year: i32,
    /// Where it stands this year.
    pub standing: DuesStanding,
    /// What the register holds, the latest year first; entries that were cancelled are left out.
    pub entries: Vec<Entry>,
}

/// Reads them. `row` and `cpts` are an adhesion of the person, or of a structure they represent.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn own_dues(
    ctx: &Ctx,
    actor: &Actor,
    cpts: &cpts::Model,
    row: &adhesion::Model,
) -> Result<OwnDues, Fault> {
    let db = ctx.db().read();
    let year = ctx.today().year();
    let seat = scope::seat_in(db, ctx, actor.person, cpts.clone()).await?;
    let entries = seat
        .dues()
        .filter(dues::Column::AdhesionId.eq(row.id))
        .filter(dues::Column::CancelledAt.is_null())
        .order_by_desc(dues::Column::Year)
        .all(db)
        .await?;
    Ok(OwnDues {
        year,
        standing: standing(db, &seat, year, row).await?,
        entries,
    })
}
