//! An election is given up while nobody counts on it yet: one person does, with a reason.

use domain::election::plan::NOTE_CHARS;
use domain::election::stage::Stage;
use domain::id::ElectionId;
use domain::typed::{TypedRefused, paragraphs};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, IntoActiveModel};

use super::reader::seen;
use super::{keep, tell};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Outcome, refuse};
use crate::notice::election as letters;

/// Why it is not given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CancelRefused {
    /// A draft is deleted, what is frozen takes two, what is counted stays.
    Stage,
    /// A reason is missing or cannot be kept.
    Reason(Option<TypedRefused>),
}

/// Gives up an election while candidacies are called for. Permission: to manage elections.
///
/// # Errors
/// [`CancelRefused`], not found, forbidden or a fault.
pub async fn cancel(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
    reason: &str,
) -> Outcome<(), CancelRefused> {
    let reason = match paragraphs(reason, NOTE_CHARS) {
        Ok(Some(text)) => text,
        Ok(None) => return refuse(CancelRefused::Reason(None)),
        Err(refused) => return refuse(CancelRefused::Reason(Some(refused))),
    };
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_manages()?;
        if seen.stage != Stage::Candidacies {
            return refuse(CancelRefused::Stage);
        }
        let row = keep::move_to(db, ctx, seen.row, Stage::Cancelled).await?;
        let mut row = row.into_active_model();
        row.cancelled_reason = Set(Some(reason.clone()));
        let row = row.update(db).await?;
        let letter = letters::cancelled(&seen.seat.cpts, &row, &reason);
        tell::concerned(tx, ctx, &seen.seat.cpts, &row, &letter).await?;
        tx.record(keep::moved(&row, Some(actor))).await?;
        Ok(())
    })
}
