//! An officer goes on with a new register after the old one went back in time.

use chrono::{DateTime, Utc};
use domain::audit::Event;
use domain::log::{Reason, confirms};
use domain::permission::Action;
use entity::{cpts, log, log_refusal};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use serde_json::json;

use super::append::{NewLeaf, kind, write};
use super::{LogName, gate, row};
use crate::contract;
use crate::ctx::{Actor, Ctx};
use crate::decision;
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::scope;
use crate::tx::{Entry, Tx};

/// Why a CPTS does not go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResumeRefused {
    /// It is not stopped.
    NotStopped,
    /// The word was not typed.
    NotConfirmed,
}

/// What an officer must see before deciding.
#[derive(Debug, Clone)]
pub struct Stopped {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// Why, since when, and both checkpoints; nothing when it is not stopped.
    pub why: Option<Why>,
}

/// Why a CPTS is stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// The reason.
    pub reason: Reason,
    /// Since when.
    pub found_at: DateTime<Utc>,
    /// The checkpoint kept outside the database, and how many entries it says.
    pub kept: Option<(String, u64)>,
    /// The one in the database, and how many entries it says.
    pub found: Option<(String, u64)>,
    /// Where something was changed.
    pub place: Option<String>,
}

impl Why {
    /// From its row.
    pub(super) fn of(row: log_refusal::Model) -> Result<Self, Fault> {
        let sized = |note: Option<String>| {
            note.map(|note| {
                let size = row::said(&note).map_or(0, |said| said.head().size);
                (note, size)
            })
        };
        Ok(Self {
            reason: entity::read("log_refusal", "reason", &row.reason)?,
            found_at: row.found_at,
            kept: sized(row.kept_note),
            found: sized(row.found_note),
            place: row.place,
        })
    }
}

/// Reads why a CPTS is stopped. Permission: [`Action::ResumeLog`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn stopped(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
) -> Outcome<Stopped, std::convert::Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ResumeLog)?;
    let row = log_refusal::Entity::find_by_id(seat.cpts.id)
        .one(db)
        .await?;
    Ok(Stopped {
        why: row.map(Why::of).transpose()?,
        cpts: seat.cpts,
    })
}

/// Gives up the register that went back, and lets the CPTS write again: in a new register, whose first entry
/// names both checkpoints; what its decisions and contracts need is logged there again. Permission: [`Action::ResumeLog`].
///
/// # Errors
/// [`ResumeRefused`], not found, forbidden or a fault.
pub async fn resume(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    typed: &str,
) -> Outcome<(), ResumeRefused> {
    let done = transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::ResumeLog)?;
        let found = log_refusal::Entity::find_by_id(seat.cpts.id)
            .one(tx.db())
            .await?
            .ok_or(Failure::Refused(ResumeRefused::NotStopped))?;
        if !confirms(typed) {
            return refuse(ResumeRefused::NotConfirmed);
        }
        log_refusal::Entity::delete_by_id(seat.cpts.id)
            .exec(tx.db())
            .await?;
        retire(ctx, tx, &seat.cpts, &found).await?;
        let fact = json!({
            "v": 1,
            "reason": found.reason,
            "published": found.kept_note,
            "found": found.found_note,
            "place": found.place,
        });
        let leaf = NewLeaf::fact(kind::CONTINUED, None, &fact)?;
        // Before all that waits.
        write(tx, seat.id(), leaf, DateTime::UNIX_EPOCH).await?;
        decision::carry(tx, &seat.cpts).await?;
        contract::carry(tx, &seat.cpts).await?;
        tx.record(
            Entry::new(Event::LogResumed)
                .cpts(seat.id())
                .actor(actor)
                .detail(json!({ "how": "new", "reason": found.reason })),
        )
        .await?;
        Ok(())
    });
    if done.is_ok() {
        gate::tell(ctx).await?;
    }
    done
}

/// The register is given up with the last checkpoint that it is known to have published.
async fn retire(
    ctx: &Ctx,
    tx: &Tx<'_>,
    cpts: &cpts::Model,
    found: &log_refusal::Model,
) -> Result<(), Fault> {
    if let Some(log) = row::current(tx.db(), cpts.id).await? {
        let mut log = log.into_active_model();
        log.retired_at = Set(Some(ctx.now()));
        log.last_note = Set(found.kept_note.clone());
        log.update(tx.db()).await?;
        return Ok(());
    }
    // One of which the database knows nothing.
    let kept = found.kept_note.as_deref().and_then(row::said);
    let origin = kept.map(|said| said.origin().to_owned());
    let epoch = origin.as_deref().and_then(|origin| {
        let name: LogName = origin.rsplit('/').next()?.parse().ok()?;
        Some(name.epoch)
    });
    let last = row::retired(tx.db(), cpts.id).await?;
    let next = last.map_or(1, |log| log.epoch + 1);
    let epoch = epoch.unwrap_or_default().max(next);
    let values = log::ActiveModel {
        id: Set(ctx.uuid()),
        cpts_id: Set(cpts.id),
        epoch: Set(epoch),
        origin: Set(origin.unwrap_or_else(|| format!("{}~{epoch}", cpts.slug))),
        vkey: Set(String::new()),
        opened_at: Set(ctx.now()),
        retired_at: Set(Some(ctx.now())),
        last_note: Set(found.kept_note.clone()),
    };
    log::Entity::insert(values)
        .exec_without_returning(tx.db())
        .await?;
    Ok(())
}
