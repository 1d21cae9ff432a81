//! The gate: whether the database is the one that was shown, and what stops when it is not.

mod judge;
mod stop;

use std::collections::BTreeSet;

use domain::log::Reason;
use entity::{cpts, log_refusal};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

pub(super) use judge::extends;
pub use judge::{Finding, judge};
pub use stop::{release, stop};

use super::{Vault, check};
use crate::ctx::Ctx;
use crate::failure::Fault;

/// Whether anything may be written in the name of a CPTS.
///
/// # Errors
/// [`Fault::Stopped`].
pub async fn ask(db: &impl ConnectionTrait, cpts: Uuid) -> Result<(), Fault> {
    match log_refusal::Entity::find_by_id(cpts).one(db).await? {
        None => Ok(()),
        Some(_) => Err(Fault::Stopped),
    }
}

/// Compares every register with what is kept outside the database, before anything is served. Says which
/// CPTS are stopped.
///
/// # Errors
/// When the database or the folder cannot be read.
pub async fn look(ctx: &Ctx, vault: &Vault) -> Result<Vec<(String, Reason)>, Fault> {
    let mut stopped = Vec::new();
    for cpts in cpts::Entity::find().all(ctx.db().read()).await? {
        if let Some(reason) = look_at(ctx, vault, cpts.id).await? {
            stopped.push((cpts.slug, reason));
        }
    }
    tell(ctx).await?;
    Ok(stopped)
}

/// The same for one CPTS.
///
/// # Errors
/// When the database or the folder cannot be read.
pub async fn look_at(ctx: &Ctx, vault: &Vault, cpts: Uuid) -> Result<Option<Reason>, Fault> {
    let found = match judge(ctx, vault, cpts).await? {
        Some(finding) => Some(finding),
        // What was changed in the middle is seen by reading all of it.
        None if is_altered(ctx, cpts).await? => check::look(ctx, vault, cpts).await?,
        None => None,
    };
    match found {
        None => {
            release(ctx, cpts).await?;
            Ok(None)
        }
        Some(finding) => {
            let reason = finding.reason;
            stop(ctx, cpts, finding).await?;
            Ok(Some(reason))
        }
    }
}

/// Tells the pages which CPTS are stopped.
///
/// # Errors
/// When the database cannot be read.
pub async fn tell(ctx: &Ctx) -> Result<(), Fault> {
    let rows = log_refusal::Entity::find().find_also_related(cpts::Entity);
    let rows = rows.all(ctx.db().read()).await?;
    let slugs: BTreeSet<String> = rows
        .into_iter()
        .filter_map(|(_, cpts)| Some(cpts?.slug))
        .collect();
    ctx.set_stopped(slugs);
    Ok(())
}

async fn is_altered(ctx: &Ctx, cpts: Uuid) -> Result<bool, Fault> {
    let row = log_refusal::Entity::find_by_id(cpts)
        .filter(log_refusal::Column::Reason.eq(Reason::Altered.code()))
        .one(ctx.db().read())
        .await?;
    Ok(row.is_some())
}
