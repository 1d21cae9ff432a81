//! Other people's implementations: what they make we accept, what we make they accept, and both refuse
//! the same.

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use ct_merkle::{ConsistencyProof as CtConsistency, InclusionProof as CtInclusion, RootHash};
use signed_note::{Note as TheirNote, StandardSigner, StandardVerifier, VerifierList};
use tlog::hash::Hash;
use tlog::note::{Note, Signer, VerifierKey};
use tlog::tile::{Files, ReadTiles as _, Tile, TileProver, touched};
use tlog::tree::{ConsistencyProof, Head, InclusionProof, Tree, root};
use tlog_tiles as theirs;
use tlog_tiles::HashReader as _;

use crate::log;

const SIZE: u64 = 700;

fn their(hash: &Hash) -> theirs::Hash {
    theirs::Hash(*hash.bytes())
}

fn ours(hashes: &[theirs::Hash]) -> Vec<Hash> {
    hashes.iter().map(|hash| Hash::from_bytes(hash.0)).collect()
}

/// Our tiles, for their reader. Their paths begin with the height of a tile, which is always 8.
struct Served(Files);

impl theirs::TileReader for Served {
    fn height(&self) -> u8 {
        8
    }

    fn read_tiles(&self, tiles: &[theirs::Tile]) -> Result<Vec<Vec<u8>>, theirs::Error> {
        tiles
            .iter()
            .map(|tile| {
                let path = tile.path().replacen("tile/8/", "tile/", 1);
                let tile = Tile::parse(&path).map_err(|_| theirs::Error::InvalidTile)?;
                self.0.read(&tile).map_err(|_| theirs::Error::InvalidTile)
            })
            .collect()
    }

    fn save_tiles(&self, _: &[theirs::Tile], _: &[Vec<u8>]) {}
}

#[test]
fn tlog_tiles_reads_our_tiles_and_its_proofs_are_ours() {
    let entries = log::entries(SIZE);
    let (edge, files) = log::files(&entries, 90);
    let head = edge.head();
    let served = Served(files.clone());
    // Its reader authenticates every tile against the root.
    let reader = theirs::TileHashReader::new(SIZE, their(&head.root), &served);
    assert_eq!(theirs::tree_hash(SIZE, &reader).unwrap(), their(&head.root));
    let prover = TileProver::new(SIZE, &files);
    for index in (0..SIZE).step_by(13).chain([255, 256, 511, 512, SIZE - 1]) {
        let proof = theirs::prove_record(SIZE, index, &reader).unwrap();
        assert_eq!(prover.inclusion(index).unwrap().hashes(), ours(&proof));
        let entry = &entries[usize::try_from(index).unwrap()];
        let leaf = theirs::record_hash(entry);
        assert_eq!(leaf, their(&Hash::leaf(entry)));
        theirs::check_record(&proof, SIZE, their(&head.root), index, leaf).unwrap();
    }
    for old in (1..SIZE).step_by(7) {
        let proof = theirs::prove_tree(SIZE, old, &reader).unwrap();
        assert_eq!(prover.consistency(old).unwrap().hashes(), ours(&proof));
    }
    let forged = theirs::TileHashReader::new(SIZE, their(&Hash::EMPTY), &served);
    assert!(forged.read_hashes(&[0]).is_err());
}

#[test]
fn tlog_tiles_checks_every_proof_of_every_size_to_120() {
    let entries = log::entries(120);
    let tree = Tree::of(&entries);
    for size in 1..=120 {
        let head = their(&root(size, &tree).unwrap());
        for index in 0..size {
            let proof = InclusionProof::of(index, size, &tree).unwrap().unwrap();
            let proof: Vec<_> = proof.hashes().iter().map(their).collect();
            let leaf = theirs::record_hash(&entries[usize::try_from(index).unwrap()]);
            theirs::check_record(&proof, size, head, index, leaf).unwrap();
        }
        for old in 1..=size {
            let proof = ConsistencyProof::of(old, size, &tree).unwrap().unwrap();
            let proof: Vec<_> = proof.hashes().iter().map(their).collect();
            let before = their(&root(old, &tree).unwrap());
            theirs::check_tree(&proof, size, head, old, before).unwrap();
        }
    }
}

