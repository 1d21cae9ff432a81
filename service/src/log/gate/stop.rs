use std::convert::Infallible;

use domain::audit::Event;
use domain::id::CptsId;
use entity::log_refusal;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use serde_json::json;
use uuid::Uuid;

use super::{Finding, tell};
use crate::ctx::Ctx;
use crate::failure::{Failure, Fault, Outcome};
use crate::tx::Entry;

/// Stops a CPTS. What is already known is not recorded again.
///
/// # Errors
/// When the database refuses.
pub async fn stop(ctx: &Ctx, cpts: Uuid, finding: Finding) -> Result<(), Fault> {
    let done: Outcome<(), Infallible> = transaction!(ctx, |tx| {
        let known = log_refusal::Entity::find_by_id(cpts).one(tx.db()).await?;
        let code = finding.reason.code();
        let row = log_refusal::Model {
            cpts_id: cpts,
            reason: code.to_owned(),
            found_at: known.as_ref().map_or(ctx.now(), |known| known.found_at),
            kept_note: finding.kept.clone(),
            found_note: finding.found.clone(),
            place: finding.place.clone(),
        };
        if known.as_ref() == Some(&row) {
            tx.without_journal("it is stopped for this already");
            return Ok(());
        }
        if known.is_some() {
            tx.without_journal("that it is stopped is recorded; only why has changed");
        } else {
            let entry = Entry::new(Event::LogStopped).cpts(CptsId(cpts));
            tx.record(entry.detail(json!({ "reason": code }))).await?;
        }
        log_refusal::Entity::insert(row.into_active_model().reset_all())
            .on_conflict(
                OnConflict::column(log_refusal::Column::CptsId)
                    .update_columns([
                        log_refusal::Column::Reason,
                        log_refusal::Column::KeptNote,
                        log_refusal::Column::FoundNote,
                        log_refusal::Column::Place,
                    ])
                    .to_owned(),
            )
            .exec_without_returning(tx.db())
            .await?;
        Ok(())
    });
    settled(done)?;
    tracing::error!(%cpts, reason = finding.reason.code(), place = finding.place, "a register is stopped");
    tell(ctx).await
}

/// Lets a CPTS go on whose register is right again.
///
/// # Errors
/// When the database refuses.
pub async fn release(ctx: &Ctx, cpts: Uuid) -> Result<(), Fault> {
    if super::ask(ctx.db().read(), cpts).await.is_ok() {
        return Ok(());
    }
    let done: Outcome<(), Infallible> = transaction!(ctx, |tx| {
        log_refusal::Entity::delete_by_id(cpts)
            .exec(tx.db())
            .await?;
        let entry = Entry::new(Event::LogResumed).cpts(CptsId(cpts));
        tx.record(entry.detail(json!({ "how": "restored" })))
            .await?;
        Ok(())
    });
    settled(done)?;
    tell(ctx).await
}

fn settled(done: Outcome<(), Infallible>) -> Result<(), Fault> {
    match done {
        Ok(()) => Ok(()),
        Err(Failure::Fault(fault)) => Err(fault),
        Err(_) => Err(Fault::Other("a register could not be stopped".to_owned())),
    }
}
