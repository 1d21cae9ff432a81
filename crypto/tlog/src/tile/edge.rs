use super::bundle::{self, MAX_ENTRY};
use super::path::count;
use super::{Kind, ReadTiles, Tile, TileError, WIDTH, edge_tiles};
use crate::hash::Hash;
use crate::tree::{Head, MAX_SIZE, Node, Range, fold};

/// The right edge of a log: all that is needed to append to it, one partial tile a level.
///
/// It does not change: [`Edge::append`] gives the next one, to be kept once what it wrote is kept too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edge {
    size: u64,
    /// The entries of the partial bundle.
    entries: Vec<Vec<u8>>,
    /// The hashes of the partial tile of each level.
    hashes: Vec<Vec<Hash>>,
}

/// What an append gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grown {
    /// The edge after it.
    pub edge: Edge,
    /// The tiles to write, with their bytes: the full ones first made, then the partial ones.
    pub tiles: Vec<(Tile, Vec<u8>)>,
}

/// Why nothing was appended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotGrown {
    /// An entry is longer than its length can say.
    #[error("an entry has at most 65,535 bytes")]
    TooLong,
    /// No log may have more entries.
    #[error("the log has as many entries as any may have")]
    Full,
}

/// The partial tiles do not belong together, or not to this log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotTheEdge<E> {
    /// A tile could not be read, or has not its size.
    #[error(transparent)]
    Tile(TileError<E>),
    /// An entry of the bundle is not the leaf at its place.
    #[error("an entry is not the one that was hashed")]
    Entry {
        /// Which one.
        index: u64,
    },
}

impl Edge {
    /// Of the log without entries.
    pub fn new() -> Self {
        Self::default()
    }

    /// Of a log of this size, from its partial tiles: those that [`edge_tiles`] names. Compare
    /// [`Edge::head`] with the checkpoint before appending.
    ///
    /// # Errors
    /// When a tile cannot be read, or is not one, or an entry is not the one that was hashed.
    pub fn read<R: ReadTiles + ?Sized>(
        size: u64,
        reader: &R,
    ) -> Result<Self, NotTheEdge<R::Error>> {
        let mut edge = Self {
            size,
            ..Self::default()
        };
        let mut level = 0;
        for tile in edge_tiles(size) {
            let bytes = reader
                .read(&tile)
                .map_err(|error| NotTheEdge::Tile(TileError::Read(error)))?;
            match tile.kind() {
                Kind::Entries => {
                    let entries = bundle::read_bundle(&bytes, tile.width())
                        .map_err(|_| NotTheEdge::Tile(TileError::Shape(tile)))?;
                    edge.entries = entries.into_iter().map(<[u8]>::to_vec).collect();
                }
                Kind::Hashes { level: at } => {
                    // Levels whose tiles are all full have nothing at the edge.
                    while level < at {
                        edge.hashes.push(Vec::new());
                        level += 1;
                    }
                    edge.hashes
                        .push(super::reader::hashes(&tile, &bytes).map_err(NotTheEdge::Tile)?);
                    level += 1;
                }
            }
        }
        let leaves = edge.hashes.first().map_or(&[][..], Vec::as_slice);
        let start = size - edge.entries.len() as u64;
        for (index, (entry, leaf)) in (start..).zip(edge.entries.iter().zip(leaves)) {
            if Hash::leaf(entry) != *leaf {
                return Err(NotTheEdge::Entry { index });
            }
        }
        Ok(edge)
    }

    /// How many entries the log has, and its root.
    pub fn head(&self) -> Head {
        // The largest perfect parts come first: those of the highest level.
        let parts = self.hashes.iter().rev().flat_map(|hashes| {
            let end = hashes.len() as u64;
            Range { start: 0, end }
                .nodes()
                .filter_map(|node| perfect_of(hashes, node))
        });
        Head {
            size: self.size,
            root: fold(parts.collect()),
        }
    }

