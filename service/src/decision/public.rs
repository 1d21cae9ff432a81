//! What everybody may read of decisions whose result was opened to all: no person, and nobody's reasons.

use std::convert::Infallible;

use chrono::{DateTime, NaiveDate, Utc};
use domain::decision::stage::{End, Stage};
use domain::id::DecisionId;
use domain::statutes::{DecisionKind, OrganKind};
use entity::{cpts, decision, decision_text};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Select,
};
use uuid::Uuid;

use super::result::{self, Result as Counts};
use super::sheet::Ground;
use super::{carry, keep};
use crate::ctx::Ctx;
use crate::failure::{Failure, Fault, Outcome};
use crate::scope;

/// A decision that is over, as everybody may read it.
#[derive(Debug, Clone)]
pub struct Public {
    /// The CPTS.
    pub cpts: cpts::Model,
    /// What was decided, how, and when.
    pub line: Line,
    /// Who decided.
    pub organ: OrganKind,
    /// What kind of decision.
    pub kind: DecisionKind,
    /// The text that was counted on, as Markdown, or the last one where nothing was counted.
    pub text: Option<String>,
    /// What it came to; nothing where it was taken back before anything was counted.
    pub result: Option<Counts>,
    /// The rules that were frozen for it, if a round ever opened: then there is an archive too.
    pub ground: Option<Ground>,
    /// When the register was begun anew in mid-decision, if it was.
    pub resumed: Option<DateTime<Utc>>,
    /// By when what was decided shall be done.
    pub by: Option<NaiveDate>,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
}

/// A decision in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub id: DecisionId,
    /// Its number in the CPTS.
    pub number: Option<i32>,
    /// What it is called.
    pub title: String,
    /// How it ended.
    pub end: End,
    /// When.
    pub at: Option<DateTime<Utc>>,
}

impl Line {
    fn of(row: &decision::Model) -> Result<Option<Self>, Fault> {
        let Stage::Over(end) = row.stage()? else {
            return Ok(None);
        };
        Ok(Some(Self {
            id: DecisionId(row.id),
            number: row.number,
            title: row.title.clone(),
            end,
            at: row.ended_at,
        }))
    }
}

/// Decisions that are over and open to everybody.
pub(super) fn rows(cpts: Uuid) -> Select<decision::Entity> {
    decision::Entity::find()
        .filter(decision::Column::CptsId.eq(cpts))
        .filter(decision::Column::Public.eq(true))
        .filter(decision::Column::Ended.is_not_null())
}

/// Those of a CPTS, the last one first. Open to everybody.
///
/// # Errors
/// Not found or a fault.
pub async fn list(ctx: &Ctx, slug: &str) -> Outcome<(cpts::Model, Vec<Line>), Infallible> {
    let db = ctx.db().read();
    let cpts = scope::cpts(db, slug).await?;
    let rows = rows(cpts.id)
        .order_by_desc(decision::Column::EndedAt)
        .order_by_desc(decision::Column::Number)
        .all(db)
        .await?;
    let mut lines = Vec::with_capacity(rows.len());
    for row in &rows {
        lines.extend(Line::of(row)?);
    }
    Ok((cpts, lines))
}

/// How many of a CPTS there are.
///
/// # Errors
/// [`Fault`] when the database refuses.
pub(crate) async fn count(db: &impl ConnectionTrait, cpts: Uuid) -> Result<u64, Fault> {
    Ok(rows(cpts).count(db).await?)
}

/// One of them. Open to everybody; not found unless it is over, and its author or a facilitator opened it to all.
///
/// # Errors
/// Not found or a fault.
pub async fn public(ctx: &Ctx, slug: &str, id: DecisionId) -> Outcome<Public, Infallible> {
    let db = ctx.db().read();
    let cpts = scope::cpts(db, slug).await?;
    let row = rows(cpts.id)
        .filter(decision::Column::Id.eq(id.0))
        .one(db)
        .await?
        .ok_or(Failure::NotFound)?;
    let line = Line::of(&row)?.ok_or(Failure::NotFound)?;
    let (organ, kind) = keep::question(&row)?;
    let result = result::of(db, ctx, &row, None).await?;
    let counted_on = result.as_ref().map(|it| it.round.text_version);
    let ground = match row.rules_id {
        Some(_) => keep::ground(db, ctx, &row).await?.map(Ground::of),
        None => None,
    };
    Ok(Public {
        cpts,
        line,
        organ,
        kind,
        text: text(db, &row, counted_on).await?,
        resumed: carry::since(db, &row).await?,
        result,
        ground,
        by: row.follow_up_on,
        done_on: row.follow_up_done_on,
    })
}

async fn text(
    db: &impl ConnectionTrait,
    row: &decision::Model,
    version: Option<i32>,
) -> Result<Option<String>, Fault> {
    let mut texts =
        decision_text::Entity::find().filter(decision_text::Column::DecisionId.eq(row.id));
    if let Some(version) = version {
        texts = texts.filter(decision_text::Column::Version.eq(version));
    }
    let last = texts
        .order_by_desc(decision_text::Column::Version)
        .one(db)
        .await?;
    Ok(last.map(|it| it.body))
}
