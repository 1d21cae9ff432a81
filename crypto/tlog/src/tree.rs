//! The tree of RFC 6962 (section 2.1): its root, that an entry is in it, that one tree extends another.
//!
//! The proofs are computed from [`Nodes`], whatever keeps them: a tree in memory ([`Tree`]) or tiles
//! ([`crate::tile`]). Verifying needs neither.

mod consistency;
mod inclusion;
mod memory;
mod node;

pub use consistency::{ConsistencyProof, consistency_nodes};
pub use inclusion::{InclusionProof, inclusion_nodes};
pub use memory::{NoSuchNode, Tree};
pub use node::{Node, Nodes, root, root_nodes};
pub(crate) use node::{Range, fold};

use crate::hash::Hash;

/// The most leaves a tree may have here: so no proof has more lines than a witness must take, and every
/// size is a signed 64-bit number, as in Go and in SQL.
pub const MAX_SIZE: u64 = 1 << 62;

/// The most hashes a proof may have: one more than the height of the largest tree.
pub const MAX_PROOF: usize = 63;

/// A tree as a checkpoint names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Head {
    /// How many leaves.
    pub size: u64,
    /// The hash of all of them.
    pub root: Hash,
}

impl Head {
    /// The tree without leaves.
    pub const EMPTY: Self = Self {
        size: 0,
        root: Hash::EMPTY,
    };
}

/// A proof that proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotProved {
    /// The index is not below the size, or the older size is above the newer.
    #[error("there is nothing to prove for these sizes")]
    Range,
    /// The proof has more or fewer hashes than these sizes need.
    #[error("the proof does not have the length that these sizes need")]
    Length,
    /// The hashes lead to another root.
    #[error("the proof leads to another root")]
    Root,
}

/// There is no such proof: the index is not below the size, or the older size is above the newer, or the
/// size is above [`MAX_SIZE`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("these sizes have no proof")]
pub struct NoSuchProof;