    /// Appends entries, in this order.
    ///
    /// # Errors
    /// An entry that is too long, or a log that is full; then nothing is appended.
    pub fn append<E: AsRef<[u8]>>(&self, entries: &[E]) -> Result<Grown, NotGrown> {
        let too_long = |entry: &E| MAX_ENTRY < entry.as_ref().len();
        if entries.iter().any(too_long) {
            return Err(NotGrown::TooLong);
        }
        let room = MAX_SIZE - self.size;
        if room < entries.len() as u64 {
            return Err(NotGrown::Full);
        }
        let mut edge = self.clone();
        let mut tiles = Vec::new();
        for entry in entries {
            let entry = entry.as_ref();
            edge.size += 1;
            edge.entries.push(entry.to_vec());
            if edge.entries.len() == usize::from(WIDTH) {
                tiles.extend(edge.bundle());
                edge.entries.clear();
            }
            edge.push(Hash::leaf(entry), &mut tiles);
        }
        tiles.extend(edge.partial(self.size));
        Ok(Grown { edge, tiles })
    }

    /// Adds a leaf's hash, and to the levels above what becomes full.
    fn push(&mut self, leaf: Hash, tiles: &mut Vec<(Tile, Vec<u8>)>) {
        let mut hash = leaf;
        for level in 0_u8.. {
            if self.hashes.len() == usize::from(level) {
                self.hashes.push(Vec::with_capacity(usize::from(WIDTH)));
            }
            let kind = Kind::Hashes { level };
            let index = count(kind, self.size).saturating_sub(1) / u64::from(WIDTH);
            let Some(hashes) = self.hashes.get_mut(usize::from(level)) else {
                return;
            };
            hashes.push(hash);
            if hashes.len() < usize::from(WIDTH) {
                return;
            }
            let full = std::mem::replace(hashes, Vec::with_capacity(usize::from(WIDTH)));
            if let Ok(tile) = Tile::new(kind, index, WIDTH) {
                tiles.push((tile, bytes(&full)));
            }
            let range = Range {
                start: 0,
                end: u64::from(WIDTH),
            };
            let Some(above) = fold_range(&full, range) else {
                return;
            };
            hash = above;
        }
    }

    /// The partial tiles that changed since the log had `before` entries.
    fn partial(&self, before: u64) -> impl Iterator<Item = (Tile, Vec<u8>)> {
        let bundle = if before == self.size {
            None
        } else {
            self.bundle()
        };
        let hashes = (0_u8..)
            .zip(&self.hashes)
            .filter_map(move |(level, hashes)| {
                let kind = Kind::Hashes { level };
                if count(kind, before) == count(kind, self.size) {
                    return None;
                }
                let tile = partial(kind, self.size, hashes.len())?;
                Some((tile, bytes(hashes)))
            });
        bundle.into_iter().chain(hashes)
    }

    /// The last bundle, full or partial, if it has an entry.
    fn bundle(&self) -> Option<(Tile, Vec<u8>)> {
        let tile = partial(Kind::Entries, self.size, self.entries.len())?;
        Some((tile, bundle::write_bundle(&self.entries).ok()?))
    }
}

fn partial(kind: Kind, size: u64, width: usize) -> Option<Tile> {
    let index = count(kind, size).checked_sub(1)? / u64::from(WIDTH);
    Tile::new(kind, index, u16::try_from(width).ok()?).ok()
}

fn bytes(hashes: &[Hash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| *hash.bytes()).collect()
}

/// The hash over a range of neighbours of one height; nothing when it is empty, or not all there.
pub(super) fn fold_range(hashes: &[Hash], range: Range) -> Option<Hash> {
    let whole: Option<Vec<Hash>> = range.nodes().map(|node| perfect_of(hashes, node)).collect();
    whole.filter(|hashes| !hashes.is_empty()).map(fold)
}

/// The hash of a node above some neighbours of one height.
fn perfect_of(hashes: &[Hash], node: Node) -> Option<Hash> {
    let start = usize::try_from(node.index() << node.level()).ok()?;
    let end = start.checked_add(1 << node.level())?;
    perfect(hashes.get(start..end)?)
}

/// The hash over 2^n neighbours of one height.
fn perfect(hashes: &[Hash]) -> Option<Hash> {
    let mut level = hashes.to_vec();
    while level.len() > 1 {
        level = level
            .chunks(2)
            .filter_map(|pair| match pair {
                [left, right] => Some(Hash::node(left, right)),
                _ => None,
            })
            .collect();
    }
    level.first().copied()
}
