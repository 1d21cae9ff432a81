//! Members write, rewrite and take back.

use domain::decision::comment::{CommentRefused, is_open, words};
use domain::id::{CommentId, DecisionId};
use domain::permission;
use entity::{decision_comment, decision_comment_edit, decision_text};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::ctx::{Actor, Ctx};
use crate::decision::{Seen, seen};
use crate::failure::{Failure, Outcome, refuse};

/// Writes a comment, or an answer to one; an answer to an answer stands beside it. The same words sent twice are one
/// comment. Permission: to take part in the decision.
///
/// # Errors
/// [`CommentRefused`], not found, forbidden or a fault.
pub async fn post(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
    answers: Option<CommentId>,
    typed: &str,
) -> Outcome<CommentId, CommentRefused> {
    let body = words(typed).map_err(Failure::Refused)?;
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        may_write(&seen)?;
        let parent = match answers {
            None => None,
            Some(id) => {
                let row = comment(db, &seen, id).await?;
                stands(&row)?;
                Some(row.parent_id.unwrap_or(row.id))
            }
        };
        let last = decision_comment::Entity::find()
            .filter(decision_comment::Column::DecisionId.eq(id.0))
            .filter(decision_comment::Column::AuthorId.eq(actor.person.0))
            .order_by_desc(decision_comment::Column::At)
            .one(db)
            .await?;
        tx.without_journal("what members say stands in the discussion itself");
        if let Some(last) = last
            && (last.parent_id, &last.body) == (parent, &body)
        {
            return Ok(CommentId(last.id));
        }
        let version: Option<i32> = decision_text::Entity::find()
            .select_only()
            .column_as(decision_text::Column::Version.max(), "version")
            .filter(decision_text::Column::DecisionId.eq(id.0))
            .into_tuple()
            .one(db)
            .await?
            .flatten();
        let new = ctx.uuid();
        decision_comment::Entity::insert(decision_comment::ActiveModel {
            id: Set(new),
            cpts_id: Set(seen.row.cpts_id),
            decision_id: Set(id.0),
            parent_id: Set(parent),
            author_id: Set(actor.person.0),
            body: Set(body.clone()),
            text_version: Set(version.unwrap_or(1)),
            at: Set(ctx.now()),
            edited_at: Set(None),
            removed_at: Set(None),
            hidden_at: Set(None),
            hidden_by: Set(None),
            hidden_why: Set(None),
            hidden_note: Set(None),
        })
        .exec_without_returning(db)
        .await?;
        Ok(CommentId(new))
    })
}

/// Rewrites a comment; its earlier words stay to be read. Permission: its author.
///
/// # Errors
/// [`CommentRefused`], not found, forbidden or a fault.
pub async fn rewrite(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
    of: CommentId,
    typed: &str,
) -> Outcome<(), CommentRefused> {
    let body = words(typed).map_err(Failure::Refused)?;
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        may_write(&seen)?;
        let row = own(db, actor, &seen, of).await?;
        stands(&row)?;
        tx.without_journal("the earlier words stay beside the comment");
        if row.body == body {
            return Ok(());
        }
        decision_comment_edit::Entity::insert(decision_comment_edit::ActiveModel {
            id: Set(ctx.uuid()),
            comment_id: Set(row.id),
            body: Set(row.body.clone()),
            at: Set(ctx.now()),
        })
        .exec_without_returning(db)
        .await?;
        let mut row = row.into_active_model();
        row.body = Set(body.clone());
        row.edited_at = Set(Some(ctx.now()));
        row.update(db).await?;
        Ok(())
    })
}

/// Takes a comment back: its words, also the earlier ones, are erased, even when the decision is over. Permission: its
/// author.
///
/// # Errors
/// [`CommentRefused::Removed`], not found, forbidden or a fault.
pub async fn remove(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
    of: CommentId,
) -> Outcome<(), CommentRefused> {
    transaction!(ctx, |tx| {
        let db = tx.db();
        let seen = seen(db, ctx, actor, slug, id).await?;
        let row = own(db, actor, &seen, of).await?;
        if row.removed_at.is_some() {
            return refuse(CommentRefused::Removed);
        }
        decision_comment_edit::Entity::delete_many()
            .filter(decision_comment_edit::Column::CommentId.eq(row.id))
            .exec(db)
            .await?;
        let mut row = row.into_active_model();
        row.body = Set(String::new());
        row.removed_at = Set(Some(ctx.now()));
        row.update(db).await?;
        tx.without_journal("what a member said is hers to take back");
        Ok(())
    })
}

/// A comment of that decision.
pub(super) async fn comment<R>(
    db: &impl ConnectionTrait,
    seen: &Seen,
    id: CommentId,
) -> Result<decision_comment::Model, Failure<R>> {
    decision_comment::Entity::find_by_id(id.0)
        .filter(decision_comment::Column::CptsId.eq(seen.row.cpts_id))
        .filter(decision_comment::Column::DecisionId.eq(seen.row.id))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)
}

async fn own<R>(
    db: &impl ConnectionTrait,
    actor: &Actor,
    seen: &Seen,
    id: CommentId,
) -> Result<decision_comment::Model, Failure<R>> {
    let row = comment(db, seen, id).await?;
    if row.author_id == actor.person.0 {
        return Ok(row);
    }
    Err(Failure::Forbidden(permission::Refused::NoRole))
}

/// Those comment who take part: members, who represents one, facilitators. Auditors read.
fn may_write(seen: &Seen) -> Outcome<(), CommentRefused> {
    if seen.mine.is_empty() && !seen.facilitates {
        return Err(Failure::Forbidden(permission::Refused::NotMember));
    }
    if is_open(&seen.stage) {
        return Ok(());
    }
    refuse(CommentRefused::Closed)
}

/// It was neither taken back nor hidden.
const fn stands(row: &decision_comment::Model) -> Outcome<(), CommentRefused> {
    match (row.removed_at, row.hidden_at) {
        (Some(_), _) => refuse(CommentRefused::Removed),
        (None, Some(_)) => refuse(CommentRefused::Hidden),
        (None, None) => Ok(()),
    }
}