#[test]
fn tlog_tiles_names_the_same_tiles_and_touches_the_same() {
    for (old, new) in [
        (0, 1),
        (0, 70_000),
        (255, 257),
        (65_535, 65_537),
        (1_000, 1_000),
    ] {
        let mut their: Vec<String> = theirs::Tile::new_tiles(8, old, new)
            .iter()
            .map(|tile| tile.path().replacen("tile/8/", "tile/", 1))
            .collect();
        let mut our: Vec<String> = touched(old, new)
            .map(|tile| tile.to_string())
            .filter(|path| !path.starts_with("tile/entries"))
            .collect();
        their.sort();
        our.sort();
        assert_eq!(our, their, "{old} to {new}");
    }
}

#[test]
fn tlog_tiles_reads_our_checkpoints_and_we_its() {
    let head = Tree::of(log::entries(9)).head();
    let ours = log::checkpoint(head);
    let read = theirs::Checkpoint::from_bytes(ours.text().as_bytes()).unwrap();
    assert_eq!(read.origin(), ours.origin());
    assert_eq!(read.size(), head.size);
    assert_eq!(*read.hash(), their(&head.root));
    let text = String::from_utf8(read.to_bytes()).unwrap();
    assert_eq!(tlog::checkpoint::Checkpoint::parse(&text).unwrap(), ours);
}

#[test]
fn signed_note_opens_our_notes_and_we_its() {
    let signer = log::signer();
    let key = signer.verifier().to_string();
    let known = VerifierList::new(vec![Box::new(StandardVerifier::new(&key).unwrap())]);
    let note = log::cosigned(Tree::of(log::entries(9)).head());
    let read = TheirNote::from_bytes(note.to_string().as_bytes()).unwrap();
    let (verified, unverified) = read.verify(&known).unwrap();
    assert_eq!((verified.len(), unverified.len()), (1, 1));

    let secret = signer.expose();
    let their_signer = StandardSigner::new(&secret).unwrap();
    let mut theirs = TheirNote::new(b"hello\n\nworld\n", &[]).unwrap();
    theirs.add_sigs(&[&their_signer]).unwrap();
    let ours = Note::parse(&theirs.to_bytes()).unwrap();
    let key = VerifierKey::parse(&key).unwrap();
    assert_eq!(ours.open(&[&key]).unwrap().len(), 1);
    let mut made = Note::new("hello\n\nworld\n").unwrap();
    made.add(Signer::parse(&secret).unwrap().sign(&made))
        .unwrap();
    assert_eq!(made.to_string().into_bytes(), theirs.to_bytes());
}

type CtTree = MemoryBackedTree<sha2_next::Sha256, Vec<u8>>;
type CtRoot = RootHash<sha2_next::Sha256>;

fn ct_root(head: &Head) -> CtRoot {
    CtRoot::new((*head.root.bytes()).into(), head.size)
}

#[test]
fn ct_merkle_has_the_same_trees_and_proofs() {
    let entries = log::entries(130);
    let mut their = CtTree::new();
    let mut our = Tree::new();
    for (size, entry) in (1..).zip(&entries) {
        their.push(entry.clone());
        our.push(Hash::leaf(entry));
        let head = our.head();
        assert!(their.root() == ct_root(&head), "{size}");
        for index in [0, size / 3, size - 1] {
            let place = usize::try_from(index).unwrap();
            let proof = their.prove_inclusion(place);
            let made = InclusionProof::of(index, size, &our).unwrap().unwrap();
            let bytes: Vec<u8> = made.hashes().iter().flat_map(|h| *h.bytes()).collect();
            assert_eq!(proof.as_bytes(), bytes);
            let proof = CtInclusion::try_from_bytes(bytes).unwrap();
            ct_root(&head)
                .verify_inclusion(&entries[place], index, &proof)
                .unwrap();
        }
        for old in [1, size / 2, size - 1] {
            if old == 0 || old == size {
                continue;
            }
            let before = Head {
                size: old,
                root: root(old, &our).unwrap(),
            };
            let proof = their.prove_consistency(usize::try_from(size - old).unwrap());
            let made = ConsistencyProof::of(old, size, &our).unwrap().unwrap();
            let bytes: Vec<u8> = made.hashes().iter().flat_map(|h| *h.bytes()).collect();
            assert_eq!(proof.as_bytes(), bytes, "{old} to {size}");
            let proof = CtConsistency::try_from_bytes(bytes).unwrap();
            ct_root(&head)
                .verify_consistency(&ct_root(&before), &proof)
                .unwrap();
        }
    }
}
