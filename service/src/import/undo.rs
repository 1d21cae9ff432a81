//! Taking an import back, as long as nothing else touched what it wrote.

use std::collections::{HashMap, HashSet};

use domain::audit::Event;
use domain::id::BatchId;
use domain::import::Detail;
use entity::{adhesion, adhesion_change, dues, import_batch, invitation};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::fill::{fill, rewrite};
use super::store::{ROWS_PER_STATEMENT, Stored, advance, forget_lines, lines, open};
use super::{BatchRefused, KEPT_DAYS, Kind, Open, State, party, payment};
use crate::ctx::{Actor, Ctx};
use crate::failure::{Outcome, refuse};
use crate::scope::{self, Seat};
use crate::tx::{Entry, Tx};

/// Lines that are named when an undo is refused; the others are counted.
const NAMED: usize = 50;

/// What keeps an import from being taken back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// The first of them, in the order of the file.
    pub named: Vec<(u32, String, Touch)>,
    /// How many there are.
    pub count: u32,
}

/// What happened to an adhesion, or to a record of dues, since it was imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touch {
    /// Its person signed in and holds it now.
    Held,
    /// It was edited, or changed state.
    Changed,
    /// Dues are recorded for it.
    Dues,
    /// Its person was invited.
    Invited,
    /// It is gone.
    Gone,
}

/// Takes an import back: what it created is deleted (dues are cancelled, parties are struck), what it
/// completed is as before, and what the file said is forgotten. All of it or nothing.
///
/// Needs what the import itself needs.
///
/// # Errors
/// [`BatchRefused`]; [`BatchRefused::Touched`] lists what was touched since.
pub async fn undo(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    batch: BatchId,
) -> Outcome<(), BatchRefused> {
    transaction!(ctx, |tx| {
        let seat = scope::seat(tx.db(), ctx, actor, slug).await?;
        let open = open(tx.db(), &seat, batch).await?;
        match (open.state, open.row.committed_at) {
            (State::Committed, Some(at)) if ctx.now() - at > chrono::TimeDelta::days(KEPT_DAYS) => {
                return refuse(BatchRefused::TooOld);
            }
            (State::Committed, _) => {}
            (State::Checked, _) => return refuse(BatchRefused::NotCommitted),
            (State::Undone | State::Dropped, _) => return refuse(BatchRefused::Over),
        }
        match open.kind {
            Kind::Members => members(tx, &seat, &open).await?,
            Kind::Dues => payment::undo(ctx, tx, &seat, &open).await?,
            Kind::Parties => party::undo(ctx, tx, actor, &seat, &open).await?,
        }
        let moved = import_batch::ActiveModel {
            state: Set(State::Undone.code().to_owned()),
            undone_at: Set(Some(ctx.now())),
            ..Default::default()
        };
        if !advance(tx.db(), &open, moved).await? {
            return refuse(BatchRefused::Over);
        }
        forget_lines(tx.db(), batch).await?;
        let detail = json!({ "kind": open.kind.code() });
        tx.record(
            Entry::new(Event::ImportUndone)
                .cpts(seat.id())
                .actor(actor)
                .subject(batch.0)
                .detail(detail),
        )
        .await?;
        Ok(())
    })
}

