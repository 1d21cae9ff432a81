//! The queue of applications, oldest first.

use std::convert::Infallible;

use domain::id::AdhesionId;
use domain::member::AdhesionState;
use domain::permission::Action;
use entity::adhesion;
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::place::communes;
use crate::ctx::{Actor, Ctx};
use crate::failure::Outcome;
use crate::scope;

/// Lines on a page.
pub const PER_PAGE: u64 = 50;

/// Which applications.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filter {
    /// Those that wait for the board.
    #[default]
    ToExamine,
    /// Those that wait for the applicant's answer.
    MoreAsked,
    /// Those that were refused, the latest first.
    Refused,
}

impl Filter {
    const fn state(self) -> AdhesionState {
        match self {
            Self::ToExamine => AdhesionState::Applied,
            Self::MoreAsked => AdhesionState::MoreAsked,
            Self::Refused => AdhesionState::Refused,
        }
    }
}

/// A page of the queue.
#[derive(Debug, Clone)]
pub struct Queue {
    /// The CPTS.
    pub cpts: entity::cpts::Model,
    /// Whether the reader may decide.
    pub may_decide: bool,
    /// How many wait for the board.
    pub to_examine: u64,
    /// How many wait for the applicant.
    pub more_asked: u64,
    /// How many were refused and are still kept.
    pub refused: u64,
    /// Lines of this page.
    pub lines: Vec<(adhesion::Model, Option<String>)>,
}

/// A page of the queue, counted from 1, with the name of each place's commune.
///
/// Permission: [`Action::ReadApplications`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn queue(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    filter: Filter,
    page: u64,
) -> Outcome<Queue, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ReadApplications)?;
    let count = |state: AdhesionState| {
        seat.adhesions()
            .filter(adhesion::Column::State.eq(state.code()))
            .count(db)
    };
    let mut select = seat
        .adhesions()
        .filter(adhesion::Column::State.eq(filter.state().code()));
    select = match filter {
        Filter::Refused => select.order_by_desc(adhesion::Column::EndedAt),
        _ => select.order_by_asc(adhesion::Column::AppliedAt),
    };
    let rows = select
        .order_by_asc(adhesion::Column::Number)
        .offset(page.saturating_sub(1).saturating_mul(PER_PAGE))
        .limit(PER_PAGE)
        .all(db)
        .await?;
    let communes = communes(db, rows.iter().filter_map(|row| row.commune_code.clone())).await?;
    Ok(Queue {
        may_decide: seat.require(Action::DecideApplication).is_ok(),
        to_examine: count(AdhesionState::Applied).await?,
        more_asked: count(AdhesionState::MoreAsked).await?,
        refused: count(AdhesionState::Refused).await?,
        lines: rows
            .into_iter()
            .map(|row| {
                let name = row
                    .commune_code
                    .as_ref()
                    .and_then(|code| communes.get(code).cloned());
                (row, name)
            })
            .collect(),
        cpts: seat.cpts,
    })
}

/// The identifier of a line.
pub const fn id(row: &adhesion::Model) -> AdhesionId {
    AdhesionId(row.id)
}
