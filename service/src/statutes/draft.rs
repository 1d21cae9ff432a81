//! Rules being written: not in force, perhaps contradictory, and written by several people.
//!
//! Every edit is a revision that keeps the whole document, so that nothing that somebody wrote is ever lost. An edit
//! says on which revision it was written: what others wrote since then in other sections stays; what they wrote in
//! the same one is shown to whoever comes second.

pub mod close;
pub mod edit;
pub mod list;
pub mod read;
pub mod start;

use domain::audit::Event;
use domain::code::UnknownCode;
use domain::id::DraftId;
use domain::permission::Action;
use domain::statutes::{Section, Statutes};
use entity::{Inconsistent, rules_draft, rules_revision};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;

use crate::ctx::{Actor, Ctx};
use crate::failure::{Failure, Fault};
use crate::scope::Seat;
use crate::tx::{Entry, Tx};

/// What a revision changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touched {
    /// Everything: it is the first one.
    Started,
    /// One section.
    Section(Section),
    /// Everything: an earlier revision was taken again.
    Restored,
}

impl Touched {
    /// Its code in the database and in the journal.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Started => "start",
            Self::Section(section) => section.code(),
            Self::Restored => "restore",
        }
    }
}

impl std::str::FromStr for Touched {
    type Err = UnknownCode;

    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        match code {
            "start" => Ok(Self::Started),
            "restore" => Ok(Self::Restored),
            section => section.parse().map(Self::Section),
        }
    }
}

/// A draft of this CPTS.
async fn one<R>(
    db: &impl ConnectionTrait,
    seat: &Seat,
    id: DraftId,
) -> Result<rules_draft::Model, Failure<R>> {
    seat.require(Action::DraftRules)?;
    seat.rules_drafts()
        .filter(rules_draft::Column::Id.eq(id.0))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)
}

/// A revision of a draft that was already found.
async fn revision<R>(
    db: &impl ConnectionTrait,
    draft: &rules_draft::Model,
    number: i32,
) -> Result<rules_revision::Model, Failure<R>> {
    rules_revision::Entity::find()
        .filter(rules_revision::Column::DraftId.eq(draft.id))
        .filter(rules_revision::Column::Revision.eq(number))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)
}

/// A stored document.
fn document(table: &'static str, text: &str) -> Result<Statutes, Inconsistent> {
    Statutes::draft(text).map_err(|_| Inconsistent {
        table,
        column: "document",
        value: text.chars().take(80).collect(),
    })
}

/// A revision to be kept.
struct Revision<'a> {
    draft: DraftId,
    number: i32,
    touched: Touched,
    document: &'a str,
}

/// Keeps a revision, and says so in the journal.
async fn keep(
    ctx: &Ctx,
    tx: &Tx<'_>,
    seat: &Seat,
    actor: &Actor,
    it: Revision<'_>,
) -> Result<(), Fault> {
    let section = it.touched.code();
    rules_revision::Entity::insert(rules_revision::ActiveModel {
        id: Set(ctx.uuid()),
        draft_id: Set(it.draft.0),
        revision: Set(it.number),
        section: Set(section.to_owned()),
        document: Set(it.document.to_owned()),
        edited_by: Set(Some(actor.person.0)),
        edited_at: Set(ctx.now()),
    })
    .exec_without_returning(tx.db())
    .await?;
    tx.record(
        Entry::new(Event::RulesDrafted)
            .cpts(seat.id())
            .actor(actor)
            .subject(it.draft.0)
            .detail(json!({ "what": section, "revision": it.number })),
    )
    .await
}
