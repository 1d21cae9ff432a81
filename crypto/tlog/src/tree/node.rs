use super::MAX_SIZE;
use crate::hash::Hash;

/// A node with 2^level leaves below it: those from `index·2^level`. These never change once written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node {
    level: u8,
    index: u64,
}

impl Node {
    /// A leaf.
    pub const fn leaf(index: u64) -> Self {
        Self { level: 0, index }
    }

    /// How high it stands above the leaves.
    pub const fn level(&self) -> u8 {
        self.level
    }

    /// Its place among those of its height.
    pub const fn index(&self) -> u64 {
        self.index
    }
}

/// What keeps the hashes of nodes.
pub trait Nodes {
    /// Why a hash cannot be given.
    type Error;

    /// The hash of a node.
    ///
    /// # Errors
    /// When it is not there, or cannot be read.
    fn node(&self, node: Node) -> Result<Hash, Self::Error>;
}

/// Neighbouring leaves with one hash: from where RFC 6962 splits a tree, to the next such place or the
/// end of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Range {
    pub start: u64,
    pub end: u64,
}

impl Range {
    /// Where it is split: at the largest power of two below its length.
    pub fn middle(self) -> Option<u64> {
        let length = self.end.checked_sub(self.start)?;
        let below = length.checked_sub(1)?.checked_ilog2()?;
        Some(self.start + (1 << below))
    }

    /// The fewest nodes with exactly these leaves below them, from left to right.
    pub fn nodes(self) -> impl Iterator<Item = Node> {
        let mut start = self.start;
        std::iter::from_fn(move || {
            let left = self.end.checked_sub(start)?.checked_ilog2()?;
            let level = left.min(start.trailing_zeros());
            let node = Node {
                level: u8::try_from(level).ok()?,
                index: start >> level,
            };
            start += 1 << level;
            Some(node)
        })
    }

    /// Its hash.
    pub fn hash<N: Nodes + ?Sized>(self, nodes: &N) -> Result<Hash, N::Error> {
        let hashes: Vec<Hash> = self
            .nodes()
            .map(|node| nodes.node(node))
            .collect::<Result<_, _>>()?;
        Ok(fold(hashes))
    }
}

/// The hash over neighbours, each with at least twice the leaves of the next one.
pub(crate) fn fold(hashes: Vec<Hash>) -> Hash {
    hashes
        .into_iter()
        .rev()
        .reduce(|right, left| Hash::node(&left, &right))
        .unwrap_or(Hash::EMPTY)
}

/// The root of the tree of the first `size` leaves.
///
/// # Errors
/// When a node cannot be read.
pub fn root<N: Nodes + ?Sized>(size: u64, nodes: &N) -> Result<Hash, N::Error> {
    Range {
        start: 0,
        end: size,
    }
    .hash(nodes)
}

/// The nodes that [`root`] reads.
pub fn root_nodes(size: u64) -> Vec<Node> {
    let end = size.min(MAX_SIZE);
    Range { start: 0, end }.nodes().collect()
}
