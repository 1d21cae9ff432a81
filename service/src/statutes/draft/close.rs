//! A draft is renamed, or given up.

use domain::audit::Event;
use domain::id::DraftId;
use entity::rules_draft;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;

use super::one;
use super::start::{StartRefused, checked};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Outcome, refuse};
use crate::scope;
use crate::tx::Entry;

/// Why a draft stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CloseRefused {
    /// It was adopted, or given up.
    Closed,
    /// The new name is not taken.
    Title(StartRefused),
}

/// Calls a draft something else. Permission: `DraftRules`.
///
/// # Errors
/// [`CloseRefused`], not found, forbidden or a fault.
pub async fn rename(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DraftId,
    title: &str,
) -> Outcome<(), CloseRefused> {
    let title = checked(title).map_err(|it| Failure::Refused(CloseRefused::Title(it)))?;
    change(ctx, actor, slug, id, "rename", |row| {
        row.title = Set(title.clone());
    })
    .await
}

/// Gives a draft up: it stays readable with its revisions, and is not written any more. Permission: `DraftRules`.
///
/// # Errors
/// [`CloseRefused`], not found, forbidden or a fault.
pub async fn give_up(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DraftId,
) -> Outcome<(), CloseRefused> {
    let now = ctx.now();
    change(ctx, actor, slug, id, "give-up", |row| {
        row.closed_at = Set(Some(now));
    })
    .await
}

async fn change(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DraftId,
    what: &str,
    write: impl Fn(&mut rules_draft::ActiveModel),
) -> Outcome<(), CloseRefused> {
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        let draft = one(tx.db(), &seat, id).await?;
        if draft.closed_at.is_some() {
            return refuse(CloseRefused::Closed);
        }
        let mut row = draft.into_active_model();
        write(&mut row);
        row.update(tx.db()).await?;
        tx.record(
            Entry::new(Event::RulesDrafted)
                .cpts(seat.id())
                .actor(actor)
                .subject(id.0)
                .detail(json!({ "what": what })),
        )
        .await?;
        Ok(())
    })
}
