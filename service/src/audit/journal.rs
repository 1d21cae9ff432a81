//! The journal of a CPTS: what changed, by whom, when.

use std::collections::BTreeMap;
use std::convert::Infallible;

use chrono::{DateTime, Utc};
use domain::audit::Event;
use domain::permission::Action;
use entity::{adhesion, audit_entry, bloc, cpts, invitation, partner};
use sea_orm::{ColumnTrait, ConnectionTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::Value;
use uuid::Uuid;

use crate::account::names_of;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Fault, Outcome};
use crate::scope::{self, Seat};

/// Lines on a page.
pub const PER_PAGE: u64 = 50;

/// A page of the journal, the latest first.
#[derive(Debug, Clone)]
pub struct Journal {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// How many entries match.
    pub total: u64,
    /// Entries of this page.
    pub lines: Vec<Line>,
}

/// An entry of the journal.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What happened; nothing for an event that a newer release wrote.
    pub event: Option<Event>,
    /// When.
    pub at: DateTime<Utc>,
    /// Who, by name; nobody for the system.
    pub author: Option<String>,
    /// What it is about.
    pub subject: Option<Subject>,
    /// Codes, counts and dates.
    pub detail: Value,
}

/// What an entry is about, while this CPTS still knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// An adhesion: identifier and name.
    Adhesion(Uuid, String),
    /// A partner: identifier and name.
    Partner(Uuid, String),
    /// A group: identifier and name.
    Bloc(Uuid, String),
    /// An invitation: the address.
    Invitation(String),
}

/// Reads a page of the journal, counted from 1, of some kinds of events or all.
///
/// Permission: [`Action::ReadJournal`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn journal(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    kinds: &[Event],
    page: u64,
) -> Outcome<Journal, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ReadJournal)?;
    let mut select = seat.journal();
    if !kinds.is_empty() {
        select = select.filter(audit_entry::Column::Event.is_in(kinds.iter().map(|it| it.code())));
    }
    let total = select.clone().count(db).await?;
    let rows = select
        .order_by_desc(audit_entry::Column::At)
        .order_by_desc(audit_entry::Column::Id)
        .offset(page.saturating_sub(1).saturating_mul(PER_PAGE))
        .limit(PER_PAGE)
        .all(db)
        .await?;
    let authors = names_of(db, rows.iter().filter_map(|row| row.actor_id)).await?;
    let subjects = subjects(
        db,
        &seat,
        rows.iter().filter_map(|row| row.subject).collect(),
    )
    .await?;
    let lines = rows
        .into_iter()
        .map(|row| Line {
            event: row.event.parse().ok(),
            at: row.at,
            author: row.actor_id.and_then(|id| authors.get(&id).cloned()),
            subject: row.subject.and_then(|id| subjects.get(&id).cloned()),
            detail: row.detail,
        })
        .collect();
    Ok(Journal {
        total,
        lines,
        cpts: seat.cpts,
    })
}

async fn subjects(
    db: &impl ConnectionTrait,
    seat: &Seat,
    ids: Vec<Uuid>,
) -> Result<BTreeMap<Uuid, Subject>, Fault> {
    let mut found = BTreeMap::new();
    if ids.is_empty() {
        return Ok(found);
    }
    for row in seat
        .adhesions()
        .filter(adhesion::Column::Id.is_in(ids.clone()))
        .all(db)
        .await?
    {
        let name = match &row.given_name {
            Some(given) => format!("{given} {}", row.name),
            None => row.name,
        };
        found.insert(row.id, Subject::Adhesion(row.id, name.trim().to_owned()));
    }
    for row in seat
        .partners()
        .filter(partner::Column::Id.is_in(ids.clone()))
        .all(db)
        .await?
    {
        found.insert(row.id, Subject::Partner(row.id, row.name));
    }
    for row in seat
        .blocs()
        .filter(bloc::Column::Id.is_in(ids.clone()))
        .all(db)
        .await?
    {
        found.insert(row.id, Subject::Bloc(row.id, row.name));
    }
    for row in seat
        .invitations()
        .filter(invitation::Column::Id.is_in(ids))
        .all(db)
        .await?
    {
        found.insert(row.id, Subject::Invitation(row.email));
    }
    Ok(found)
}
