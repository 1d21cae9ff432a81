//! Imports and their lines in the database.

use chrono::TimeDelta;
use domain::id::{AdhesionId, BatchId};
use domain::import::{Choice, Detail, Line};
use domain::permission::Action;
use entity::{import_batch, import_line};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{KEPT_DAYS, Kind, Open, State, Summary};
use crate::ctx::Ctx;
use crate::failure::{Failure, Fault};
use crate::scope::Seat;

/// Rows written by one statement. SQLite takes 32,766 values a statement and PostgreSQL 65,535;
/// a line has seven columns and an adhesion thirty.
pub(super) const ROWS_PER_STATEMENT: usize = 500;

/// What a person must be allowed to do to see or use an import of that kind.
pub(super) const fn action(kind: Kind) -> Action {
    match kind {
        Kind::Members => Action::ImportMembers,
        Kind::Dues => Action::RecordDues,
        Kind::Parties => Action::ManageBlocs,
    }
}

/// An import of this CPTS that the person may use; any other is not found.
pub(super) async fn open<R>(
    db: &impl ConnectionTrait,
    seat: &Seat,
    batch: BatchId,
) -> Result<Open, Failure<R>> {
    let row = seat
        .imports()
        .filter(import_batch::Column::Id.eq(batch.0))
        .one(db)
        .await?;
    let Some(row) = row else {
        // Who may import nothing learns nothing about which imports exist.
        seat.require(Action::ImportMembers)
            .or_else(|_| seat.require(Action::RecordDues))
            .or_else(|_| seat.require(Action::ManageBlocs))?;
        return Err(Failure::NotFound);
    };
    let kind = entity::read::<Kind>("import_batch", "kind", &row.kind)?;
    seat.require(action(kind))?;
    let state = entity::read::<State>("import_batch", "state", &row.state)?;
    let summary = summary(&row)?;
    Ok(Open {
        id: batch,
        row,
        kind,
        state,
        summary,
    })
}

/// Counts and columns of an import.
pub(super) fn summary(row: &import_batch::Model) -> Result<Summary, Fault> {
    from_json("import_batch", "summary", row.summary.clone())
}

/// A line as it is stored, with what the board chose for it.
pub(super) struct Stored<D> {
    pub(super) line: u32,
    pub(super) row: import_line::Model,
    pub(super) detail: D,
}

/// Lines of an import in the order of the file.
pub(super) async fn lines<D: DeserializeOwned>(
    db: &impl ConnectionTrait,
    batch: BatchId,
) -> Result<Vec<Stored<D>>, Fault> {
    let rows = import_line::Entity::find()
        .filter(import_line::Column::BatchId.eq(batch.0))
        .order_by_asc(import_line::Column::Line)
        .all(db)
        .await?;
    rows.into_iter().map(stored).collect()
}

/// Reads a stored line.
pub(super) fn stored<D: DeserializeOwned>(mut row: import_line::Model) -> Result<Stored<D>, Fault> {
    // Moved out: ten thousand lines kept in both forms would be most of an import's memory.
    let detail = from_json("import_line", "detail", std::mem::take(&mut row.detail))?;
    Ok(Stored {
        line: u32::try_from(row.line).unwrap_or_default(),
        row,
        detail,
    })
}

impl Stored<Detail> {
    pub(super) fn choice(&self) -> Option<Choice> {
        self.row
            .choice
            .as_deref()
            .and_then(|choice| choice.parse().ok())
    }

    pub(super) fn into_line(self) -> Result<(Line, Option<Choice>), Fault> {
        let choice = self.choice();
        let verdict = entity::read("import_line", "verdict", &self.row.verdict)?;
        Ok((
            Line {
                line: self.line,
                verdict,
                detail: self.detail,
            },
            choice,
        ))
    }
}

/// A line to be written.
pub(super) struct NewLine<'a, D> {
    pub(super) line: u32,
    pub(super) verdict: &'static str,
    pub(super) detail: &'a D,
    pub(super) choice: Option<String>,
    pub(super) adhesion: Option<(AdhesionId, i32)>,
}

impl<'a> NewLine<'a, Detail> {
    pub(super) fn of(line: &'a Line, choice: Option<Choice>) -> Self {
        let choice = choice.map(|choice| choice.to_string());
        Self {
            line: line.line,
            verdict: line.verdict.code(),
            detail: &line.detail,
            choice,
            adhesion: None,
        }
    }
}

/// Writes lines in place of those that the import had.
pub(super) async fn replace_lines<D: Serialize>(
    db: &impl ConnectionTrait,
    batch: BatchId,
    lines: &[NewLine<'_, D>],
) -> Result<(), Fault> {
    forget_lines(db, batch).await?;
    for chunk in lines.chunks(ROWS_PER_STATEMENT) {
        let mut rows = Vec::with_capacity(chunk.len());
        for line in chunk {
            rows.push(import_line::ActiveModel {
                batch_id: Set(batch.0),
                line: Set(i32::try_from(line.line).unwrap_or(i32::MAX)),
                verdict: Set(line.verdict.to_owned()),
                detail: Set(to_json(line.detail)?),
                choice: Set(line.choice.clone()),
                adhesion_id: Set(line.adhesion.map(|(id, _)| id.0)),
                adhesion_version: Set(line.adhesion.map(|(_, version)| version)),
            });
        }
        import_line::Entity::insert_many(rows)
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// Forgets what the file said: names and addresses are not kept without a use.
pub(super) async fn forget_lines(db: &impl ConnectionTrait, batch: BatchId) -> Result<(), Fault> {
    import_line::Entity::delete_many()
        .filter(import_line::Column::BatchId.eq(batch.0))
        .exec(db)
        .await?;
    Ok(())
}

/// Forgets what files said long ago: by then nobody takes an import back.
pub(crate) async fn forget_old(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    imports: Select<import_batch::Entity>,
) -> Result<(), Fault> {
    let since = ctx.now() - TimeDelta::days(KEPT_DAYS);
    let old = imports.filter(import_batch::Column::CreatedAt.lt(since));
    let old = old
        .select_only()
        .column(import_batch::Column::Id)
        .into_query();
    import_line::Entity::delete_many()
        .filter(import_line::Column::BatchId.in_subquery(old))
        .exec(db)
        .await?;
    Ok(())
}

/// Moves an import on. Says whether it was still in `from`: who presses a button twice moves it
/// once.
pub(super) async fn advance(
    db: &impl ConnectionTrait,
    open: &Open,
    set: import_batch::ActiveModel,
) -> Result<bool, Fault> {
    let done = import_batch::Entity::update_many()
        .set(set)
        .filter(import_batch::Column::Id.eq(open.id.0))
        .filter(import_batch::Column::State.eq(open.state.code()))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

pub(super) fn to_json(value: &impl Serialize) -> Result<serde_json::Value, Fault> {
    serde_json::to_value(value).map_err(|error| Fault::Other(format!("cannot be stored: {error}")))
}

fn from_json<T: DeserializeOwned>(
    table: &'static str,
    column: &'static str,
    value: serde_json::Value,
) -> Result<T, Fault> {
    // The value holds names: only its place is told.
    let broken = |_| entity::Inconsistent {
        table,
        column,
        value: "…".to_owned(),
    };
    Ok(T::deserialize(value).map_err(broken)?)
}
