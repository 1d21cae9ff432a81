//! Trees and proofs: the reference values, all sizes to 300, large sizes, every bit.

use std::sync::LazyLock;

use proptest::prelude::*;
use tlog::hash::Hash;
use tlog::tree::{
    ConsistencyProof, Head, InclusionProof, MAX_PROOF, MAX_SIZE, Node, Nodes, NotProved, Tree,
    consistency_nodes, inclusion_nodes, root,
};

use crate::log;

/// The leaves and roots of the reference implementation of Certificate Transparency (its Merkle tests).
const LEAVES: [&str; 8] = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
];
const ROOTS: [&str; 8] = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

#[test]
fn roots_are_those_of_the_reference() {
    assert_eq!(Tree::new().head(), Head::EMPTY);
    let mut tree = Tree::new();
    for (leaf, expected) in LEAVES.iter().zip(ROOTS) {
        tree.push(Hash::leaf(&hex::decode(leaf).unwrap()));
        assert_eq!(hex::encode(tree.head().root.bytes()), expected);
    }
}

/// RFC 6962, 2.1, as it is written.
fn mth(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Hash::EMPTY,
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
            Hash::node(&mth(left), &mth(right))
        }
    }
}

/// RFC 6962, 2.1.1, as it is written.
fn path(m: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() < 2 {
        return Vec::new();
    }
    let k = leaves.len().next_power_of_two() / 2;
    let (left, right) = leaves.split_at(k);
    let (mut inner, beside) = if m < k {
        (path(m, left), mth(right))
    } else {
        (path(m - k, right), mth(left))
    };
    inner.push(beside);
    inner
}

/// RFC 6962, 2.1.2, as it is written.
fn subproof(m: usize, leaves: &[Hash], known: bool) -> Vec<Hash> {
    if m == leaves.len() {
        return if known { Vec::new() } else { vec![mth(leaves)] };
    }
    let k = leaves.len().next_power_of_two() / 2;
    let (left, right) = leaves.split_at(k);
    let (mut inner, beside) = if m <= k {
        (subproof(m, left, known), mth(right))
    } else {
        (subproof(m - k, right, false), mth(left))
    };
    inner.push(beside);
    inner
}

#[test]
fn roots_and_proofs_are_as_the_standard_defines_them() {
    let leaves: Vec<Hash> = log::entries(70).iter().map(|e| Hash::leaf(e)).collect();
    let mut tree = Tree::new();
    for (size, leaf) in (1..).zip(&leaves) {
        tree.push(*leaf);
        let leaves = &leaves[..size];
        assert_eq!(tree.head().root, mth(leaves));
        for m in 0..size {
            let made = InclusionProof::of(m as u64, size as u64, &tree)
                .unwrap()
                .unwrap();
            assert_eq!(made.hashes(), path(m, leaves));
            if m > 0 {
                let made = ConsistencyProof::of(m as u64, size as u64, &tree)
                    .unwrap()
                    .unwrap();
                assert_eq!(made.hashes(), subproof(m, leaves, true));
            }
        }
    }
}

#[test]
fn every_proof_of_every_size_to_300_holds_and_for_nothing_else() {
    let entries = log::entries(300);
    let tree = Tree::of(&entries);
    let heads: Vec<Head> = (0..=300)
        .map(|size| Head {
            size,
            root: root(size, &tree).unwrap(),
        })
        .collect();
    for head in &heads {
        for index in 0..head.size {
            let proof = InclusionProof::of(index, head.size, &tree)
                .unwrap()
                .unwrap();
            let leaf = Hash::leaf(&entries[usize::try_from(index).unwrap()]);
            assert_eq!(proof.verify(&leaf, index, head), Ok(()));
            if (index + head.size) % 5 != 0 {
                continue;
            }
            assert!(proof.verify(&Hash::leaf(b"other"), index, head).is_err());
            assert!(proof.verify(&leaf, index ^ 1, head).is_err());
        }
        for old in &heads[..=usize::try_from(head.size).unwrap()] {
            let proof = ConsistencyProof::of(old.size, head.size, &tree)
                .unwrap()
                .unwrap();
            assert_eq!(proof.verify(old, head), Ok(()));
            if 1 < old.size && (old.size + head.size) % 5 != 0 {
                continue;
            }
            let other = Head {
                root: Hash::leaf(b"other"),
                ..*old
            };
            // Everything extends nothing, and nothing has one root only.
            assert!(proof.verify(&other, head).is_err(), "{old:?} {head:?}");
            let other = Head {
                root: Hash::leaf(b"other"),
                ..*head
            };
            assert!(old.size == 0 && head.size > 0 || proof.verify(old, &other).is_err());
        }
    }
}

