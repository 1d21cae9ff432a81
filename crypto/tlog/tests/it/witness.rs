//! What a witness answers: the table of the specification (tlog-witness, « add-checkpoint »).

use tlog::checkpoint::VerifiedCheckpoint;
use tlog::hash::Hash;
use tlog::note::{Note, SignatureLine};
use tlog::tree::{ConsistencyProof, Head, MAX_PROOF, Tree, root};
use tlog::witness::{AddCheckpoint, Refusal, judge};

use crate::log;

fn tree() -> Tree {
    Tree::of(log::entries(20))
}

fn head(size: u64) -> Head {
    Head {
        size,
        root: root(size, &tree()).unwrap(),
    }
}

fn request(old: u64, new: Head, proof: &[Hash]) -> AddCheckpoint {
    let proof = ConsistencyProof::new(proof.to_vec()).unwrap();
    AddCheckpoint::new(old, proof, log::signed(new)).unwrap()
}

fn proof(old: u64, new: u64) -> Vec<Hash> {
    let proof = ConsistencyProof::of(old, new, &tree()).unwrap().unwrap();
    proof.hashes().to_vec()
}

fn answer(request: &AddCheckpoint, last: Head) -> Result<VerifiedCheckpoint, Refusal> {
    judge(request, Some(log::signer().verifier()), &last)
}

#[test]
fn a_log_that_grows_is_cosigned() {
    for (old, new) in [(0, 0), (0, 20), (7, 20), (8, 9), (20, 20)] {
        let request = request(old, head(new), &proof(old, new));
        let verified = answer(&request, head(old)).unwrap();
        let witness = log::witness();
        let line = witness.cosign(verified.checkpoint(), 5).unwrap();
        // The log puts the answer's lines under its own note.
        let lines = SignatureLine::read_all(&line.to_string()).unwrap();
        let mut note = verified.note().clone();
        for line in lines {
            note.add(line).unwrap();
        }
        let witnesses = [witness.verifier().clone()];
        let opened = VerifiedCheckpoint::of(note, log::signer().verifier(), &witnesses).unwrap();
        assert_eq!(opened.cosigned()[0].time, 5);
    }
}

#[test]
fn who_is_not_known_gets_404() {
    let request = request(0, head(5), &[]);
    let refusal = judge(&request, None, &Head::EMPTY).unwrap_err();
    assert_eq!((refusal.status(), refusal), (404, Refusal::Unknown));
}

#[test]
fn who_did_not_sign_gets_403() {
    let checkpoint = log::checkpoint(head(5));
    let mut note = Note::new(checkpoint.text()).unwrap();
    note.add(log::witness().cosign(&checkpoint, 1).unwrap())
        .unwrap();
    let none = ConsistencyProof::new(Vec::new()).unwrap();
    let unsigned = AddCheckpoint::new(0, none.clone(), note).unwrap();
    let refusal = answer(&unsigned, Head::EMPTY).unwrap_err();
    assert_eq!((refusal.status(), refusal), (403, Refusal::Signature));
    let forged = log::signed(head(5))
        .to_string()
        .replacen("\n5\n", "\n6\n", 1);
    let forged = Note::parse(forged.as_bytes()).unwrap();
    let forged = AddCheckpoint::new(0, none, forged).unwrap();
    assert_eq!(answer(&forged, Head::EMPTY), Err(Refusal::Signature));
}

#[test]
fn who_has_another_size_gets_409_and_that_size() {
    let refusal = answer(&request(0, head(20), &[]), head(7)).unwrap_err();
    assert_eq!(refusal.status(), 409);
    assert_eq!(refusal.body(), ("text/x.tlog.size", "7\n".to_owned()));
    // A restored witness that is older than its last cosignature is told nothing better.
    let refusal = answer(&request(7, head(20), &proof(7, 20)), head(0));
    assert_eq!(refusal, Err(Refusal::Conflict(0)));
}

#[test]
fn who_rewrote_gets_422() {
    let forged = |size| Head {
        root: Hash::leaf(b"forged"),
        ..head(size)
    };
    for (old, new, hashes) in [
        // A proof that does not prove it, none, one too many.
        (7, forged(20), proof(7, 20)),
        (7, head(20), proof(8, 20)),
        (7, head(20), Vec::new()),
        (7, head(20), [proof(7, 20), vec![Hash::EMPTY]].concat()),
        // The same size with another root.
        (7, forged(7), Vec::new()),
        // From nothing, with a proof.
        (0, head(5), vec![Hash::EMPTY]),
    ] {
        let refusal = answer(&request(old, new, &hashes), head(old)).unwrap_err();
        assert_eq!(
            (refusal.status(), &refusal),
            (422, &Refusal::Fork),
            "{old} {new:?}"
        );
    }
    // An empty tree with another root.
    let text = format!("cpts-a.example/log/2026\n0\n{}\n", Hash::leaf(b""));
    let mut note = Note::new(text).unwrap();
    note.add(log::signer().sign(&note)).unwrap();
    let none = ConsistencyProof::new(Vec::new()).unwrap();
    let empty = AddCheckpoint::new(0, none, note).unwrap();
    assert_eq!(answer(&empty, Head::EMPTY), Err(Refusal::Fork));
}

#[test]
fn a_request_has_one_form_and_others_get_400() {
    let text = request(7, head(20), &proof(7, 20)).to_string();
    assert_eq!(
        AddCheckpoint::parse(text.as_bytes()).unwrap().to_string(),
        text
    );
    let hash = Hash::EMPTY.to_base64() + "\n";
    let lines =
        |count: usize| text.replacen("old 7\n", &format!("old 7\n{}", hash.repeat(count)), 1);
    let room = MAX_PROOF - proof(7, 20).len();
    assert!(AddCheckpoint::parse(lines(room).as_bytes()).is_ok());
    for broken in [
        String::new(),
        text.replace("old 7", "old 07"),
        text.replace("old 7", "old -7"),
        text.replace("old 7", "Old 7"),
        text.replace("old 7", "old 21"),
        text.replacen("\n\n", "\n", 1),
        text.replacen("=\n", "\n", 1),
        text.replace("\n20\n", "\n020\n"),
        lines(room + 1),
        "a".repeat(2_000_000),
    ] {
        assert!(
            AddCheckpoint::parse(broken.as_bytes()).is_err(),
            "{broken:.200}"
        );
    }
}
