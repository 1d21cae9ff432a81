//! An election is held under the key of a board.

use domain::audit::Event;
use domain::election::stage::Stage;
use domain::election::trustee::BoardState;
use domain::id::{ElectionId, TrusteeBoardId};
use entity::election_urn;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter,
};
use serde_json::json;

use super::circle::circle;
use crate::ctx::{Actor, Ctx};
use crate::election::seen;
use crate::failure::{Outcome, refuse};
use crate::tx::Entry;

/// Why a board is not chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChooseRefused {
    /// Its key is not made, or it serves no new election.
    NotReady,
    /// Ballots are made under another key already.
    TooLate,
}

/// Chooses who opens the urns of an election, until the first urn is made under a key. Permission: who prepares the
/// election.
///
/// # Errors
/// [`ChooseRefused`], not found, forbidden or a fault.
pub async fn choose(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    board: TrusteeBoardId,
) -> Outcome<(), ChooseRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_leads()?;
        let circle = circle(db, &seen.seat, board).await?;
        if circle.state != BoardState::Ready {
            return refuse(ChooseRefused::NotReady);
        }
        let made = election_urn::Entity::find()
            .filter(election_urn::Column::ElectionId.eq(id.0))
            .filter(election_urn::Column::TrusteesJson.is_not_null())
            .count(db)
            .await?;
        if Stage::Sealed <= seen.stage || made > 0 {
            return refuse(ChooseRefused::TooLate);
        }
        let cpts = seen.seat.id();
        let mut row = seen.row.into_active_model();
        row.trustee_board_id = Set(Some(board.0));
        row.update(db).await?;
        let entry = Entry::new(Event::TrusteesChosen).cpts(cpts).actor(actor);
        tx.record(entry.subject(id.0).detail(json!({ "board": board.0 })))
            .await?;
        Ok(())
    })
}

/// The election whose board is chosen. Permission: who prepares it.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn chosen(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
) -> Outcome<entity::election::Model, std::convert::Infallible> {
    let seen = seen(ctx.db().read(), ctx, actor, slug, id).await?;
    seen.require_leads()?;
    Ok(seen.row)
}
