use std::collections::BTreeMap;

use super::edge::fold_range;
use super::source::{self, place};
use super::{Kind, Tile};
use crate::hash::Hash;
use crate::tree::{self, ConsistencyProof, InclusionProof, Node, Nodes};

/// What gives the bytes of tiles: files, rows, answers of a server.
///
/// It is not asynchronous. Who must wait for each asks beforehand which tiles are needed
/// ([`super::inclusion_tiles`], [`super::consistency_tiles`], [`super::edge_tiles`]), gets them, and reads
/// them from [`Files`].
pub trait ReadTiles {
    /// Why a tile cannot be given.
    type Error;

    /// The bytes of a tile, exactly as wide as it says ([`Tile::narrow`] makes one from a wider one).
    ///
    /// # Errors
    /// When it is not there, or cannot be read.
    fn read(&self, tile: &Tile) -> Result<Vec<u8>, Self::Error>;
}

/// Tiles in memory, by name.
pub type Files = BTreeMap<Tile, Vec<u8>>;

/// The tile is not among those in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not there")]
pub struct NoSuchTile(pub Tile);

impl ReadTiles for Files {
    type Error = NoSuchTile;

    /// A tile, or the beginning of a wider one that took its place.
    fn read(&self, tile: &Tile) -> Result<Vec<u8>, NoSuchTile> {
        if let Some(bytes) = self.get(tile) {
            return Ok(bytes.clone());
        }
        (tile.width()..=super::WIDTH)
            .filter_map(|width| Tile::new(tile.kind(), tile.index(), width).ok())
            .find_map(|wider| self.get(&wider))
            .and_then(|bytes| tile.narrow(bytes).ok())
            .map(<[u8]>::to_vec)
            .ok_or(NoSuchTile(*tile))
    }
}

/// Why tiles did not give a hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TileError<E> {
    /// A tile could not be read.
    #[error("a tile could not be read: {0}")]
    Read(E),
    /// A tile has not the number of bytes that its width says.
    #[error("{0} has not the size of such a tile")]
    Shape(Tile),
    /// No tile of a log of this size has this node, or there is no such proof.
    #[error("a log of this size has no such node")]
    NoSuchNode,
}

/// Makes proofs from tiles, each read once.
#[derive(Debug)]
pub struct TileProver<'a, R: ?Sized> {
    reader: &'a R,
    size: u64,
}

impl<'a, R: ReadTiles + ?Sized> TileProver<'a, R> {
    /// Of the log of the first `size` entries.
    pub const fn new(size: u64, reader: &'a R) -> Self {
        Self { reader, size }
    }

    /// The proof of the entry `index`.
    ///
    /// # Errors
    /// When there is no such entry, or a tile cannot be read or is not one.
    pub fn inclusion(&self, index: u64) -> Result<InclusionProof, TileError<R::Error>> {
        let nodes = tree::inclusion_nodes(index, self.size).map_err(|_| TileError::NoSuchNode)?;
        InclusionProof::of(index, self.size, &self.read(&nodes)?)?.ok_or(TileError::NoSuchNode)
    }

    /// The proof that the log extends that of its first `old` entries.
    ///
    /// # Errors
    /// When the log has fewer, or a tile cannot be read or is not one.
    pub fn consistency(&self, old: u64) -> Result<ConsistencyProof, TileError<R::Error>> {
        let nodes = tree::consistency_nodes(old, self.size).map_err(|_| TileError::NoSuchNode)?;
        ConsistencyProof::of(old, self.size, &self.read(&nodes)?)?.ok_or(TileError::NoSuchNode)
    }

    /// The root.
    ///
    /// # Errors
    /// When a tile cannot be read or is not one.
    pub fn root(&self) -> Result<Hash, TileError<R::Error>> {
        tree::root(self.size, &self.read(&tree::root_nodes(self.size))?)
    }

    fn read(&self, nodes: &[Node]) -> Result<InMemory<R::Error>, TileError<R::Error>> {
        let mut tiles = BTreeMap::new();
        for tile in source::of(nodes, self.size) {
            let bytes = self.reader.read(&tile).map_err(TileError::Read)?;
            tiles.insert(tile, hashes(&tile, &bytes)?);
        }
        Ok(InMemory {
            tiles,
            size: self.size,
            error: std::marker::PhantomData,
        })
    }
}

/// The hashes of a tile.
pub(super) fn hashes<E>(tile: &Tile, bytes: &[u8]) -> Result<Vec<Hash>, TileError<E>> {
    let (hashes, rest) = bytes.as_chunks::<{ Hash::BYTES }>();
    let right = matches!(tile.kind(), Kind::Hashes { .. })
        && rest.is_empty()
        && hashes.len() == usize::from(tile.width());
    if right {
        Ok(hashes.iter().copied().map(Hash::from_bytes).collect())
    } else {
        Err(TileError::Shape(*tile))
    }
}

struct InMemory<E> {
    tiles: BTreeMap<Tile, Vec<Hash>>,
    size: u64,
    error: std::marker::PhantomData<E>,
}

impl<E> Nodes for InMemory<E> {
    type Error = TileError<E>;

    fn node(&self, node: Node) -> Result<Hash, TileError<E>> {
        place(node, self.size)
            .and_then(|(tile, range)| fold_range(self.tiles.get(&tile)?, range))
            .ok_or(TileError::NoSuchNode)
    }
}