#[test]
fn what_has_no_proof_has_none() {
    let tree = Tree::of(log::entries(5));
    assert_eq!(InclusionProof::of(5, 5, &tree), Ok(None));
    assert_eq!(InclusionProof::of(0, 0, &tree), Ok(None));
    assert_eq!(ConsistencyProof::of(6, 5, &tree), Ok(None));
    assert!(
        InclusionProof::of(0, 6, &tree).is_err(),
        "the tree ends before"
    );
    assert!(inclusion_nodes(0, MAX_SIZE + 1).is_err());
    assert!(consistency_nodes(0, u64::MAX).is_err());
    let long = vec![Hash::EMPTY; MAX_PROOF + 1];
    assert!(InclusionProof::new(long.clone()).is_err());
    assert!(ConsistencyProof::new(long).is_err());
}

#[test]
fn a_proof_too_long_or_too_short_is_refused() {
    let entries = log::entries(100);
    let tree = Tree::of(&entries);
    let leaf = Hash::leaf(&entries[33]);
    let proof = InclusionProof::of(33, 100, &tree).unwrap().unwrap();
    let old = Head {
        size: 33,
        root: root(33, &tree).unwrap(),
    };
    let extends = ConsistencyProof::of(33, 100, &tree).unwrap().unwrap();
    for length in 0..=MAX_PROOF {
        let resized = |hashes: &[Hash]| {
            let mut hashes = hashes.to_vec();
            hashes.resize(length, Hash::EMPTY);
            hashes
        };
        let cut = InclusionProof::new(resized(proof.hashes())).unwrap();
        let holds = cut.verify(&leaf, 33, &tree.head());
        assert_eq!(holds.is_ok(), length == proof.hashes().len(), "{length}");
        let cut = ConsistencyProof::new(resized(extends.hashes())).unwrap();
        let holds = cut.verify(&old, &tree.head());
        assert_eq!(holds.is_ok(), length == extends.hashes().len(), "{length}");
    }
}

/// A log could sign a size that its root does not have: the hashes lead to that root, and are too few.
#[test]
fn a_size_that_is_not_the_roots_is_refused() {
    let entries = log::entries(4);
    let tree = Tree::of(&entries);
    let larger = Head {
        size: 8,
        ..tree.head()
    };
    let proof = InclusionProof::of(1, 4, &tree).unwrap().unwrap();
    let leaf = Hash::leaf(&entries[1]);
    assert_eq!(proof.verify(&leaf, 1, &larger), Err(NotProved::Length));
    let old = Head {
        size: 2,
        root: root(2, &tree).unwrap(),
    };
    let proof = ConsistencyProof::of(2, 4, &tree).unwrap().unwrap();
    assert_eq!(proof.verify(&old, &tree.head()), Ok(()));
    assert_eq!(proof.verify(&old, &larger), Err(NotProved::Length));
}

#[test]
fn a_proof_from_or_to_the_empty_tree_is_empty_and_its_root_is_known() {
    let head = Tree::of(log::entries(3)).head();
    let empty = ConsistencyProof::new(Vec::new()).unwrap();
    assert_eq!(empty.verify(&Head::EMPTY, &head), Ok(()));
    assert_eq!(empty.verify(&Head::EMPTY, &Head::EMPTY), Ok(()));
    let forged = Head {
        size: 0,
        root: head.root,
    };
    assert_eq!(empty.verify(&forged, &head), Err(NotProved::Root));
    assert_eq!(empty.verify(&Head::EMPTY, &forged), Err(NotProved::Root));
    assert_eq!(empty.verify(&head, &Head::EMPTY), Err(NotProved::Range));
    let one = ConsistencyProof::new(vec![head.root]).unwrap();
    assert_eq!(one.verify(&Head::EMPTY, &head), Err(NotProved::Length));
    assert_eq!(one.verify(&head, &head), Err(NotProved::Length));
}

