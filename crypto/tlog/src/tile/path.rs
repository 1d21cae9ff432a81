use super::WIDTH;
use crate::decimal;
use crate::hash::Hash;
use crate::tree::MAX_SIZE;

/// Which tile: of which hashes or entries, which one, and how wide.
///
/// Text (tlog-tiles, « Merkle Tree »): `tile/<level>/<index>` or `tile/entries/<index>`, the index in
/// groups of three digits, all but the last marked with `x`; then `.p/<width>` when it is not full:
/// `tile/0/x001/x234/067.p/12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tile {
    kind: Kind,
    index: u64,
    width: u16,
}

/// What a tile holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Entries, each after its length.
    Entries,
    /// Hashes of nodes that have 256^level leaves below them.
    Hashes {
        /// From 0 (leaves) to 63; no log can have one above 7.
        level: u8,
    },
}

/// The text is not the path of a tile, or the numbers are not those of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "a tile is named tile/<level>/<index> or tile/entries/<index>, with .p/<width> when partial"
)]
pub struct NotATile;

/// No path is longer.
const MAX_PATH: usize = 64;
/// Of tile levels.
const MAX_LEVEL: u8 = 63;

impl Tile {
    /// A tile, full (256) or partial (1 to 255).
    ///
    /// # Errors
    /// A level, index or width that no tile has.
    pub fn new(kind: Kind, index: u64, width: u16) -> Result<Self, NotATile> {
        let level = match kind {
            Kind::Entries => 0,
            Kind::Hashes { level } => level,
        };
        let possible = level <= MAX_LEVEL && index <= MAX_SIZE >> 8 && (1..=WIDTH).contains(&width);
        if possible {
            Ok(Self { kind, index, width })
        } else {
            Err(NotATile)
        }
    }

    /// The tile of this kind with this index in a tree of this size, as wide as it is there.
    pub fn at(kind: Kind, index: u64, size: u64) -> Option<Self> {
        let left = count(kind, size).checked_sub(index.checked_mul(u64::from(WIDTH))?)?;
        let width = u16::try_from(left.min(u64::from(WIDTH))).ok()?;
        Self::new(kind, index, width).ok()
    }

    /// Reads a path.
    ///
    /// # Errors
    /// Every text but the one form that a tile has.
    pub fn parse(path: &str) -> Result<Self, NotATile> {
        if MAX_PATH < path.len() {
            return Err(NotATile);
        }
        let rest = path.strip_prefix("tile/").ok_or(NotATile)?;
        let (kind, rest) = rest.split_once('/').ok_or(NotATile)?;
        let kind = match kind {
            "entries" => Kind::Entries,
            level => Kind::Hashes {
                level: decimal::read(level)
                    .and_then(|level| u8::try_from(level).ok())
                    .ok_or(NotATile)?,
            },
        };
        let (index, width) = match rest.split_once(".p/") {
            Some((index, width)) => {
                let width = decimal::read(width).and_then(|width| u16::try_from(width).ok());
                // A full tile has no width in its path.
                (index, width.filter(|width| *width < WIDTH).ok_or(NotATile)?)
            }
            None => (rest, WIDTH),
        };
        let mut digits = String::with_capacity(index.len());
        let mut groups = index.split('/').peekable();
        while let Some(group) = groups.next() {
            let group = match groups.peek() {
                Some(_) => group.strip_prefix('x').ok_or(NotATile)?,
                None => group,
            };
            if group.len() != 3 {
                return Err(NotATile);
            }
            digits.push_str(group);
        }
        let significant = match digits.trim_start_matches('0') {
            "" => "0",
            some => some,
        };
        let index = decimal::read(significant).ok_or(NotATile)?;
        let tile = Self::new(kind, index, width)?;
        // Groups of zeros before the index, and whatever else there may be.
        if tile.to_string() == path {
            Ok(tile)
        } else {
            Err(NotATile)
        }
    }

    /// What it holds.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Its place among those of its kind.
    pub const fn index(&self) -> u64 {
        self.index
    }

    /// How many hashes or entries it has, from 1 to 256.
    pub const fn width(&self) -> u16 {
        self.width
    }

    /// Whether it never changes again.
    pub const fn is_full(&self) -> bool {
        self.width == WIDTH
    }

    /// Whether a tree of this size has everything that is in this tile, though its own may be wider.
    /// What a log of this size can serve.
    pub fn is_in(&self, size: u64) -> bool {
        Self::at(self.kind, self.index, size).is_some_and(|own| self.width <= own.width)
    }

    /// This tile from the bytes of a wider one, such as the full tile that took its place.
    ///
    /// # Errors
    /// Bytes that are not at least this wide.
    pub fn narrow<'a>(&self, wider: &'a [u8]) -> Result<&'a [u8], NotATile> {
        let length = match self.kind {
            Kind::Hashes { .. } => usize::from(self.width) * Hash::BYTES,
            Kind::Entries => super::bundle::length_of(wider, self.width).ok_or(NotATile)?,
        };
        wider.get(..length).ok_or(NotATile)
    }
}

/// How many hashes or entries of a kind a tree of this size has.
pub(super) fn count(kind: Kind, size: u64) -> u64 {
    match kind {
        Kind::Entries => size,
        Kind::Hashes { level } => size.checked_shr(8 * u32::from(level)).unwrap_or(0),
    }
}

impl std::fmt::Display for Tile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.kind {
            Kind::Entries => f.write_str("tile/entries/")?,
            Kind::Hashes { level } => write!(f, "tile/{level}/")?,
        }
        let mut groups = vec![self.index % 1000];
        let mut above = self.index / 1000;
        while above > 0 {
            groups.push(above % 1000);
            above /= 1000;
        }
        for (place, group) in groups.iter().enumerate().rev() {
            match place {
                0 => write!(f, "{group:03}")?,
                _ => write!(f, "x{group:03}/")?,
            }
        }
        if self.is_full() {
            Ok(())
        } else {
            write!(f, ".p/{}", self.width)
        }
    }
}
