//! The new leaders are declared at the prefecture (law of 1901, art. 5): that it is done is noted.

use domain::election::stage::Stage;
use domain::id::ElectionId;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, IntoActiveModel};

use super::keep;
use super::reader::seen;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Outcome, refuse};

/// Why it is not noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeclareRefused {
    /// Nothing is proclaimed.
    Stage,
    /// It was noted before.
    Done,
}

/// Notes that the leaders were declared. Permission: to manage elections.
///
/// # Errors
/// [`DeclareRefused`], not found, forbidden or a fault.
pub async fn declare(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ElectionId,
) -> Outcome<(), DeclareRefused> {
    transaction!(ctx, |tx| {
        let seen = seen(tx.db(), ctx, actor, slug, id).await?;
        seen.require_manages()?;
        if !matches!(seen.stage, Stage::Challenge | Stage::Archived) {
            return refuse(DeclareRefused::Stage);
        }
        if seen.row.declared_on.is_some() {
            return refuse(DeclareRefused::Done);
        }
        tx.record(keep::changed(&seen.row, actor, "declared"))
            .await?;
        let mut row = seen.row.into_active_model();
        row.declared_on = Set(Some(ctx.today()));
        row.update(tx.db()).await?;
        Ok(())
    })
}