/// A tree of any size whose leaves are all the same: a node's hash depends on its level alone.
struct Uniform;

impl Nodes for Uniform {
    type Error = std::convert::Infallible;

    fn node(&self, node: Node) -> Result<Hash, Self::Error> {
        static LEVELS: LazyLock<Vec<Hash>> = LazyLock::new(|| {
            let above = |hash: &Hash| Some(Hash::node(hash, hash));
            std::iter::successors(Some(Hash::leaf(b"same")), above)
                .take(64)
                .collect()
        });
        Ok(LEVELS[usize::from(node.level())])
    }
}

proptest! {
    #[test]
    fn proofs_hold_in_trees_of_any_size(size in 1..=MAX_SIZE, a: u64, b: u64) {
        let head = Head { size, root: root(size, &Uniform).unwrap() };
        let index = a % size;
        let proof = InclusionProof::of(index, size, &Uniform).unwrap().unwrap();
        prop_assert!(proof.hashes().len() <= MAX_PROOF);
        prop_assert_eq!(proof.verify(&Hash::leaf(b"same"), index, &head), Ok(()));
        let old = b % (size + 1);
        let before = Head { size: old, root: root(old, &Uniform).unwrap() };
        let proof = ConsistencyProof::of(old, size, &Uniform).unwrap().unwrap();
        prop_assert!(proof.hashes().len() <= MAX_PROOF);
        prop_assert_eq!(proof.verify(&before, &head), Ok(()));
    }

    #[test]
    fn a_changed_bit_of_a_proof_is_refused(size in 2..400_u64, a: u64, b: u64, bit: u64) {
        let entries = log::entries(size);
        let tree = Tree::of(&entries);
        let changed = |hashes: &[Hash]| {
            let mut bytes: Vec<[u8; 32]> = hashes.iter().map(|hash| *hash.bytes()).collect();
            let bit = usize::try_from(bit).unwrap() % (bytes.len() * 256);
            bytes[bit / 256][bit / 8 % 32] ^= 1 << (bit % 8);
            bytes.into_iter().map(Hash::from_bytes).collect::<Vec<_>>()
        };
        let index = a % size;
        let proof = InclusionProof::of(index, size, &tree).unwrap().unwrap();
        let proof = InclusionProof::new(changed(proof.hashes())).unwrap();
        let leaf = Hash::leaf(&entries[usize::try_from(index).unwrap()]);
        prop_assert_eq!(proof.verify(&leaf, index, &tree.head()), Err(NotProved::Root));
        let old = 1 + b % (size - 1);
        let before = Head { size: old, root: root(old, &tree).unwrap() };
        let proof = ConsistencyProof::of(old, size, &tree).unwrap().unwrap();
        let proof = ConsistencyProof::new(changed(proof.hashes())).unwrap();
        prop_assert_eq!(proof.verify(&before, &tree.head()), Err(NotProved::Root));
    }

    #[test]
    fn proofs_of_anyone_never_break(
        hashes in prop::collection::vec(any::<[u8; 32]>(), 0..=MAX_PROOF),
        index: u64, old: u64, size: u64,
    ) {
        let hashes: Vec<Hash> = hashes.into_iter().map(Hash::from_bytes).collect();
        let head = Head { size, root: Hash::leaf(b"") };
        let before = Head { size: old, root: Hash::leaf(b"old") };
        let proof = InclusionProof::new(hashes.clone()).unwrap();
        prop_assert!(proof.verify(&Hash::EMPTY, index, &head).is_err());
        let proof = ConsistencyProof::new(hashes).unwrap();
        prop_assert!(proof.verify(&before, &head).is_err());
    }
}
