use std::collections::BTreeMap;

use entity::{log, log_checkpoint, log_leaf, log_opening};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use tlog::hash::Hash;
use tlog::leaf::{Kind as LeafKind, Leaf, Salt};
use tlog::tile::{Edge, Kind, ReadTiles as _, Tile, WIDTH, read_bundle};
use tlog::tree::Head;

use super::Wrong;
use crate::failure::Fault;
use crate::log::{row, tile};

/// Goes through the entries, a bundle a step, and compares everything that was made from them.
pub async fn walk(
    db: &impl ConnectionTrait,
    log: &log::Model,
    head: &Head,
) -> Result<Option<Wrong>, Fault> {
    let mut edge = Edge::new();
    let bundles = head.size.div_ceil(u64::from(WIDTH));
    for index in 0..bundles {
        let Some(bundle) = Tile::at(Kind::Entries, index, head.size) else {
            return Ok(Some(Wrong::Root));
        };
        let files = tile::read(db, log.id, [bundle]).await?;
        let Ok(bytes) = files.read(&bundle) else {
            return Ok(Some(Wrong::Missing(bundle.to_string())));
        };
        let Ok(entries) = read_bundle(&bytes, bundle.width()) else {
            return Ok(Some(Wrong::Missing(bundle.to_string())));
        };
        let Ok(grown) = edge.append(&entries) else {
            return Ok(Some(Wrong::Missing(bundle.to_string())));
        };
        let first = edge.head().size;
        let lasting = grown.tiles.into_iter().filter(|(tile, _)| {
            tile.kind() != Kind::Entries
                && Tile::at(tile.kind(), tile.index(), head.size) == Some(*tile)
        });
        let lasting: Vec<_> = lasting.collect();
        let files = tile::read(db, log.id, lasting.iter().map(|(tile, _)| *tile)).await?;
        for (made, expected) in lasting {
            match files.read(&made) {
                Err(_) => return Ok(Some(Wrong::Missing(made.to_string()))),
                Ok(found) if found != expected => {
                    return Ok(Some(differs(&made, first, &found, &expected)));
                }
                Ok(_) => {}
            }
        }
        if let Some(wrong) = rows(db, log, first, &entries).await? {
            return Ok(Some(wrong));
        }
        if let Some(wrong) = history(db, log, &edge, &entries).await? {
            return Ok(Some(wrong));
        }
        edge = grown.edge;
    }
    Ok((edge.head() != *head).then_some(Wrong::Root))
}

/// Of leaves, the very entry can be named.
fn differs(made: &Tile, first: u64, found: &[u8], expected: &[u8]) -> Wrong {
    let place = found
        .chunks(Hash::BYTES)
        .zip(expected.chunks(Hash::BYTES))
        .position(|(one, other)| one != other);
    match place {
        Some(place) if made.kind() == (Kind::Hashes { level: 0 }) => {
            Wrong::Entry(first + place as u64)
        }
        _ => Wrong::Tile(made.to_string()),
    }
}

/// The list of entries, and what is kept of them.
async fn rows(
    db: &impl ConnectionTrait,
    log: &log::Model,
    first: u64,
    entries: &[&[u8]],
) -> Result<Option<Wrong>, Fault> {
    let start = row::stored(first)?;
    let end = row::stored(first + entries.len() as u64)?;
    let leaves = log_leaf::Entity::find()
        .filter(log_leaf::Column::LogId.eq(log.id))
        .filter(log_leaf::Column::Idx.gte(start))
        .filter(log_leaf::Column::Idx.lt(end))
        .order_by_asc(log_leaf::Column::Idx)
        .all(db)
        .await?;
    let openings = log_opening::Entity::find()
        .filter(log_opening::Column::EntryId.is_in(leaves.iter().map(|leaf| leaf.entry_id)))
        .all(db)
        .await?;
    let openings: BTreeMap<_, _> = openings.iter().map(|row| (row.entry_id, row)).collect();
    let mut leaves = leaves.iter();
    for (index, entry) in (first..).zip(entries) {
        let leaf = leaves.next().filter(|leaf| {
            row::number(leaf.idx).ok() == Some(index) && leaf.hash == Hash::leaf(entry).bytes()
        });
        let Some(leaf) = leaf else {
            return Ok(Some(Wrong::Leaf(index)));
        };
        // What was erased cannot be compared any more.
        if let Some(opening) = openings.get(&leaf.entry_id)
            && !opens(opening, entry)
        {
            return Ok(Some(Wrong::Opening(index)));
        }
    }
    Ok(None)
}

fn opens(opening: &log_opening::Model, entry: &[u8]) -> bool {
    let salt = opening.salt.as_slice().try_into().map(Salt::from_bytes);
    let (Ok(salt), Ok(kind)) = (salt, LeafKind::parse(&opening.kind)) else {
        return false;
    };
    match Leaf::parse(entry) {
        Ok(Leaf::Committed {
            kind: said,
            commitment,
            ..
        }) => said == kind && commitment.opens(&kind, &salt, &opening.blob),
        _ => false,
    }
}

/// The checkpoints that were signed while these entries came.
async fn history(
    db: &impl ConnectionTrait,
    log: &log::Model,
    edge: &Edge,
    entries: &[&[u8]],
) -> Result<Option<Wrong>, Fault> {
    let first = edge.head().size;
    let signed = log_checkpoint::Entity::find()
        .filter(log_checkpoint::Column::LogId.eq(log.id))
        .filter(log_checkpoint::Column::Size.gt(row::stored(first)?))
        .filter(log_checkpoint::Column::Size.lte(row::stored(first + entries.len() as u64)?))
        .all(db)
        .await?;
    for checkpoint in signed {
        let taken = row::number(checkpoint.size)?.saturating_sub(first);
        let taken = usize::try_from(taken).unwrap_or_default();
        let then = edge.append(entries.get(..taken).unwrap_or_default());
        let opened = row::opened(&log.vkey, &checkpoint.note);
        let right = then
            .ok()
            .zip(opened)
            .is_some_and(|(then, signed)| then.edge.head() == *signed.head());
        if !right {
            return Ok(Some(Wrong::Checkpoint(checkpoint.size)));
        }
    }
    Ok(None)
}
