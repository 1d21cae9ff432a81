//! All have signed: it is in force, and what it amends or renews is over.

use domain::contract::Follows;
use domain::contract::signing::unsigned;
use domain::contract::text::Text;
use domain::id::CptsId;
use entity::contract;
use sea_orm::EntityTrait;

use crate::contract::negotiate::moved;
use crate::contract::{Seen, keep, show, tell};
use crate::ctx::Ctx;
use crate::failure::{Fault, other};
use crate::tx::Tx;

/// Puts a contract in force if all have signed; whether it is.
pub(in crate::contract) async fn enter(
    tx: &Tx<'_>,
    ctx: &Ctx,
    seen: &Seen,
    text: &Text,
) -> Result<bool, Fault> {
    let (db, digest) = (tx.db(), text.digest().to_string());
    let signed = show::signed(db, seen.row.id, &digest).await?;
    let missing = unsigned(text, &signed);
    if !missing.is_empty() {
        return Ok(false);
    }
    let stage = seen.stage.clone().enter(ctx.today(), text, missing);
    let stage = stage.map_err(other)?;
    let row = keep::move_to(db, ctx, seen.row.clone(), &stage, text).await?;
    let lead = CptsId(row.cpts_id);
    moved(tx, (lead, None), &row, &stage).await?;
    tell::moved(tx, ctx, &seen.seat.cpts, &row, &stage).await?;
    if let (Some(id), Some(how), Some(it)) = (row.follows_id, &row.follows, stage.running()) {
        let how: Follows = entity::read("contract", "follows", how)?;
        if let Some(before) = contract::Entity::find_by_id(id).one(db).await? {
            let was = before.stage()?;
            // It may have ended meanwhile: then nothing is replaced.
            if let Some(running) = was.running() {
                let (_, old) = keep::named(db, before.id, running.text).await?;
                let over = was.clone().replaced(how, it.since).map_err(other)?;
                let before = keep::move_to(db, ctx, before, &over, &old).await?;
                moved(tx, (lead, None), &before, &over).await?;
            }
        }
    }
    Ok(true)
}
