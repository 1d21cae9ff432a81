//! A section of a draft is written.

use chrono::{DateTime, Utc};
use domain::id::DraftId;
use domain::statutes::{MAX_BYTES, Section, Statutes};
use entity::{rules_draft, rules_revision};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder,
};

use super::{Revision, Touched, document, keep, one, revision};
use crate::account::names_of;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault, Outcome, refuse};
use crate::scope;

/// What somebody wrote in a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Which.
    pub section: Section,
    /// The revision on which it was written.
    pub base: i32,
    /// That revision's document with the section as it shall be; other sections are not looked at.
    pub written: Statutes,
}

/// What an edit did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// The last revision, now.
    pub revision: i32,
    /// Whether it is a new one: the same edit sent twice writes once.
    pub is_new: bool,
    /// What others changed meanwhile, all of it kept; the latest first.
    pub others: Vec<Change>,
}

/// A revision that somebody made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its number.
    pub revision: i32,
    /// What it changed.
    pub touched: Touched,
    /// By whom, if their account is still there.
    pub by: Option<String>,
    /// Whether the reader made it.
    pub own: bool,
    /// When.
    pub at: DateTime<Utc>,
}

/// Why an edit is not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditRefused {
    /// The draft was adopted or given up.
    Closed,
    /// Somebody wrote in the same section meanwhile.
    Conflict(Box<Conflict>),
    /// The document would be longer than one can be.
    TooLong,
}

/// What somebody else wrote in the same section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The last change of that section.
    pub change: Change,
    /// The last revision, on which one may write now.
    pub revision: i32,
    /// The document of that revision.
    pub theirs: Statutes,
}

/// Writes a section. Permission: `DraftRules`. The document may contradict itself: it is a draft.
///
/// # Errors
/// [`EditRefused`], not found (no such draft, or no such revision of it), forbidden or a fault.
pub async fn edit(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DraftId,
    edit: &Edit,
) -> Outcome<Edited, EditRefused> {
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        let draft = one(tx.db(), &seat, id).await?;
        if draft.closed_at.is_some() {
            return refuse(EditRefused::Closed);
        }
        let base = revision::<EditRefused>(tx.db(), &draft, edit.base).await?;
        let base = document("rules_revision", &base.document)?;
        let theirs = document("rules_draft", &draft.document)?;
        let mut since = changes(tx.db(), &draft, edit.base, actor).await?;
        let mine = base.with(edit.section, &edit.written);
        let Some(merged) = Statutes::merged(&base, &theirs, &mine, edit.section) else {
            let here = |it: &Change| match it.touched {
                Touched::Section(section) => section == edit.section,
                Touched::Started | Touched::Restored => true,
            };
            return conflict(&draft, theirs, since.into_iter().find(here));
        };
        since.retain(|it| !it.own);
        if merged == theirs {
            tx.without_journal("nothing new was written");
            return Ok(Edited {
                revision: draft.revision,
                is_new: false,
                others: since,
            });
        }
        let number = draft.revision + 1;
        let text = kept(tx.db(), draft.clone(), &merged).await?;
        let next = Revision {
            draft: id,
            number,
            touched: Touched::Section(edit.section),
            document: &text,
        };
        keep(ctx, tx, &seat, actor, next).await?;
        Ok(Edited {
            revision: number,
            is_new: true,
            others: since,
        })
    })
}

/// Takes an earlier revision again, as a new one. `seen` is the last revision that the page showed. Permission:
/// `DraftRules`.
///
/// # Errors
/// [`EditRefused`], not found, forbidden or a fault.
pub async fn restore(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DraftId,
    again: i32,
    seen: i32,
) -> Outcome<Edited, EditRefused> {
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        let draft = one(tx.db(), &seat, id).await?;
        if draft.closed_at.is_some() {
            return refuse(EditRefused::Closed);
        }
        let row = revision::<EditRefused>(tx.db(), &draft, again).await?;
        if row.document == draft.document {
            tx.without_journal("it is what the draft says already");
            return Ok(Edited {
                revision: draft.revision,
                is_new: false,
                others: Vec::new(),
            });
        }
        if draft.revision != seen {
            let theirs = document("rules_draft", &draft.document)?;
            let since = changes(tx.db(), &draft, seen, actor).await?;
            return conflict(&draft, theirs, since.into_iter().next());
        }
        let number = draft.revision + 1;
        let restored = document("rules_revision", &row.document)?;
        let text = kept(tx.db(), draft, &restored).await?;
        let next = Revision {
            draft: id,
            number,
            touched: Touched::Restored,
            document: &text,
        };
        keep(ctx, tx, &seat, actor, next).await?;
        Ok(Edited {
            revision: number,
            is_new: true,
            others: Vec::new(),
        })
    })
}

/// Refuses, and shows what stands there now.
fn conflict<T>(
    draft: &rules_draft::Model,
    theirs: Statutes,
    change: Option<Change>,
) -> Outcome<T, EditRefused> {
    // A revision from which nothing followed is none that a page showed.
    let change = change.ok_or(Failure::NotFound)?;
    refuse(EditRefused::Conflict(Box::new(Conflict {
        change,
        revision: draft.revision,
        theirs,
    })))
}

/// Makes a document the last revision of a draft; its exact text is returned.
async fn kept(
    db: &impl ConnectionTrait,
    draft: rules_draft::Model,
    statutes: &Statutes,
) -> Result<String, Failure<EditRefused>> {
    let (text, number) = (statutes.canonical(), draft.revision + 1);
    if text.len() > MAX_BYTES {
        return refuse(EditRefused::TooLong);
    }
    let mut row = draft.into_active_model();
    row.revision = Set(number);
    row.document = Set(text.clone());
    row.update(db).await?;
    Ok(text)
}

/// Every revision after a number, the latest first; after nought: all.
pub(super) async fn changes(
    db: &impl ConnectionTrait,
    draft: &rules_draft::Model,
    after: i32,
    reader: &Actor,
) -> Result<Vec<Change>, Fault> {
    let rows = rules_revision::Entity::find()
        .filter(rules_revision::Column::DraftId.eq(draft.id))
        .filter(rules_revision::Column::Revision.gt(after))
        .order_by_desc(rules_revision::Column::Revision)
        .all(db)
        .await?;
    let names = names_of(db, rows.iter().filter_map(|row| row.edited_by)).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Change {
                revision: row.revision,
                touched: entity::read("rules_revision", "section", &row.section)?,
                by: row.edited_by.and_then(|id| names.get(&id).cloned()),
                own: row.edited_by == Some(reader.person.0),
                at: row.edited_at,
            })
        })
        .collect()
}
