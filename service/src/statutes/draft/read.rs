//! One draft.

use std::convert::Infallible;

use domain::id::DraftId;
use domain::permission::Action;
use domain::statutes::Statutes;
use entity::{cpts, rules_draft};

use super::edit::{Change, changes};
use super::{document, one, revision};
use crate::ctx::{Actor, Ctx};
use crate::failure::Outcome;
use crate::scope;
use crate::statutes::rules::{self, Known};

/// A draft, with what happened to it.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// The row: title, last revision, origin, when it was closed.
    pub row: rules_draft::Model,
    /// What it says now.
    pub statutes: Statutes,
    /// Every revision, the latest first.
    pub history: Vec<Change>,
    /// The last version of the rules that was adopted, in force or not yet.
    pub last: Option<Known>,
    /// Number of the version that it became.
    pub became: Option<i32>,
    /// Whether the reader may record its adoption.
    pub may_adopt: bool,
}

impl Draft {
    /// Whether it may still be written.
    pub const fn is_open(&self) -> bool {
        self.row.closed_at.is_none()
    }
}

/// Reads a draft. Permission: [`Action::DraftRules`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn read(ctx: &Ctx, actor: &Actor, slug: &str, id: DraftId) -> Outcome<Draft, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    let row = one(db, &seat, id).await?;
    let statutes = document("rules_draft", &row.document)?;
    let mut known = rules::all(db, seat.cpts.id).await?;
    let became = known.iter().find(|(it, _)| Some(it.id) == row.rules_id);
    let became = became.map(|(it, _)| it.number);
    let last = known
        .pop()
        .map(|(row, adoption)| rules::known(row, adoption));
    Ok(Draft {
        statutes,
        history: changes(db, &row, 0, actor).await?,
        last: last.transpose()?,
        became,
        may_adopt: seat.require(Action::PublishStatutes).is_ok(),
        cpts: seat.cpts,
        row,
    })
}

/// The document of a revision. Permission: [`Action::DraftRules`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn at(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    id: DraftId,
    number: i32,
) -> Outcome<Statutes, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    let row = one(db, &seat, id).await?;
    let row = revision(db, &row, number).await?;
    Ok(document("rules_revision", &row.document)?)
}