async fn members(tx: &Tx<'_>, seat: &Seat, open: &Open) -> Outcome<(), BatchRefused> {
    let lines: Vec<Stored<Detail>> = lines(tx.db(), open.id).await?;
    let written: Vec<_> = lines
        .iter()
        .filter_map(|line| Some((line, line.row.adhesion_id?)))
        .collect();
    let ids: Vec<Uuid> = written.iter().map(|(_, id)| *id).collect();
    let mut rows = HashMap::with_capacity(ids.len());
    let mut busy = Busy::default();
    for chunk in ids.chunks(ROWS_PER_STATEMENT) {
        let found = seat
            .adhesions()
            .filter(adhesion::Column::Id.is_in(chunk.iter().copied()))
            .all(tx.db())
            .await?;
        rows.extend(found.into_iter().map(|row| (row.id, row)));
        busy.read(tx, chunk).await?;
    }
    let is_created = |row: &adhesion::Model| row.batch_id == Some(open.id.0);
    let mut touched = Touched::default();
    for (line, id) in &written {
        let touch = match rows.get(id) {
            None => Some(Touch::Gone),
            Some(row) if is_created(row) && row.person_id.is_some() => Some(Touch::Held),
            Some(row) if Some(row.version) != line.row.adhesion_version => Some(Touch::Changed),
            Some(row) if is_created(row) => busy.touch(*id),
            Some(_) => None,
        };
        touched.add(line.line, line.detail.told.full_name(), touch);
    }
    if touched.count > 0 {
        return refuse(BatchRefused::Touched(touched));
    }
    let (created, updated): (Vec<_>, Vec<_>) = written
        .into_iter()
        .partition(|(_, id)| rows.get(id).is_some_and(is_created));
    let created: Vec<Uuid> = created.into_iter().map(|(_, id)| id).collect();
    for chunk in created.chunks(ROWS_PER_STATEMENT) {
        let ids = || chunk.iter().copied();
        adhesion_change::Entity::delete_many()
            .filter(adhesion_change::Column::AdhesionId.is_in(ids()))
            .exec(tx.db())
            .await?;
        adhesion::Entity::delete_many()
            .filter(adhesion::Column::Id.is_in(ids()))
            .exec(tx.db())
            .await?;
    }
    let mut restored = HashSet::new();
    // The last line first: two lines may have completed one member.
    for (line, id) in updated.into_iter().rev() {
        let Some(row) = rows.get_mut(&id) else {
            continue;
        };
        for change in &line.detail.changes {
            fill(row, change.column, change.before.clone());
        }
        restored.insert(id);
    }
    for id in restored {
        let Some(mut row) = rows.remove(&id) else {
            continue;
        };
        row.version += 1;
        rewrite(tx.db(), row).await?;
    }
    Ok(())
}

/// What hangs on adhesions beside their version.
#[derive(Default)]
struct Busy {
    dues: HashSet<Uuid>,
    invited: HashSet<Uuid>,
    changes: HashMap<Uuid, u32>,
}

impl Busy {
    async fn read(&mut self, tx: &Tx<'_>, ids: &[Uuid]) -> Result<(), crate::failure::Fault> {
        let ids = || ids.iter().copied();
        let dues = dues::Entity::find()
            .select_only()
            .column(dues::Column::AdhesionId);
        let dues = dues
            .filter(dues::Column::AdhesionId.is_in(ids()))
            .into_tuple::<Uuid>()
            .all(tx.db())
            .await?;
        self.dues.extend(dues);
        let invited = invitation::Entity::find()
            .select_only()
            .column(invitation::Column::AdhesionId);
        let invited = invited
            .filter(invitation::Column::AdhesionId.is_in(ids()))
            .into_tuple::<Option<Uuid>>()
            .all(tx.db())
            .await?;
        self.invited.extend(invited.into_iter().flatten());
        let changes = adhesion_change::Entity::find()
            .select_only()
            .column(adhesion_change::Column::AdhesionId);
        let changes = changes
            .filter(adhesion_change::Column::AdhesionId.is_in(ids()))
            .into_tuple::<Uuid>()
            .all(tx.db())
            .await?;
        for id in changes {
            *self.changes.entry(id).or_default() += 1;
        }
        Ok(())
    }

    fn touch(&self, id: Uuid) -> Option<Touch> {
        if self.dues.contains(&id) {
            Some(Touch::Dues)
        } else if self.invited.contains(&id) {
            Some(Touch::Invited)
        } else if self.changes.get(&id).is_some_and(|count| *count > 1) {
            Some(Touch::Changed)
        } else {
            None
        }
    }
}

impl Touched {
    pub(super) fn add(&mut self, line: u32, named: String, touch: Option<Touch>) {
        let Some(touch) = touch else { return };
        self.count += 1;
        if self.named.len() < NAMED {
            self.named.push((line, named, touch));
        }
    }
}
