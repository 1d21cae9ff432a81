//! Groups and their parties from a file: the same four states.

mod undo;
mod write;

use domain::id::BatchId;
use domain::import::party::{PartyDetail, PartyLine, judge, read_lines};
use domain::import::{Column, Counts};
use domain::permission::Action;

use super::check::{insert, prepare};
use super::store::{NewLine, Stored, lines, replace_lines, to_json};
use super::{CheckRefused, File, Kind, Open, Summary};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Fault, Outcome};
use crate::ght::known;
use crate::scope::{self, Seat};
use crate::tx::Tx;

pub(super) use undo::undo;
pub(super) use write::commit;

/// Reads a file of groups and keeps what would be recorded line by line. Nothing is written to the
/// register.
///
/// Needs [`Action::ManageBlocs`].
///
/// # Errors
/// [`CheckRefused`] when nothing of the file can be used.
pub async fn check(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    file: File,
) -> Outcome<BatchId, CheckRefused> {
    let db = ctx.db().read();
    let seat = scope::seat(db, ctx, actor, slug).await?;
    seat.require(Action::ManageBlocs)?;
    let blocs = known::blocs(db, seat.id()).await?;
    let (prepared, read) = prepare(file, &Column::PARTIES, read_lines).await?;
    let judged = judge(read, &blocs, &prepared.columns);
    let summary = to_json(&Summary {
        counts: PartyLine::count(&judged),
        ..prepared.summary()
    })?;
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::ManageBlocs)?;
        let (kind, summary) = (Kind::Parties, summary.clone());
        let batch = insert(ctx, tx, actor, &seat, kind, &prepared, summary).await?;
        keep(tx, batch, &judged).await?;
        Ok(batch)
    })
}

pub(super) async fn recheck(tx: &Tx<'_>, seat: &Seat, open: &Open) -> Result<Counts, Fault> {
    let blocs = known::blocs(tx.db(), seat.id()).await?;
    let judged = judge(read(tx, open).await?, &blocs, &open.summary.columns);
    keep(tx, open.id, &judged).await?;
    Ok(PartyLine::count(&judged))
}

/// The lines as they were kept.
async fn read(tx: &Tx<'_>, open: &Open) -> Result<Vec<PartyLine>, Fault> {
    let stored: Vec<Stored<PartyDetail>> = lines(tx.db(), open.id).await?;
    let line = |it: Stored<PartyDetail>| {
        Ok(PartyLine {
            line: it.line,
            verdict: entity::read("import_line", "verdict", &it.row.verdict)?,
            detail: it.detail,
        })
    };
    stored.into_iter().map(line).collect()
}

async fn keep(tx: &Tx<'_>, batch: BatchId, lines: &[PartyLine]) -> Result<(), Fault> {
    let rows: Vec<_> = lines
        .iter()
        .map(|line| NewLine {
            line: line.line,
            verdict: line.verdict.code(),
            detail: &line.detail,
            choice: None,
            adhesion: None,
        })
        .collect();
    replace_lines(tx.db(), batch, &rows).await
}
