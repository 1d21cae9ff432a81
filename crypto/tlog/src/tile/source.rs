//! Which tiles hold what.

use std::collections::BTreeSet;

use super::path::count;
use super::{Kind, Tile, WIDTH};
use crate::tree::{self, MAX_SIZE, NoSuchProof, Node};

/// The tiles that the proof of the entry `index` in a log of this size is made from, each once.
///
/// # Errors
/// When there is no such entry.
pub fn inclusion_tiles(index: u64, size: u64) -> Result<Vec<Tile>, NoSuchProof> {
    Ok(of(&tree::inclusion_nodes(index, size)?, size))
}

/// The tiles that the proof from `old` to `new` is made from, each once.
///
/// # Errors
/// When `old` is above `new`.
pub fn consistency_tiles(old: u64, new: u64) -> Result<Vec<Tile>, NoSuchProof> {
    Ok(of(&tree::consistency_nodes(old, new)?, new))
}

/// The partial tiles of a log of this size: what must be read before appending to it, the bundle first.
pub fn edge_tiles(size: u64) -> Vec<Tile> {
    kinds(size)
        .filter_map(|kind| Tile::at(kind, count(kind, size) / u64::from(WIDTH), size))
        .collect()
}

/// The tiles, full and partial, that a log of `new` entries has and a log of its first `old` had not: what
/// the append writes. The bundles first, then each level.
pub fn touched(old: u64, new: u64) -> impl Iterator<Item = Tile> {
    let width = u64::from(WIDTH);
    kinds(new).flat_map(move |kind| {
        let first = count(kind, old) / width;
        let end = count(kind, new).div_ceil(width);
        (first..end)
            .filter_map(move |index| Tile::at(kind, index, new))
            .filter(move |tile| Tile::at(kind, tile.index(), old) != Some(*tile))
    })
}

/// What tiles a log of this size has.
fn kinds(size: u64) -> impl Iterator<Item = Kind> {
    let size = size.min(MAX_SIZE);
    let levels = (0_u8..).map(|level| Kind::Hashes { level });
    std::iter::once(Kind::Entries)
        .chain(levels)
        .take_while(move |kind| 0 < count(*kind, size))
}

pub(super) fn of(nodes: &[Node], size: u64) -> Vec<Tile> {
    let tiles: BTreeSet<Tile> = nodes
        .iter()
        .filter_map(|node| Some(place(*node, size)?.0))
        .collect();
    tiles.into_iter().collect()
}

/// The tile with the hashes below a node, and which of them they are.
pub(super) fn place(node: Node, size: u64) -> Option<(Tile, tree::Range)> {
    let below = node.level() % 8;
    let kind = Kind::Hashes {
        level: node.level() / 8,
    };
    let start = node.index().checked_mul(1 << below)?;
    let tile = Tile::at(kind, start / u64::from(WIDTH), size)?;
    let start = start % u64::from(WIDTH);
    let range = tree::Range {
        start,
        end: start + (1 << below),
    };
    (range.end <= u64::from(tile.width())).then_some((tile, range))
}
