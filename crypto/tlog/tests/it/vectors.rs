//! The committed vectors, made again byte for byte.

use std::path::PathBuf;

use tlog::audit::audit;
use tlog::checkpoint::VerifiedCheckpoint;
use tlog::note::{Note, VerifierKey};
use tlog::receipt::Receipt;
use tlog::tile::{Files, Tile};
use tlog::tree::{ConsistencyProof, Head, Tree};
use tlog::witness::{AddCheckpoint, Refusal, judge};

use crate::log;

fn file(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    std::fs::read(path.join(name)).unwrap()
}

fn text(name: &str) -> String {
    String::from_utf8(file(name)).unwrap()
}

fn trees() -> (Tree, Tree) {
    (Tree::of(log::entries(7)), Tree::of(log::entries(300)))
}

#[test]
fn keys() {
    assert_eq!(log::signer().verifier().to_string(), text("log.vkey"));
    assert_eq!(log::witness().verifier().to_string(), text("witness.vkey"));
    for name in ["log.vkey", "witness.vkey"] {
        let text = text(name);
        assert_eq!(VerifierKey::parse(&text).unwrap().to_string(), text);
    }
}

#[test]
fn checkpoints_and_cosignatures() {
    let (seven, all) = trees();
    for (name, head) in [("cp7", seven.head()), ("cp300", all.head())] {
        assert_eq!(log::signed(head).to_string(), text(&format!("{name}.log")));
        let bytes = file(name);
        assert_eq!(log::cosigned(head).to_string().into_bytes(), bytes);
        let witness = log::witness().verifier().clone();
        let verified =
            VerifiedCheckpoint::open(&bytes, log::signer().verifier(), &[witness]).unwrap();
        assert_eq!(*verified.head(), head);
        assert_eq!(verified.cosigned()[0].time, log::TIME);
    }
}

#[test]
fn the_consistency_proof() {
    let (seven, all) = trees();
    let proof = ConsistencyProof::of(7, 300, &all).unwrap().unwrap();
    let lines: Vec<String> = proof.hashes().iter().map(ToString::to_string).collect();
    assert_eq!(lines, text("proof7_300").lines().collect::<Vec<_>>());
    assert_eq!(proof.verify(&seven.head(), &all.head()), Ok(()));
}

#[test]
fn the_receipt() {
    let (_, all) = trees();
    let bytes = file("p123.tlog-proof");
    assert_eq!(log::receipt(&all, 123).to_string().into_bytes(), bytes);
    let receipt = Receipt::parse(&bytes).unwrap();
    let witness = log::witness().verifier().clone();
    let verified = receipt
        .verify(b"ballot 123\n", log::signer().verifier(), &[witness])
        .unwrap();
    assert_eq!(verified.index(), 123);
    assert_eq!(*verified.checkpoint().head(), all.head());
}

#[test]
fn what_a_witness_is_asked() {
    let (seven, all) = trees();
    let signer = log::signer();
    let log = Some(signer.verifier());
    for (name, last, new) in [("add0", Head::EMPTY, &seven), ("add7", seven.head(), &all)] {
        let bytes = file(name);
        let request = AddCheckpoint::parse(&bytes).unwrap();
        assert_eq!(request.to_string().into_bytes(), bytes);
        let verified = judge(&request, log, &last).unwrap();
        assert_eq!(*verified.head(), new.head());
        let proof = ConsistencyProof::of(last.size, new.size(), new)
            .unwrap()
            .unwrap();
        let made = AddCheckpoint::new(last.size, proof, log::signed(new.head())).unwrap();
        assert_eq!(made, request);
    }
    let fork = AddCheckpoint::parse(&file("addfork")).unwrap();
    assert_eq!(judge(&fork, log, &seven.head()), Err(Refusal::Fork));
}

#[test]
fn tiles() {
    let (edge, made) = log::files(&log::entries(300), 300);
    let mut names: Vec<String> = made.keys().map(Tile::to_string).collect();
    names.sort();
    assert_eq!(
        names,
        [
            "tile/0/000",
            "tile/0/001.p/44",
            "tile/1/000.p/1",
            "tile/entries/000",
            "tile/entries/001.p/44",
        ]
    );
    let mut read = Files::new();
    for (tile, bytes) in &made {
        let stored = file(&format!("tiles/{tile}"));
        assert_eq!(stored, *bytes, "{tile}");
        read.insert(*tile, stored);
    }
    let note = Note::parse(&file("tiles/checkpoint")).unwrap();
    assert_eq!(note, log::cosigned(edge.head()));
    assert_eq!(audit(&edge.head(), &read), Ok(()));
}
