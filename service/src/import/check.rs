//! The dry run.

use domain::audit::Event;
use domain::id::BatchId;
use domain::import::{Column, Counts, FileRefused, Sheet, dry_run, read_lines};
use domain::permission::Action;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::store::{NewLine, forget_old, replace_lines, to_json};
use super::{CheckRefused, Kind, State, Summary, known};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Fault, Outcome, refuse};
use crate::scope;
use crate::tx::Entry;

/// Characters of a file's name that are kept.
const NAME_CHARACTERS: usize = 120;

/// A file that somebody sent.
#[derive(Debug, Clone)]
pub struct File {
    /// Its name on their machine.
    pub name: String,
    /// What it holds, at most [`domain::import::limit::FILE_BYTES`] and one byte more.
    pub bytes: Vec<u8>,
}

/// Reads a file of members and keeps what would happen line by line. Nothing is written to the
/// register.
///
/// Needs [`Action::ImportMembers`].
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
    seat.require(Action::ImportMembers)?;
    let home = known::home(db, ctx, &seat).await?;
    let places = known::places(db, home).await?;
    let people = known::people(db, &seat).await?;
    let today = ctx.today();
    let reading = prepare(file, &Column::ALL, move |sheet| {
        Ok(dry_run(read_lines(sheet, &places, today)?, &people))
    });
    let (prepared, lines) = reading.await?;
    let summary = Summary {
        counts: Counts::of(&lines),
        ..prepared.summary()
    };
    let summary = to_json(&summary)?;
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        seat.require(Action::ImportMembers)?;
        let batch = insert(
            ctx,
            tx,
            actor,
            &seat,
            Kind::Members,
            &prepared,
            summary.clone(),
        )
        .await?;
        let rows: Vec<_> = lines.iter().map(|line| NewLine::of(line, None)).collect();
        replace_lines(tx.db(), batch, &rows).await?;
        Ok(batch)
    })
}

/// A file that was read, without its lines.
pub(super) struct Prepared {
    name: String,
    sha256: String,
    pub(super) columns: Vec<String>,
    unused: Vec<String>,
}

impl Prepared {
    pub(super) fn summary(&self) -> Summary {
        Summary {
            columns: self.columns.clone(),
            unused: self.unused.clone(),
            ..Summary::default()
        }
    }
}

/// Reads a file on a thread where that may take its time, and makes its lines of it.
pub(super) async fn prepare<T: Send + 'static>(
    file: File,
    columns: &'static [Column],
    lines: impl FnOnce(&Sheet) -> Result<T, FileRefused> + Send + 'static,
) -> Outcome<(Prepared, T), CheckRefused> {
    if file.bytes.is_empty() && file.name.is_empty() {
        return refuse(CheckRefused::NoFile);
    }
    let work = move || {
        let sha256 = hex::encode(Sha256::digest(&file.bytes));
        let sheet = Sheet::with_columns(file.bytes, columns)?;
        let prepared = Prepared {
            name: file
                .name
                .chars()
                .filter(|c| !c.is_control())
                .take(NAME_CHARACTERS)
                .collect(),
            sha256,
            columns: sheet.header.names.clone(),
            unused: sheet.header.unused().map(str::to_owned).collect(),
        };
        Ok((prepared, lines(&sheet)?))
    };
    let done = tokio::task::spawn_blocking(work).await;
    match done.map_err(|error| Fault::Other(format!("reading a file broke off: {error}")))? {
        Ok(done) => Ok(done),
        Err(refused) => refuse(CheckRefused::File(refused)),
    }
}

/// Writes the import itself, and its entry in the journal.
pub(super) async fn insert(
    ctx: &Ctx,
    tx: &crate::tx::Tx<'_>,
    actor: &Actor,
    seat: &scope::Seat,
    kind: Kind,
    file: &Prepared,
    summary: serde_json::Value,
) -> Result<BatchId, Fault> {
    forget_old(ctx, tx.db(), seat.imports()).await?;
    let batch = BatchId(ctx.uuid());
    entity::import_batch::Entity::insert(entity::import_batch::ActiveModel {
        id: Set(batch.0),
        cpts_id: Set(seat.id().0),
        kind: Set(kind.code().to_owned()),
        file_name: Set(file.name.clone()),
        sha256: Set(file.sha256.clone()),
        author_id: Set(seat.person.0),
        state: Set(State::Checked.code().to_owned()),
        summary: Set(summary.clone()),
        created_at: Set(ctx.now()),
        committed_at: Set(None),
        undone_at: Set(None),
    })
    .exec_without_returning(tx.db())
    .await?;
    let counts = summary.get("counts").cloned().unwrap_or_default();
    let detail = json!({ "kind": kind.code(), "sha256": file.sha256, "counts": counts });
    tx.record(
        Entry::new(Event::ImportChecked)
            .cpts(seat.id())
            .actor(actor)
            .subject(batch.0)
            .detail(detail),
    )
    .await?;
    Ok(batch)
}
