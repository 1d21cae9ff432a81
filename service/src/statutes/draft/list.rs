//! The drafts of a CPTS, and from what one can be started.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use chrono::{DateTime, Utc};
use domain::id::DraftId;
use domain::permission::Action;
use entity::{cpts, rules, rules_draft, rules_revision};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::account::names_of;
use crate::ctx::{Actor, Ctx};
use crate::failure::Outcome;
use crate::scope;
use crate::statutes::rules as versions;

/// The drafts of a CPTS.
#[derive(Debug, Clone)]
pub struct Drafts {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// Those being written, the last touched first.
    pub open: Vec<Line>,
    /// Those adopted or given up, the last closed first.
    pub closed: Vec<Line>,
    /// Numbers of the CPTS's own versions of rules, the latest first.
    pub versions: Vec<i32>,
    /// Other CPTS with rules in force: slug and name.
    pub neighbours: Vec<(String, String)>,
}

/// A draft in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub id: DraftId,
    /// What it is called.
    pub title: String,
    /// Its last revision.
    pub revision: i32,
    /// When that was made.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: Option<String>,
    /// When it was adopted or given up.
    pub closed_at: Option<DateTime<Utc>>,
    /// Number of the version that it became.
    pub became: Option<i32>,
}

/// Reads the drafts. Permission: [`Action::DraftRules`].
///
/// # Errors
/// Not found, forbidden or a fault.
pub async fn list(ctx: &Ctx, actor: &Actor, slug: &str) -> Outcome<Drafts, Infallible> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::DraftRules)?;
    let rows = seat
        .rules_drafts()
        .order_by_desc(rules_draft::Column::CreatedAt)
        .order_by_asc(rules_draft::Column::Id)
        .all(db)
        .await?;
    let last: BTreeMap<Uuid, (DateTime<Utc>, Option<Uuid>)> = rules_revision::Entity::find()
        .select_only()
        .columns([
            rules_revision::Column::DraftId,
            rules_revision::Column::EditedAt,
            rules_revision::Column::EditedBy,
        ])
        .filter(rules_revision::Column::DraftId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(rules_revision::Column::Revision)
        .into_tuple::<(Uuid, DateTime<Utc>, Option<Uuid>)>()
        .all(db)
        .await?
        .into_iter()
        .map(|(draft, at, by)| (draft, (at, by)))
        .collect();
    let names = names_of(db, last.values().filter_map(|(_, by)| *by)).await?;
    let own = versions::all(db, seat.cpts.id).await?;
    let line = |row: rules_draft::Model| {
        let (at, by) = last.get(&row.id).copied().unwrap_or((row.created_at, None));
        let became = own.iter().find(|(it, _)| Some(it.id) == row.rules_id);
        Line {
            id: DraftId(row.id),
            title: row.title,
            revision: row.revision,
            at,
            by: by.and_then(|id| names.get(&id).cloned()),
            closed_at: row.closed_at,
            became: became.map(|(it, _)| it.number),
        }
    };
    let (mut closed, mut open): (Vec<Line>, Vec<Line>) = rows
        .into_iter()
        .map(line)
        .partition(|it| it.closed_at.is_some());
    open.sort_by_key(|it| std::cmp::Reverse(it.at));
    closed.sort_by_key(|it| std::cmp::Reverse(it.closed_at));
    let others: BTreeSet<Uuid> = rules::Entity::find()
        .select_only()
        .column(rules::Column::CptsId)
        .filter(rules::Column::InForceFrom.lte(ctx.today()))
        .filter(rules::Column::CptsId.ne(seat.cpts.id))
        .into_tuple::<Uuid>()
        .all(db)
        .await?
        .into_iter()
        .collect();
    let mut neighbours: Vec<(String, String)> = cpts::Entity::find()
        .filter(cpts::Column::Id.is_in(others))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.slug, row.name))
        .collect();
    neighbours.sort_by(|(_, one), (_, other)| one.cmp(other));
    Ok(Drafts {
        open,
        closed,
        versions: own.iter().rev().map(|(row, _)| row.number).collect(),
        neighbours,
        cpts: seat.cpts,
    })
}
