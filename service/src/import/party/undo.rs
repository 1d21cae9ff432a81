//! Striking the parties of an import, as a board would one by one.

use std::collections::HashMap;

use domain::id::{BlocId, PartyId};
use entity::bloc_party;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::super::store::ROWS_PER_STATEMENT;
use super::super::undo::{Touch, Touched};
use super::super::{BatchRefused, Open};
use super::read;
use crate::ctx::{Actor, Ctx};
use crate::failure::{Outcome, refuse};
use crate::ght::party::changed;
use crate::scope::Seat;
use crate::tx::Tx;

/// Strikes what the import recorded: a register loses no line. Groups stay, without these parties.
pub(in super::super) async fn undo(
    ctx: &Ctx,
    tx: &Tx<'_>,
    actor: &Actor,
    seat: &Seat,
    open: &Open,
) -> Outcome<(), BatchRefused> {
    let lines = read(tx, open).await?;
    let written: Vec<_> = lines
        .iter()
        .filter_map(|line| Some((line, line.detail.written?)))
        .collect();
    let ids: Vec<Uuid> = written.iter().map(|(_, PartyId(id))| *id).collect();
    let mut rows: HashMap<Uuid, bloc_party::Model> = HashMap::with_capacity(ids.len());
    for some in ids.chunks(ROWS_PER_STATEMENT) {
        let found = seat
            .bloc_parties()
            .filter(bloc_party::Column::Id.is_in(some.iter().copied()))
            .all(tx.db())
            .await?;
        rows.extend(found.into_iter().map(|row| (row.id, row)));
    }
    let mut touched = Touched::default();
    for (line, PartyId(id)) in &written {
        let touch = match rows.get(id) {
            None => Some(Touch::Gone),
            Some(row) if row.version != 1 || row.struck_at.is_some() => Some(Touch::Changed),
            Some(_) => None,
        };
        touched.add(line.line, line.detail.named.clone(), touch);
    }
    if touched.count > 0 {
        return refuse(BatchRefused::Touched(touched));
    }
    for row in ids.iter().filter_map(|id| rows.remove(id)) {
        let (bloc, version) = (BlocId(row.bloc_id), row.version + 1);
        let mut row = row.into_active_model();
        row.struck_at = Set(Some(ctx.now()));
        row.version = Set(version);
        row.update(tx.db()).await?;
        changed(tx, actor, seat, bloc, json!({ "what": "party-struck" })).await?;
    }
    Ok(())
}
