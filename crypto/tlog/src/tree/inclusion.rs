use super::node::Range;
use super::{Head, MAX_PROOF, MAX_SIZE, NoSuchProof, Node, Nodes, NotProved};
use crate::hash::Hash;

/// That an entry is in a tree: the hashes beside the way from the leaf to the root.
///
/// Claim: the leaf with this hash stands at this index in the tree with this head.
/// Construction: RFC 6962, 2.1.1, `PATH`; verified as in RFC 9162, 2.1.3.2.
/// Bytes: the hashes, that of the leaf's neighbour first; the head and the index stand elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InclusionProof(Vec<Hash>);

impl InclusionProof {
    /// From its hashes.
    ///
    /// # Errors
    /// More hashes than any tree needs.
    pub fn new(hashes: Vec<Hash>) -> Result<Self, NotProved> {
        if hashes.len() <= MAX_PROOF {
            Ok(Self(hashes))
        } else {
            Err(NotProved::Length)
        }
    }

    /// Makes the proof of the leaf `index` in the tree of the first `size` leaves; [`inclusion_nodes`] are
    /// what it reads. Nothing when there is no such leaf.
    ///
    /// # Errors
    /// When a node cannot be read.
    pub fn of<N: Nodes + ?Sized>(
        index: u64,
        size: u64,
        nodes: &N,
    ) -> Result<Option<Self>, N::Error> {
        let Ok(ranges) = ranges(index, size) else {
            return Ok(None);
        };
        let hashes = ranges.into_iter().map(|range| range.hash(nodes));
        Ok(Some(Self(hashes.collect::<Result<_, _>>()?)))
    }

    /// Its hashes.
    pub fn hashes(&self) -> &[Hash] {
        &self.0
    }

    /// Whether the leaf with this hash stands at this index of this tree.
    ///
    /// # Errors
    /// When the proof does not prove it.
    pub fn verify(&self, leaf: &Hash, index: u64, head: &Head) -> Result<(), NotProved> {
        if head.size <= index || MAX_SIZE < head.size {
            return Err(NotProved::Range);
        }
        let (mut at, mut last) = (index, head.size - 1);
        let mut root = *leaf;
        for hash in &self.0 {
            if last == 0 {
                return Err(NotProved::Length);
            }
            if at & 1 == 1 || at == last {
                root = Hash::node(hash, &root);
                // Levels where the node is the last one and has no neighbour.
                let alone = at.trailing_zeros().min(63);
                at >>= alone;
                last >>= alone;
            } else {
                root = Hash::node(&root, hash);
            }
            at >>= 1;
            last >>= 1;
        }
        if last != 0 {
            return Err(NotProved::Length);
        }
        if root == head.root {
            Ok(())
        } else {
            Err(NotProved::Root)
        }
    }
}

/// The nodes that the proof of the leaf `index` in the tree of the first `size` leaves is made of.
///
/// # Errors
/// When there is no such leaf.
pub fn inclusion_nodes(index: u64, size: u64) -> Result<Vec<Node>, NoSuchProof> {
    Ok(ranges(index, size)?
        .into_iter()
        .flat_map(Range::nodes)
        .collect())
}

/// The parts of the tree beside the way from the leaf to the root, the smallest first.
fn ranges(index: u64, size: u64) -> Result<Vec<Range>, NoSuchProof> {
    if size <= index || MAX_SIZE < size {
        return Err(NoSuchProof);
    }
    let (mut start, mut end) = (0, size);
    let mut ranges = Vec::new();
    while let Some(middle) = (Range { start, end }).middle() {
        if index < middle {
            ranges.push(Range { start: middle, end });
            end = middle;
        } else {
            ranges.push(Range { start, end: middle });
            start = middle;
        }
    }
    ranges.reverse();
    Ok(ranges)
}
