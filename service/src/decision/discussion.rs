//! The discussion of a proposal: read here, written, rewritten and taken back by its authors, hidden by facilitators.
//!
//! What members write stands in the discussion with its earlier words; the journal has what facilitators do.

mod hide;
mod write;

pub use hide::{hide, show};
pub use write::{post, remove, rewrite};

use std::collections::BTreeMap;
use std::convert::Infallible;

use chrono::{DateTime, Utc};
use domain::decision::comment::{Hiding, is_open};
use domain::id::{CommentId, DecisionId};
use entity::{decision_comment, decision_comment_edit};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::Seen;
use crate::account::names_of;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Fault, Outcome};

/// The discussion of a decision, as one reader sees it.
#[derive(Debug, Clone)]
pub struct Discussion {
    /// Comments that answer none, the oldest first, each with its answers.
    pub threads: Vec<Thread>,
    /// How many comments are shown.
    pub count: usize,
    /// Whether the reader may comment now.
    pub open: bool,
    /// Whether the reader may hide comments.
    pub facilitates: bool,
}

/// A comment and the answers to it.
#[derive(Debug, Clone)]
pub struct Thread {
    /// The comment.
    pub head: Comment,
    /// The answers, the oldest first.
    pub answers: Vec<Comment>,
}

/// A comment.
#[derive(Debug, Clone)]
pub struct Comment {
    /// Which.
    pub id: CommentId,
    /// Who wrote it; nobody once the account is gone.
    pub author: Option<String>,
    /// Whether the reader did.
    pub own: bool,
    /// The words, if this reader sees them: of a hidden one its author and facilitators do.
    pub body: Option<String>,
    /// The version of the text that stood then.
    pub text_version: i32,
    /// Written.
    pub at: DateTime<Utc>,
    /// Earlier words, the oldest first, and until when they stood.
    pub earlier: Vec<(DateTime<Utc>, String)>,
    /// Taken back by its author.
    pub removed_at: Option<DateTime<Utc>>,
    /// Hidden by a facilitator.
    pub hidden: Option<Hidden>,
}

/// That a comment was hidden.
#[derive(Debug, Clone)]
pub struct Hidden {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: Option<String>,
    /// Why.
    pub why: Hiding,
    /// Why, in words.
    pub note: Option<String>,
}

/// A decision and its discussion. Permission: to read the decision.
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn list(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DecisionId,
) -> Outcome<(Seen, Discussion), Infallible> {
    let db = ctx.db().read();
    let seen = super::seen(db, ctx, actor, slug, id).await?;
    let read = of(db, actor, &seen).await?;
    Ok((seen, read))
}

/// The discussion of a decision that is read already.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub async fn of(
    db: &impl ConnectionTrait,
    actor: &Actor,
    seen: &Seen,
) -> Result<Discussion, Fault> {
    let rows = decision_comment::Entity::find()
        .filter(decision_comment::Column::CptsId.eq(seen.row.cpts_id))
        .filter(decision_comment::Column::DecisionId.eq(seen.row.id))
        .order_by_asc(decision_comment::Column::At)
        .order_by_asc(decision_comment::Column::Id)
        .all(db)
        .await?;
    let edits = decision_comment_edit::Entity::find()
        .filter(
            decision_comment_edit::Column::CommentId.is_in(
                rows.iter()
                    .filter(|it| it.edited_at.is_some())
                    .map(|it| it.id),
            ),
        )
        .order_by_asc(decision_comment_edit::Column::At)
        .all(db)
        .await?;
    let mut people: Vec<_> = rows.iter().map(|it| it.author_id).collect();
    people.extend(rows.iter().filter_map(|it| it.hidden_by));
    let names = names_of(db, people).await?;
    let mut earlier: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for edit in edits {
        earlier
            .entry(edit.comment_id)
            .or_default()
            .push((edit.at, edit.body));
    }
    let mut threads: Vec<Thread> = Vec::new();
    let mut count = 0;
    for row in rows {
        let hidden = match (&row.hidden_why, row.hidden_at) {
            (Some(why), Some(at)) => Some(Hidden {
                at,
                by: row.hidden_by.and_then(|it| names.get(&it).cloned()),
                why: entity::read("decision_comment", "hidden_why", why)?,
                note: row.hidden_note.clone(),
            }),
            _ => None,
        };
        let own = row.author_id == actor.person.0;
        let visible = row.removed_at.is_none() && (hidden.is_none() || own || seen.facilitates);
        count += usize::from(row.removed_at.is_none() && hidden.is_none());
        let comment = Comment {
            id: CommentId(row.id),
            author: names.get(&row.author_id).cloned(),
            own,
            body: visible.then_some(row.body),
            text_version: row.text_version,
            at: row.at,
            earlier: earlier
                .remove(&row.id)
                .filter(|_| visible)
                .unwrap_or_default(),
            removed_at: row.removed_at,
            hidden,
        };
        let head = row
            .parent_id
            .and_then(|id| threads.iter_mut().find(|it| it.head.id.0 == id));
        match head {
            Some(thread) => thread.answers.push(comment),
            None => threads.push(Thread {
                head: comment,
                answers: Vec::new(),
            }),
        }
    }
    // What was taken back stays where somebody answered it.
    threads.retain_mut(|it| {
        it.answers.retain(|answer| answer.removed_at.is_none());
        it.head.removed_at.is_none() || !it.answers.is_empty()
    });
    Ok(Discussion {
        threads,
        count,
        open: is_open(&seen.stage) && (!seen.mine.is_empty() || seen.facilitates),
        facilitates: seen.facilitates,
    })
}
