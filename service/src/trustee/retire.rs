//! A board serves no new election.

use domain::audit::Event;
use domain::election::trustee::BoardState;
use domain::id::TrusteeBoardId;
use domain::permission::Action;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;

use super::circle::circle;
use crate::ctx::{Actor, Ctx};
use crate::failure::Outcome;
use crate::scope;
use crate::tx::Entry;

/// Retires a board: elections under its key go on, new ones need another. What is said here is not taken back.
/// Permission: [`Action::ManageTrustees`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn retire(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: TrusteeBoardId,
) -> Outcome<(), std::convert::Infallible> {
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::ManageTrustees)?;
        let circle = circle(tx.db(), &seat, id).await?;
        if circle.state == BoardState::Retired {
            tx.without_journal("the board retired before");
            return Ok(());
        }
        let mut board = circle.board.into_active_model();
        board.state = Set(BoardState::Retired.code().to_owned());
        board.retired_at = Set(Some(ctx.now()));
        board.update(tx.db()).await?;
        let entry = Entry::new(Event::TrusteesRetired).cpts(seat.id());
        tx.record(entry.actor(actor).subject(id.0).detail(json!({})))
            .await?;
        Ok(())
    })
}
