//! Whether everything that a log serves is what its checkpoint says.

use crate::hash::Hash;
use crate::tile::{Edge, Kind, ReadTiles, Tile, read_bundle, touched};
use crate::tree::Head;

/// What is wrong with a log, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault<E> {
    /// A tile could not be read.
    #[error("{tile} could not be read: {error}")]
    Read {
        /// Which one.
        tile: Tile,
        /// Why.
        error: E,
    },
    /// The bytes are no such bundle.
    #[error("{0} is not a bundle of entries")]
    Bundle(Tile),
    /// An entry is not the one whose hash is in the tile of leaves: one of both was changed.
    #[error("the entry {index} is not the one that was hashed")]
    Entry {
        /// Which one.
        index: u64,
    },
    /// A tile has not the hashes of what is below it.
    #[error("{0} has not the hashes of what is below it")]
    Tile(Tile),
    /// Entries and tiles agree with each other, and not with the checkpoint.
    #[error("entries and tiles agree, and not with the checkpoint")]
    Root,
}

/// Reads every entry and every tile of a log, from the first to the last, and computes the tree anew.
///
/// It needs as much memory as a bundle and a tile a level.
///
/// # Errors
/// The first fault.
pub fn audit<R: ReadTiles + ?Sized>(head: &Head, reader: &R) -> Result<(), Fault<R::Error>> {
    let read = |tile: Tile| {
        reader
            .read(&tile)
            .map_err(|error| Fault::Read { tile, error })
    };
    let mut edge = Edge::new();
    for tile in touched(0, head.size).take_while(|tile| tile.kind() == Kind::Entries) {
        let bytes = read(tile)?;
        let entries = read_bundle(&bytes, tile.width()).map_err(|_| Fault::Bundle(tile))?;
        let first = edge.head().size;
        // What cannot fail here: an entry of a bundle is not too long.
        let grown = edge.append(&entries).map_err(|_| Fault::Bundle(tile))?;
        edge = grown.edge;
        for (made, expected) in grown.tiles {
            // Partial tiles on the way, and the bundle itself, are not compared.
            let lasting = Tile::at(made.kind(), made.index(), head.size) == Some(made);
            if !lasting || made.kind() == Kind::Entries {
                continue;
            }
            let found = read(made)?;
            if found == expected {
                continue;
            }
            // Of leaves, the very entry can be named.
            if made.kind() == (Kind::Hashes { level: 0 }) && found.len() == expected.len() {
                let differs = |(one, other): (&[u8], &[u8])| one != other;
                let place = found
                    .chunks(Hash::BYTES)
                    .zip(expected.chunks(Hash::BYTES))
                    .position(differs);
                if let Some(place) = place {
                    return Err(Fault::Entry {
                        index: first + place as u64,
                    });
                }
            }
            return Err(Fault::Tile(made));
        }
    }
    if edge.head() == *head {
        Ok(())
    } else {
        Err(Fault::Root)
    }
}
