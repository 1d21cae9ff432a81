//! The sheet of a member, as the board reads it.

use std::convert::Infallible;

use chrono::{Datelike, NaiveDate};
use domain::dues::DuesStanding;
use domain::id::AdhesionId;
use domain::permission::Action;
use entity::{dues, mandate, person, role};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::application::{Application, read};
use super::one::one;
use crate::ctx::{Actor, Ctx};
use crate::dues::remind::last_reminder;
use crate::dues::standing::standing;
use crate::failure::Outcome;
use crate::ght::standing::{Standing, of as standing_of};
use crate::scope;

/// A member with all that the CPTS knows.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The adhesion and its history.
    pub adhesion: Application,
    /// The present year.
    pub year: i32,
    /// Dues of the present year.
    pub standing: DuesStanding,
    /// Entries of the dues register, the latest year first, cancelled ones too; empty when the reader may not
    /// read dues.
    pub dues: Vec<dues::Model>,
    /// Last reminder of the present year's dues.
    pub reminded: Option<NaiveDate>,
    /// Roles held in this CPTS, past ones too.
    pub roles: Vec<role::Model>,
    /// Those who represent the structure.
    pub mandates: Vec<(mandate::Model, Option<person::Model>)>,
    /// College, right to vote and attachments.
    pub placed: Option<Placed>,
    /// Whether the reader may correct contact data.
    pub may_edit: bool,
    /// Whether the reader may suspend, strike off or expel.
    pub may_end: bool,
    /// Whether the reader may record dues.
    pub may_record: bool,
}

/// Where a member stands under the rules.
#[derive(Debug, Clone)]
pub struct Placed {
    /// College, right to vote and attachments.
    pub standing: Standing,
    /// Whether the reader may record attachments of the member.
    pub may_attach: bool,
}

/// Reads a member's sheet.
///
/// Permission: [`Action::ReadMembers`]; dues are shown to those who hold [`Action::ReadDues`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn sheet(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: AdhesionId,
) -> Outcome<Sheet, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ReadMembers)?;
    let row = one(db, &seat, id).await?;
    let year = ctx.today().year();
    let standing = standing(db, &seat, year, &row).await?;
    let entries = if seat.require(Action::ReadDues).is_ok() {
        seat.dues()
            .filter(dues::Column::AdhesionId.eq(id.0))
            .order_by_desc(dues::Column::Year)
            .order_by_desc(dues::Column::RecordedAt)
            .all(db)
            .await?
    } else {
        Vec::new()
    };
    let roles = match row.person_id {
        Some(person) => {
            seat.roles()
                .filter(role::Column::PersonId.eq(person))
                .order_by_desc(role::Column::StartsOn)
                .all(db)
                .await?
        }
        None => Vec::new(),
    };
    let mandates = match row.structure_id {
        Some(structure) => {
            mandate::Entity::find()
                .filter(mandate::Column::StructureId.eq(structure))
                .order_by_desc(mandate::Column::StartsOn)
                .find_also_related(person::Entity)
                .all(db)
                .await?
        }
        None => Vec::new(),
    };
    let reminded = last_reminder(db, &seat, id, year).await?;
    let (may_edit, may_end, may_record) = (
        seat.require(Action::EditMember).is_ok(),
        seat.require(Action::EndMembership).is_ok(),
        seat.require(Action::RecordDues).is_ok(),
    );
    let may_attach = seat.require(Action::ManageBlocs).is_ok();
    let under_rules = match row.ended_at {
        None => Some(standing_of(db, ctx, &row).await?),
        Some(_) => None,
    };
    let adhesion = read(db, ctx, actor, seat, row).await?;
    Ok(Sheet {
        placed: under_rules.map(|standing| Placed {
            standing,
            may_attach: may_attach && !adhesion.is_own,
        }),
        year,
        standing,
        dues: entries,
        reminded,
        roles,
        mandates,
        may_edit,
        may_end: may_end && !adhesion.is_own,
        may_record,
        adhesion,
    })
}
