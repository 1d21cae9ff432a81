//! What follows a decision: who does it, until when, whether it is done; and who may read the result.

use chrono::NaiveDate;
use domain::audit::Event;
use domain::decision::limit::NOTE_CHARS;
use domain::decision::stage::Stage;
use domain::id::{DecisionId, PersonId};
use domain::typed::{TypedRefused, line};
use entity::{adhesion, decision, role};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
};
use serde_json::json;

use super::reader::{Seen, seen};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::tx::{Entry, Tx};

/// A follow-up as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// By when.
    pub on: Option<NaiveDate>,
    /// By whom: a member, or who holds a role.
    pub owner: Option<PersonId>,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
    /// Remark of one line.
    pub note: String,
}

/// Why nothing is noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FollowRefused {
    /// The decision is not over.
    NotOver,
    /// The owner is no member and holds no role here.
    Owner,
    /// The remark cannot be kept.
    Note(TypedRefused),
    /// It cannot have been done on a day that has not come.
    DoneLater,
}

/// Notes what follows. Permission: who facilitates.
///
/// # Errors
/// [`FollowRefused`], not found, forbidden or a fault.
pub async fn note(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
    typed: &Typed,
) -> Outcome<(), FollowRefused> {
    let note = line(&typed.note, NOTE_CHARS);
    let note = note.map_err(|it| Failure::Refused(FollowRefused::Note(it)))?;
    if typed.done_on.is_some_and(|it| ctx.today() < it) {
        return refuse(FollowRefused::DoneLater);
    }
    transaction!(ctx, |tx| {
        let seen = over(tx, ctx, actor, slug, id).await?;
        if let Some(owner) = typed.owner
            && !belongs(tx.db(), ctx, &seen, owner).await?
        {
            return refuse(FollowRefused::Owner);
        }
        let mut row = seen.row.clone().into_active_model();
        row.follow_up_on = Set(typed.on);
        row.follow_up_owner_id = Set(typed.owner.map(|it| it.0));
        row.follow_up_done_on = Set(typed.done_on);
        row.follow_up_note = Set(note.clone());
        row.changed_at = Set(ctx.now());
        row.update(tx.db()).await?;
        let detail = json!({ "on": typed.on, "done": typed.done_on });
        tx.record(entry(&seen, actor, Event::DecisionFollowed).detail(detail))
            .await?;
        Ok(())
    })
}

/// Lets everybody read the result and the archive without names, or members alone. Permission: who facilitates.
///
/// # Errors
/// [`FollowRefused::NotOver`], not found, forbidden or a fault.
pub async fn show(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
    audience: Audience,
) -> Outcome<(), FollowRefused> {
    let public = audience == Audience::Everybody;
    transaction!(ctx, |tx| {
        let seen = over(tx, ctx, actor, slug, id).await?;
        let mut row: decision::ActiveModel = seen.row.clone().into_active_model();
        row.public = Set(public);
        row.changed_at = Set(ctx.now());
        row.update(tx.db()).await?;
        let detail = json!({ "public": public });
        tx.record(entry(&seen, actor, Event::DecisionShown).detail(detail))
            .await?;
        Ok(())
    })
}

/// Who may read a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Members.
    Members,
    /// Everybody.
    Everybody,
}

async fn over(
    tx: &Tx<'_>,
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
) -> Outcome<Seen, FollowRefused> {
    let seen = seen(tx.db(), ctx, actor, slug, id).await?;
    if !seen.author {
        seen.require_facilitator()?;
    }
    match seen.stage {
        Stage::Over(_) => Ok(seen),
        _ => refuse(FollowRefused::NotOver),
    }
}

async fn belongs(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    seen: &Seen,
    owner: PersonId,
) -> Result<bool, Fault> {
    let member = seen
        .seat
        .adhesions()
        .filter(adhesion::Column::PersonId.eq(owner.0))
        .filter(adhesion::Column::EndedAt.is_null())
        .count(db)
        .await?;
    let roles = seen
        .seat
        .roles()
        .filter(role::Column::PersonId.eq(owner.0))
        .all(db)
        .await?;
    let today = ctx.today();
    let holds = roles
        .iter()
        .any(|it| it.starts_on <= today && it.ends_on.is_none_or(|end| today <= end));
    Ok(member > 0 || holds)
}

fn entry(seen: &Seen, actor: &Actor, event: Event) -> Entry {
    Entry::new(event)
        .cpts(seen.seat.id())
        .actor(actor)
        .subject(seen.row.id)
}
