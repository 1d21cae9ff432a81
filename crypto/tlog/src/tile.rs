//! Tiles: the tree in files of 256 hashes, and the entries in bundles of 256, that never change once full
//! (tlog-tiles).
//!
//! Who keeps a log asks [`Edge`] what to write; who reads one computes proofs from tiles alone, through
//! [`ReadTiles`]. Tiles are not authenticated by themselves: a proof made from them is, by verifying it
//! against a signed checkpoint, and [`crate::audit`] checks all of them.

mod bundle;
mod edge;
mod path;
mod reader;
mod source;

pub use bundle::{MAX_ENTRY, NotABundle, read_bundle, write_bundle};
pub use edge::{Edge, Grown, NotGrown, NotTheEdge};
pub use path::{Kind, NotATile, Tile};
pub use reader::{Files, NoSuchTile, ReadTiles, TileError, TileProver};
pub use source::{consistency_tiles, edge_tiles, inclusion_tiles, touched};

/// How many hashes or entries a full tile has.
pub const WIDTH: u16 = 256;
