use super::{Head, Node, Nodes, root};
use crate::hash::Hash;

/// A tree whose nodes are all in memory: for tests, for trees of a few thousand leaves such as a roll,
/// and to compare with. It takes 64 bytes a leaf.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// The hashes of the nodes of each level.
    levels: Vec<Vec<Hash>>,
}

/// The tree does not have this node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the tree has no such node")]
pub struct NoSuchNode;

impl Tree {
    /// Without leaves.
    pub const fn new() -> Self {
        Self { levels: Vec::new() }
    }

    /// Of entries.
    pub fn of<E: AsRef<[u8]>>(entries: impl IntoIterator<Item = E>) -> Self {
        let mut tree = Self::new();
        for entry in entries {
            tree.push(Hash::leaf(entry.as_ref()));
        }
        tree
    }

    /// Adds a leaf, given its hash.
    pub fn push(&mut self, leaf: Hash) {
        let mut hash = leaf;
        for level in 0.. {
            if self.levels.len() == level {
                self.levels.push(Vec::new());
            }
            let Some(nodes) = self.levels.get_mut(level) else {
                return;
            };
            nodes.push(hash);
            match nodes.as_slice() {
                [.., left, right] if nodes.len().is_multiple_of(2) => {
                    hash = Hash::node(left, right);
                }
                _ => return,
            }
        }
    }

    /// How many leaves it has.
    pub fn size(&self) -> u64 {
        self.levels.first().map_or(0, |leaves| leaves.len() as u64)
    }

    /// Its size and root.
    pub fn head(&self) -> Head {
        let size = self.size();
        Head {
            size,
            // It cannot fail: the nodes of its own size are all there.
            root: root(size, self).unwrap_or(Hash::EMPTY),
        }
    }
}

impl Nodes for Tree {
    type Error = NoSuchNode;

    fn node(&self, node: Node) -> Result<Hash, NoSuchNode> {
        let index = usize::try_from(node.index()).map_err(|_| NoSuchNode)?;
        self.levels
            .get(usize::from(node.level()))
            .and_then(|nodes| nodes.get(index))
            .copied()
            .ok_or(NoSuchNode)
    }
}
