//! A party gives notice, or all agree to end a contract before its term.

use chrono::NaiveDate;
use domain::contract::stage::{StageRefused, Termination};
use domain::id::ContractId;
use uuid::Uuid;

use super::negotiate::moved;
use super::{keep, seen, tell};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome};

/// A notice as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice {
    /// Which party gives it.
    pub by: Uuid,
    /// The last day of the contract.
    pub until: NaiveDate,
    /// By one party with notice, or by agreement of all.
    pub how: Termination,
}

/// Records a notice that was given today. Permission: who writes the contract.
///
/// # Errors
/// [`StageRefused`], not found, forbidden or a fault.
pub async fn give_notice(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: ContractId,
    notice: Notice,
) -> Outcome<(), StageRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_lead()?;
        let text = match seen.stage.running() {
            Some(it) => keep::named(db, id.0, it.text).await?.1,
            None => keep::head(db, &seen.row).await?.1,
        };
        let Notice { by, until, how } = notice;
        let stage = seen.stage.clone();
        let stage = stage
            .give_notice(ctx.today(), by, until, how, &text)
            .map_err(Failure::Refused)?;
        let row = keep::move_to(db, ctx, seen.row, &stage, &text).await?;
        tell::moved(tx, ctx, &seen.seat.cpts, &row, &stage).await?;
        moved(tx, (seen.seat.id(), Some(actor)), &row, &stage).await?;
        Ok(())
    })
}
