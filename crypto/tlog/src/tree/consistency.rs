use super::node::Range;
use super::{Head, MAX_PROOF, MAX_SIZE, NoSuchProof, Node, Nodes, NotProved};
use crate::hash::Hash;

/// That a tree extends an older one: the first leaves are the same, in the same order.
///
/// Claim: the first `old.size` leaves of the tree with head `new` have the root `old.root`.
/// Construction: RFC 6962, 2.1.2, `PROOF`; verified as in RFC 9162, 2.1.4.2.
/// Bytes: the hashes in that order; both heads stand elsewhere.
///
/// Every tree extends the one without leaves, and itself: both proofs have no hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsistencyProof(Vec<Hash>);

impl ConsistencyProof {
    /// From its hashes.
    ///
    /// # Errors
    /// More hashes than any two trees need.
    pub fn new(hashes: Vec<Hash>) -> Result<Self, NotProved> {
        if hashes.len() <= MAX_PROOF {
            Ok(Self(hashes))
        } else {
            Err(NotProved::Length)
        }
    }

    /// Makes the proof that the tree of the first `new` leaves extends that of the first `old`;
    /// [`consistency_nodes`] are what it reads. Nothing when `old` is above `new`.
    ///
    /// # Errors
    /// When a node cannot be read.
    pub fn of<N: Nodes + ?Sized>(old: u64, new: u64, nodes: &N) -> Result<Option<Self>, N::Error> {
        let Ok(ranges) = ranges(old, new) else {
            return Ok(None);
        };
        let hashes = ranges.into_iter().map(|range| range.hash(nodes));
        Ok(Some(Self(hashes.collect::<Result<_, _>>()?)))
    }

    /// Its hashes.
    pub fn hashes(&self) -> &[Hash] {
        &self.0
    }

    /// Whether the tree `new` extends the tree `old`.
    ///
    /// # Errors
    /// When the proof does not prove it.
    pub fn verify(&self, old: &Head, new: &Head) -> Result<(), NotProved> {
        if new.size < old.size || MAX_SIZE < new.size {
            return Err(NotProved::Range);
        }
        if [old, new]
            .iter()
            .any(|head| head.size == 0 && head.root != Hash::EMPTY)
        {
            return Err(NotProved::Root);
        }
        if old.size == 0 || old.size == new.size {
            return if !self.0.is_empty() {
                Err(NotProved::Length)
            } else if old.size == new.size && old.root != new.root {
                Err(NotProved::Root)
            } else {
                Ok(())
            };
        }
        let (mut at, mut last) = (old.size - 1, new.size - 1);
        // The largest whole part of the old tree that ends where it ends.
        let whole = at.trailing_ones();
        at >>= whole;
        last >>= whole;
        let mut hashes = self.0.iter();
        // It is the old tree itself when at is 0, and then the proof does not repeat its root.
        let first = if at == 0 {
            old.root
        } else {
            *hashes.next().ok_or(NotProved::Length)?
        };
        let (mut before, mut after) = (first, first);
        for hash in hashes {
            if last == 0 {
                return Err(NotProved::Length);
            }
            if at & 1 == 1 || at == last {
                before = Hash::node(hash, &before);
                after = Hash::node(hash, &after);
                let alone = at.trailing_zeros().min(63);
                at >>= alone;
                last >>= alone;
            } else {
                after = Hash::node(&after, hash);
            }
            at >>= 1;
            last >>= 1;
        }
        if last != 0 {
            return Err(NotProved::Length);
        }
        if before == old.root && after == new.root {
            Ok(())
        } else {
            Err(NotProved::Root)
        }
    }
}

/// The nodes that the proof from `old` to `new` is made of.
///
/// # Errors
/// When `old` is above `new`.
pub fn consistency_nodes(old: u64, new: u64) -> Result<Vec<Node>, NoSuchProof> {
    Ok(ranges(old, new)?
        .into_iter()
        .flat_map(Range::nodes)
        .collect())
}

fn ranges(old: u64, new: u64) -> Result<Vec<Range>, NoSuchProof> {
    if new < old || MAX_SIZE < new {
        return Err(NoSuchProof);
    }
    let mut ranges = Vec::new();
    if old == 0 || old == new {
        return Ok(ranges);
    }
    let (mut start, mut end) = (0, new);
    // Until the part that is left ends where the old tree ends.
    while end != old {
        let Some(middle) = (Range { start, end }).middle() else {
            break;
        };
        if old <= middle {
            ranges.push(Range { start: middle, end });
            end = middle;
        } else {
            ranges.push(Range { start, end: middle });
            start = middle;
        }
    }
    // When that is the old tree itself, its root is known.
    if start != 0 {
        ranges.push(Range { start, end });
    }
    ranges.reverse();
    Ok(ranges)
}
