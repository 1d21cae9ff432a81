//! Facilitators hide a comment, and show it again.

use domain::audit::Event;
use domain::decision::comment::{CommentRefused, Hiding};
use domain::decision::limit::NOTE_CHARS;
use domain::id::{CommentId, DecisionId};
use domain::typed::line;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use serde_json::json;

use super::write::comment;
use crate::ctx::{Actor, Ctx};
use crate::decision::seen;
use crate::failure::{Failure, Outcome, refuse};
use crate::tx::Entry;

/// Hides a comment: the others read that it was, by whom and why; its author still reads the words. Permission: to
/// facilitate the decision.
///
/// # Errors
/// [`CommentRefused`], not found, forbidden or a fault.
pub async fn hide(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
    of: CommentId,
    (why, note): (Option<Hiding>, &str),
) -> Outcome<(), CommentRefused> {
    let note = line(note, NOTE_CHARS).map_err(|_| Failure::Refused(CommentRefused::NoReason))?;
    let Some(why) = why.filter(|it| *it != Hiding::Other || note.is_some()) else {
        return refuse(CommentRefused::NoReason);
    };
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_facilitator()?;
        let row = comment(db, &seen, of).await?;
        if row.removed_at.is_some() {
            return refuse(CommentRefused::Removed);
        }
        if row.hidden_at.is_some() {
            return refuse(CommentRefused::Hidden);
        }
        let mut row = row.into_active_model();
        row.hidden_at = Set(Some(ctx.now()));
        row.hidden_by = Set(Some(actor.person.0));
        row.hidden_why = Set(Some(why.code().to_owned()));
        row.hidden_note = Set(note.clone());
        row.update(db).await?;
        let entry = Entry::new(Event::CommentHidden)
            .cpts(seen.seat.id())
            .actor(actor)
            .subject(of.0);
        tx.record(entry.detail(json!({ "decision": id, "why": why.code() })))
            .await?;
        Ok(())
    })
}

/// Shows a hidden comment again. Permission: to facilitate the decision.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn show(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
    of: CommentId,
) -> Outcome<(), CommentRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        seen.require_facilitator()?;
        let row = comment(db, &seen, of).await?;
        if row.removed_at.is_some() {
            return refuse(CommentRefused::Removed);
        }
        let mut row = row.into_active_model();
        row.hidden_at = Set(None);
        row.hidden_by = Set(None);
        row.hidden_why = Set(None);
        row.hidden_note = Set(None);
        row.update(db).await?;
        let entry = Entry::new(Event::CommentShown)
            .cpts(seen.seat.id())
            .actor(actor)
            .subject(of.0);
        tx.record(entry.detail(json!({ "decision": id }))).await?;
        Ok(())
    })
}
