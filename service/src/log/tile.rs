//! Tiles in rows.

use entity::log_tile::{self, ActiveModel, Column, Entity};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter,
};
use tlog::tile::{Edge, Files, Kind, Tile, edge_tiles};
use uuid::Uuid;

use super::row::{number, stored};
use crate::failure::Fault;

/// What a row says instead of a level when it has entries.
const ENTRIES: i16 = -1;

/// These tiles, each as wide as the row is; those that are not there are left out.
pub async fn read(
    db: &impl ConnectionTrait,
    log: Uuid,
    wanted: impl IntoIterator<Item = Tile>,
) -> Result<Files, Fault> {
    let mut any = Condition::any();
    for tile in wanted {
        any = any.add(
            Condition::all()
                .add(Column::Level.eq(level(tile.kind())))
                .add(Column::Idx.eq(stored(tile.index())?)),
        );
    }
    if any.is_empty() {
        return Ok(Files::new());
    }
    let rows = Entity::find().filter(Column::LogId.eq(log)).filter(any);
    let rows = rows.all(db).await?.into_iter();
    rows.map(|row| Ok((tile(&row)?, row.bytes))).collect()
}

/// The right edge of the tree of the first `size` entries; nothing when rows do not belong together.
pub async fn edge(
    db: &impl ConnectionTrait,
    log: Uuid,
    size: u64,
) -> Result<Result<Edge, String>, Fault> {
    let files = read(db, log, edge_tiles(size)).await?;
    Ok(Edge::read(size, &files).map_err(|error| error.to_string()))
}

/// Writes tiles over narrower ones. Of those with one place the last counts.
pub async fn write(
    db: &impl ConnectionTrait,
    log: Uuid,
    tiles: Vec<(Tile, Vec<u8>)>,
) -> Result<(), Fault> {
    for (tile, bytes) in tiles {
        Entity::insert(ActiveModel {
            log_id: Set(log),
            level: Set(level(tile.kind())),
            idx: Set(stored(tile.index())?),
            width: Set(i16::try_from(tile.width()).unwrap_or_default()),
            bytes: Set(bytes),
        })
        .on_conflict(
            OnConflict::columns([Column::LogId, Column::Level, Column::Idx])
                .update_columns([Column::Width, Column::Bytes])
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    }
    Ok(())
}

fn level(kind: Kind) -> i16 {
    match kind {
        Kind::Entries => ENTRIES,
        Kind::Hashes { level } => i16::from(level),
    }
}

fn tile(row: &log_tile::Model) -> Result<Tile, Fault> {
    let kind = match row.level {
        ENTRIES => Some(Kind::Entries),
        level => u8::try_from(level).ok().map(|level| Kind::Hashes { level }),
    };
    let width = u16::try_from(row.width).ok();
    kind.zip(width)
        .zip(number(row.idx).ok())
        .and_then(|((kind, width), index)| Tile::new(kind, index, width).ok())
        .ok_or_else(|| Fault::Other("a row of log_tile is no tile".to_owned()))
}
