//! What waits for the board, and one attachment to decide on.

use std::convert::Infallible;

use domain::ght::attachment::AttachmentState;
use domain::id::AttachmentId;
use domain::permission::Action;
use entity::{adhesion, attachment, cpts};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::shown::{Shown, all};
use super::write::one;
use crate::ctx::{Actor, Ctx};
use crate::failure::Outcome;
use crate::ght::known;
use crate::member::own::is_own;
use crate::scope::{self, Seat};

/// Lines on a page of the queue.
pub const PER_PAGE: u64 = 50;

/// What waits for the board.
#[derive(Debug, Clone)]
pub struct Queue {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// Contested ones first, then the oldest.
    pub waiting: Vec<Waiting>,
    /// How many wait in all.
    pub count: u64,
    /// The page that was read, from 1: the last one when a later one was asked.
    pub page: u64,
}

/// One attachment that waits.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The member.
    pub adhesion: adhesion::Model,
    /// What is said of them.
    pub shown: Shown,
    /// It is the reader's own, or that of a structure they represent: somebody else decides.
    pub is_own: bool,
}

/// Reads a page of the queue, counted from 1. Permission: [`Action::ManageBlocs`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn queue(ctx: &Ctx, actor: &Actor, slug: &str, page: u64) -> Outcome<Queue, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ManageBlocs)?;
    let count = waiting(&seat).count(db).await?;
    // Who decided the last one of a page comes back to the page before it.
    let page = page.clamp(1, count.div_ceil(PER_PAGE).max(1));
    let rows = waiting(&seat)
        .order_by_asc(attachment::Column::State)
        .order_by_asc(attachment::Column::CreatedAt)
        .order_by_asc(attachment::Column::Id)
        .offset((page - 1) * PER_PAGE)
        .limit(PER_PAGE)
        .all(db)
        .await?;
    let members = seat
        .adhesions()
        .filter(adhesion::Column::Id.is_in(rows.iter().map(|it| it.adhesion_id)))
        .all(db)
        .await?;
    let blocs = known::blocs(db, seat.id()).await?;
    let mut found = Vec::new();
    for shown in all(db, &blocs, rows, ctx.today()).await? {
        let Some(adhesion) = members.iter().find(|it| it.id == shown.row.adhesion_id) else {
            continue;
        };
        found.push(Waiting {
            is_own: is_own(db, ctx, actor, adhesion).await?,
            adhesion: adhesion.clone(),
            shown,
        });
    }
    Ok(Queue {
        waiting: found,
        count,
        page,
        cpts: seat.cpts,
    })
}

/// What waits in a CPTS, of members and applicants.
pub(crate) fn waiting(seat: &Seat) -> Select<attachment::Entity> {
    let states = [AttachmentState::Proposed, AttachmentState::Contested];
    seat.attachments()
        .inner_join(adhesion::Entity)
        .filter(adhesion::Column::EndedAt.is_null())
        .filter(attachment::Column::State.is_in(states.map(AttachmentState::code)))
}

/// One attachment, to be read and decided. Permission: [`Action::ManageBlocs`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn read(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: AttachmentId,
) -> Outcome<Waiting, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ManageBlocs)?;
    let (row, adhesion) = one(db, &seat, id).await?;
    let blocs = known::blocs(db, seat.id()).await?;
    let shown = all(db, &blocs, vec![row], ctx.today()).await?;
    let shown = shown.into_iter().next();
    Ok(Waiting {
        shown: shown.ok_or(crate::Failure::NotFound)?,
        is_own: is_own(db, ctx, actor, &adhesion).await?,
        adhesion,
    })
}
