//! A small log with its keys, as the others use it.

use eddsa::SecretKey;
use tlog::checkpoint::Checkpoint;
use tlog::cosignature::Cosigner;
use tlog::note::{KeyName, Note, Signer};
use tlog::receipt::Receipt;
use tlog::tile::{Edge, Files};
use tlog::tree::{Head, InclusionProof, Tree};

pub const TIME: u64 = 1_767_000_000;

pub fn signer() -> Signer {
    let name = KeyName::parse("cpts-a.example/log/2026").unwrap();
    Signer::new(name, SecretKey::from_seed(&[1; 32]))
}

pub fn witness() -> Cosigner {
    cosigner("cpts-b.example/witness", 2)
}

pub fn cosigner(name: &str, seed: u8) -> Cosigner {
    let name = KeyName::parse(name).unwrap();
    Cosigner::new(name, SecretKey::from_seed(&[seed; 32]))
}

pub fn entries(count: u64) -> Vec<Vec<u8>> {
    (0..count)
        .map(|number| format!("ballot {number}\n").into_bytes())
        .collect()
}

pub fn checkpoint(head: Head) -> Checkpoint {
    Checkpoint::new(signer().verifier().name(), head).unwrap()
}

pub fn signed(head: Head) -> Note {
    checkpoint(head).sign(&signer()).unwrap()
}

pub fn cosigned(head: Head) -> Note {
    let mut note = signed(head);
    note.add(witness().cosign(&checkpoint(head), TIME).unwrap())
        .unwrap();
    note
}

pub fn receipt(tree: &Tree, index: u64) -> Receipt {
    let proof = InclusionProof::of(index, tree.size(), tree)
        .unwrap()
        .unwrap();
    Receipt::new(index, proof, cosigned(tree.head()), None).unwrap()
}

/// The tiles of a log, written in batches of this many entries.
pub fn files(entries: &[Vec<u8>], batch: usize) -> (Edge, Files) {
    let mut files = Files::new();
    let mut edge = Edge::new();
    for entries in entries.chunks(batch) {
        let grown = edge.append(entries).unwrap();
        edge = grown.edge;
        files.extend(grown.tiles);
    }
    (edge, files)
}

/// Every text that differs in one bit.
pub fn flipped(bytes: &[u8]) -> impl Iterator<Item = (usize, Vec<u8>)> {
    (0..bytes.len() * 8).map(|bit| {
        let mut changed = bytes.to_vec();
        changed[bit / 8] ^= 1 << (bit % 8);
        (bit, changed)
    })
}
