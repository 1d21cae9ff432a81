//! Whether the register that is served now extends the one that this device saw before: two signed checkpoints,
//! and the tiles between them. Nothing is fetched here and nothing is kept.

#![forbid(unsafe_code)]

#[cfg(feature = "page")]
mod page;

use tlog::checkpoint::VerifiedCheckpoint;
use tlog::note::VerifierKey;
use tlog::tile::{Files, Kind, Tile, TileProver, consistency_tiles};

/// Both checkpoints, once their signatures hold.
#[derive(Debug)]
pub struct Pair {
    old: VerifiedCheckpoint,
    new: VerifiedCheckpoint,
}

/// Why the new checkpoint does not follow the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// The key is none, or one of them is not signed with it.
    Signature,
    /// There are fewer entries than before.
    Shorter,
    /// What was seen before is not in it.
    Differs,
}

impl Pair {
    /// From a key and two checkpoints, as they are served.
    ///
    /// # Errors
    /// [`Broken::Signature`], or [`Broken::Shorter`].
    pub fn open(key: &str, old: &str, new: &str) -> Result<Self, Broken> {
        let key = VerifierKey::parse(key.trim_end()).map_err(|_| Broken::Signature)?;
        let open = |note: &str| {
            VerifiedCheckpoint::open(note.as_bytes(), &key, &[]).map_err(|_| Broken::Signature)
        };
        let (old, new) = (open(old)?, open(new)?);
        if new.head().size < old.head().size {
            return Err(Broken::Shorter);
        }
        Ok(Self { old, new })
    }

    /// How many entries each has.
    pub const fn sizes(&self) -> (u64, u64) {
        (self.old.head().size, self.new.head().size)
    }

    /// The tiles to fetch.
    pub fn tiles(&self) -> Vec<Tile> {
        let (old, new) = self.sizes();
        consistency_tiles(old, new).unwrap_or_default()
    }

    /// Whether the new tree extends the old one, by the bytes of [`Pair::tiles`], one after the other.
    ///
    /// # Errors
    /// [`Broken::Differs`].
    pub fn judge(&self, mut bytes: &[u8]) -> Result<(), Broken> {
        let mut files = Files::new();
        for tile in self.tiles() {
            let length = match tile.kind() {
                Kind::Hashes { .. } => usize::from(tile.width()) * 32,
                Kind::Entries => 0,
            };
            let (own, rest) = bytes.split_at_checked(length).ok_or(Broken::Differs)?;
            files.insert(tile, own.to_vec());
            bytes = rest;
        }
        let (old, new) = (self.old.head(), self.new.head());
        let proof = TileProver::new(new.size, &files).consistency(old.size);
        let proof = proof.map_err(|_| Broken::Differs)?;
        proof.verify(old, new).map_err(|_| Broken::Differs)
    }
}

#[cfg(test)]
mod tests;
