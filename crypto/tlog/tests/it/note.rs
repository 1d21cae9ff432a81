//! Notes, keys, checkpoints and receipts: their one form, and every changed bit.

use eddsa::{PublicKey, SecretKey};
use proptest::prelude::*;
use tlog::checkpoint::{Checkpoint, NotVerified, VerifiedCheckpoint};
use tlog::cosignature::{Cosigner, MAX_TIME};
use tlog::hash::Hash;
use tlog::note::{
    Algorithm, KeyName, MAX_LINES, MAX_NOTE, NotANote, NotAVerifierKey, NotOpened, Note, Signer,
    VerifierKey,
};
use tlog::receipt::{MAX_EXTRA, NotAReceipt, Receipt};
use tlog::tree::{Head, InclusionProof, MAX_SIZE, Tree};

use crate::log;

/// The example of the specification (signed-note, « Example »).
const EXAMPLE_KEY: &str = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const EXAMPLE: &str = "This is an example message.\n\n\
    — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

fn head() -> Head {
    Tree::of(log::entries(9)).head()
}

#[test]
fn the_example_of_the_specification_holds() {
    let key = VerifierKey::parse(EXAMPLE_KEY).unwrap();
    assert_eq!(key.to_string(), EXAMPLE_KEY);
    let note = Note::parse(EXAMPLE.as_bytes()).unwrap();
    assert_eq!(note.to_string(), EXAMPLE);
    assert_eq!(note.text(), "This is an example message.\n");
    assert_eq!(note.open(&[&key]).unwrap().len(), 1);
}

#[test]
fn a_note_has_one_form() {
    assert!(Note::parse(EXAMPLE.as_bytes()).is_ok());
    for (broken, why) in [
        (String::new(), NotANote::Shape),
        ("text\n".to_owned(), NotANote::Shape),
        ("text\n\n".to_owned(), NotANote::Shape),
        (EXAMPLE.trim_end().to_owned(), NotANote::Shape),
        (EXAMPLE.replace('—', "-"), NotANote::Line),
        (EXAMPLE.replace("— ", "—  "), NotANote::Line),
        (EXAMPLE.replace("— ", "—"), NotANote::Line),
        (EXAMPLE.replace("QM=", "QM"), NotANote::Line),
        (EXAMPLE.replace("QM=", "QN="), NotANote::Line),
        (EXAMPLE.replace("QM=", "QM= "), NotANote::Line),
        (EXAMPLE.replace("com/foo", "com/f+o"), NotANote::Line),
        (EXAMPLE.replace("com/foo", "com/f\u{a0}o"), NotANote::Line),
        (EXAMPLE.replace("message", "mess\tage"), NotANote::Text),
        (EXAMPLE.replace('\n', "\r\n"), NotANote::Text),
        (format!("{EXAMPLE}and more\n"), NotANote::Line),
        ("text\n\n— a AAAAAA==\n".to_owned(), NotANote::Line),
        ("a".repeat(MAX_NOTE + 1), NotANote::TooLong),
    ] {
        assert_eq!(Note::parse(broken.as_bytes()), Err(why), "{broken:?}");
    }
    assert_eq!(Note::parse(b"text\xff\n\nrest\n"), Err(NotANote::Text));
    // The last empty line counts: the text may have others.
    let two = Note::parse("a\n\nb\n\n— a AAAAAAA=\n".as_bytes()).unwrap();
    assert_eq!(two.text(), "a\n\nb\n");
    let ends_empty = Note::parse("a\n\n\n— a AAAAAAA=\n".as_bytes()).unwrap();
    assert_eq!(ends_empty.text(), "a\n\n");
    assert_eq!(ends_empty.to_string(), "a\n\n\n— a AAAAAAA=\n");
}

#[test]
fn a_note_has_room_for_a_hundred_signatures() {
    let line = |number: usize| format!("— witness{number}.example AAAAAAA=\n");
    let many = |count| {
        let lines: String = (0..count).map(line).collect();
        Note::parse(format!("text\n\n{lines}").as_bytes())
    };
    let mut full = many(MAX_LINES).unwrap();
    assert_eq!(many(MAX_LINES + 1), Err(NotANote::TooLong));
    let own = log::signer().sign(&full);
    assert_eq!(full.add(own), Err(NotANote::TooLong));
    let mut few = many(3).unwrap();
    let again = few.lines()[0].clone();
    few.add(again).unwrap();
    assert_eq!(few.lines().len(), 3);
}

#[test]
fn unknown_lines_are_kept_and_ignored_and_known_ones_must_hold() {
    let signer = log::signer();
    let mut note = log::signed(head());
    let stranger = Signer::new(
        signer.verifier().name().clone(),
        SecretKey::from_seed(&[9; 32]),
    );
    note.add(stranger.sign(&note)).unwrap();
    let read = Note::parse(note.to_string().as_bytes()).unwrap();
    assert_eq!(read, note);
    let opened = read.open(&[signer.verifier()]).unwrap();
    assert_eq!(opened.len(), 1);
    assert_eq!(opened[0].key, signer.verifier());
    let none = VerifierKey::new(
        KeyName::parse("other").unwrap(),
        Algorithm::Note,
        *signer.verifier().key(),
    );
    assert_eq!(read.open(&[&none]), Err(NotOpened::Unsigned));
    assert_eq!(read.open(&[]), Err(NotOpened::Unsigned));
    // A good line does not make up for one of a known key that does not hold.
    let forged = read.to_string().replacen("9\n", "8\n", 1);
    let forged = Note::parse(forged.as_bytes()).unwrap();
    assert!(matches!(
        forged.open(&[signer.verifier()]),
        Err(NotOpened::Signature(_))
    ));
}

#[test]
fn keys_have_one_form() {
    let text = EXAMPLE_KEY;
    for (broken, why) in [
        (String::new(), NotAVerifierKey::Shape),
        (text.replace("530d903a", "530D903A"), NotAVerifierKey::Shape),
        (text.replace("530d903a", "530d903"), NotAVerifierKey::Shape),
        (text.replace("530d903a", "530d903b"), NotAVerifierKey::Id),
        (text.replace("example", "exampel"), NotAVerifierKey::Id),
        (text.replace('+', " "), NotAVerifierKey::Shape),
        (format!("{text}="), NotAVerifierKey::Shape),
        (format!("{text}\n"), NotAVerifierKey::Shape),
        (text.replace("+Aeky", "+Auky"), NotAVerifierKey::Algorithm),
    ] {
        assert_eq!(VerifierKey::parse(&broken), Err(why), "{broken}");
    }
    // A key of small order, with an id that fits it.
    let bad = "x+00000000+AQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    assert!(matches!(
        VerifierKey::parse(bad),
        Err(NotAVerifierKey::Key(_))
    ));
    for name in [
        "",
        "a b",
        "a+b",
        "a\u{2003}b",
        "a\nb",
        "a\u{1}b",
        &"a".repeat(256),
    ] {
        assert!(KeyName::parse(name).is_err(), "{name:?}");
    }
}

#[test]
fn secret_keys_read_back_and_are_not_mistaken_for_each_other() {
    let signer = log::signer();
    let text = signer.expose();
    assert!(text.starts_with("PRIVATE+KEY+cpts-a.example/log/2026+4f91a679+"));
    assert_eq!(Signer::parse(&text).unwrap().verifier(), signer.verifier());
    let witness = log::witness();
    let other = witness.expose();
    assert_eq!(
        Cosigner::parse(&other).unwrap().verifier(),
        witness.verifier()
    );
    assert!(Signer::parse(&other).is_err());
    assert!(Cosigner::parse(&text).is_err());
    assert!(Signer::parse(&text.replace("4f91", "4f92")).is_err());
    assert!(Signer::parse(&signer.verifier().to_string()).is_err());
    assert!(!format!("{signer:?}").contains("AQEBAQ"));
}

#[test]
fn a_checkpoint_has_one_form() {
    let text = log::checkpoint(head()).text();
    assert_eq!(Checkpoint::parse(&text).unwrap().text(), text);
    let root = head().root;
    for broken in [
        String::new(),
        "\n".to_owned(),
        text.trim_end().to_owned(),
        format!("{text}\n"),
        format!("{text}extension\n\n"),
        format!("\n{text}"),
        format!("origin\n09\n{root}\n"),
        format!("origin\n+9\n{root}\n"),
        format!("origin\n\n{root}\n"),
        format!("origin\n9223372036854775808\n{root}\n"),
        format!("\n9\n{root}\n"),
        "origin\n9\n".to_owned(),
        "origin\n9\nAAAA\n".to_owned(),
        format!("origin\n9\n{root} \n"),
    ] {
        assert!(Checkpoint::parse(&broken).is_err(), "{broken:?}");
    }
}

#[test]
fn extension_lines_are_kept_and_part_of_what_is_signed() {
    let text = format!("{}extension one\ntwo\n", log::checkpoint(head()).text());
    let checkpoint = Checkpoint::parse(&text).unwrap();
    assert_eq!(checkpoint.extensions(), ["extension one", "two"]);
    assert_eq!(checkpoint.text(), text);
    let mut note = checkpoint.sign(&log::signer()).unwrap();
    note.add(log::witness().cosign(&checkpoint, 5).unwrap())
        .unwrap();
    let log = log::signer();
    let witnesses = [log::witness().verifier().clone()];
    let signed = note.to_string();
    assert!(VerifiedCheckpoint::open(signed.as_bytes(), log.verifier(), &witnesses).is_ok());
    let changed = signed.replace("two", "too");
    assert!(VerifiedCheckpoint::open(changed.as_bytes(), log.verifier(), &witnesses).is_err());
}

#[test]
fn a_log_signs_for_itself_only_and_no_impossible_tree() {
    let other = KeyName::parse("other").unwrap();
    let checkpoint = Checkpoint::new(&other, head()).unwrap();
    assert_eq!(
        checkpoint.sign(&log::signer()).unwrap_err(),
        NotVerified::Origin
    );
    let empty = Head { size: 0, ..head() };
    assert!(Checkpoint::new(&other, empty).is_err());
    let large = Head {
        size: MAX_SIZE + 1,
        ..head()
    };
    assert!(Checkpoint::new(&other, large).is_err());
    // The same log key under another origin.
    let note = log::signed(head());
    let key = VerifierKey::new(other, Algorithm::Note, *log::signer().verifier().key());
    let opened = VerifiedCheckpoint::of(note, &key, &[]);
    assert_eq!(opened.unwrap_err(), NotVerified::Origin);
}

#[test]
fn a_witness_is_no_log_and_a_log_no_witness() {
    let (log, witness) = (log::signer(), log::witness());
    let note = log::cosigned(head());
    let swapped = VerifiedCheckpoint::of(note.clone(), log.verifier(), &[log.verifier().clone()]);
    assert!(matches!(swapped, Err(NotVerified::Key(_))));
    let swapped = VerifiedCheckpoint::of(note, witness.verifier(), &[]);
    assert!(swapped.is_err());
    // A cosignature alone does not stand for the log's signature.
    let checkpoint = log::checkpoint(head());
    let mut note = Note::new(checkpoint.text()).unwrap();
    note.add(witness.cosign(&checkpoint, 1).unwrap()).unwrap();
    let opened = VerifiedCheckpoint::of(note, log.verifier(), &[witness.verifier().clone()]);
    assert_eq!(
        opened.unwrap_err(),
        NotVerified::Signature(NotOpened::Unsigned)
    );
    // The same secret key with both types: the lines do not stand for each other.
    let name = log.verifier().name().clone();
    let both = Cosigner::new(name, SecretKey::from_seed(&[1; 32]));
    assert_ne!(both.verifier().id(), log.verifier().id());
}

#[test]
fn a_cosignature_needs_a_time_and_a_checkpoint() {
    let witness = log::witness();
    let checkpoint = log::checkpoint(head());
    assert!(witness.cosign(&checkpoint, 0).is_err());
    assert!(witness.cosign(&checkpoint, MAX_TIME + 1).is_err());
    assert!(witness.cosign(&checkpoint, MAX_TIME).is_ok());
    // On a note that is no checkpoint its line does not hold.
    let mut note = Note::new("hello\n").unwrap();
    note.add(witness.cosign(&checkpoint, 1).unwrap()).unwrap();
    assert!(note.open(&[witness.verifier()]).is_err());
}

/// It is made by hand, as [`Cosigner`] makes none.
#[test]
fn a_cosignature_of_what_is_no_checkpoint_does_not_hold() {
    let witness = log::witness();
    let opens = |text: &str| {
        let message = format!("cosignature/v1\ntime 5\n{text}");
        let signature = SecretKey::from_seed(&[2; 32]).sign(message.as_bytes());
        let key = witness.verifier();
        let bytes = [&key.id().0[..], &5_u64.to_be_bytes(), signature.bytes()].concat();
        let note = format!("{text}\n— {} {}\n", key.name(), base64(&bytes));
        Note::parse(note.as_bytes()).unwrap().open(&[key]).is_ok()
    };
    assert!(opens(&log::checkpoint(head()).text()));
    assert!(!opens("hello\n"));
}

/// Two keys of one name whose ids are the same by chance, found by trying.
#[test]
fn two_known_keys_of_one_name_and_id_are_told_apart_by_nobody() {
    let signer = |number: u32| {
        let mut seed = [0; 32];
        seed[..4].copy_from_slice(&number.to_be_bytes());
        Signer::new(
            KeyName::parse("twice.example").unwrap(),
            SecretKey::from_seed(&seed),
        )
    };
    let (one, other) = (signer(59_696), signer(112_707));
    assert_eq!(one.verifier().id(), other.verifier().id());
    assert_ne!(one.verifier(), other.verifier());
    let mut note = Note::new("text\n").unwrap();
    note.add(one.sign(&note)).unwrap();
    assert!(note.open(&[one.verifier()]).is_ok());
    assert!(matches!(
        note.open(&[other.verifier()]),
        Err(NotOpened::Signature(_))
    ));
    let both = note.open(&[one.verifier(), other.verifier()]);
    assert!(matches!(both, Err(NotOpened::Ambiguous(_))));
    // The same key twice is one key.
    assert!(note.open(&[one.verifier(), one.verifier()]).is_ok());
}

#[test]
fn every_changed_bit_of_a_checkpoint_is_refused() {
    let log = log::signer();
    let witnesses = [log::witness().verifier().clone()];
    let bytes = log::cosigned(head()).to_string().into_bytes();
    let whole = VerifiedCheckpoint::open(&bytes, log.verifier(), &witnesses).unwrap();
    assert_eq!(whole.cosigned().len(), 1);
    let lines = String::from_utf8(bytes.clone()).unwrap();
    let cosigned_at = lines.find("— cpts-b").unwrap();
    for (bit, changed) in log::flipped(&bytes) {
        if let Ok(opened) = VerifiedCheckpoint::open(&changed, log.verifier(), &witnesses) {
            // The witness's name or id became one that nobody knows: its line is no longer counted.
            assert!(
                cosigned_at <= bit / 8 && opened.cosigned().is_empty(),
                "{bit}"
            );
            assert_eq!(opened.head(), whole.head());
        }
    }
}

#[test]
fn every_changed_bit_of_a_receipt_is_refused() {
    let entries = log::entries(40);
    let tree = Tree::of(&entries);
    let log = log::signer();
    let witnesses = [log::witness().verifier().clone()];
    let receipt = log::receipt(&tree, 17);
    let bytes = receipt.to_string().into_bytes();
    assert!(
        receipt
            .verify(&entries[17], log.verifier(), &witnesses)
            .is_ok()
    );
    assert!(
        receipt
            .verify(&entries[18], log.verifier(), &witnesses)
            .is_err()
    );
    for (bit, changed) in log::flipped(&bytes) {
        let Ok(receipt) = Receipt::parse(&changed) else {
            continue;
        };
        if let Ok(verified) = receipt.verify(&entries[17], log.verifier(), &witnesses) {
            assert!(verified.checkpoint().cosigned().is_empty(), "{bit}");
            assert_eq!(verified.index(), 17);
        }
    }
}

#[test]
fn a_receipt_has_one_form() {
    let tree = Tree::of(log::entries(40));
    let text = log::receipt(&tree, 17).to_string();
    assert_eq!(Receipt::parse(text.as_bytes()).unwrap().to_string(), text);
    let extra = text.replacen("index", "extra AAEC\nindex", 1);
    let with = Receipt::parse(extra.as_bytes()).unwrap();
    assert_eq!(with.extra(), Some(&[0, 1, 2][..]));
    assert_eq!(with.to_string(), extra);
    for broken in [
        text.replace("@v1", "@v2"),
        text.replace("index 17", "index 017"),
        text.replace("index 17", "index  17"),
        text.replace("index 17\n", ""),
        text.replacen("index", "extra AAE\nindex", 1),
        text.replacen("index", "extra AAEC\nextra AAEC\nindex", 1),
        text.replacen("index 17", "index 17\nextra AAEC", 1),
        text.replacen("\n\n", "\n", 1),
        text.replacen("\n\n", "\n\n\n", 1),
        format!("\n{text}"),
    ] {
        assert!(Receipt::parse(broken.as_bytes()).is_err(), "{broken}");
    }
    let hash = Hash::EMPTY.to_base64() + "\n";
    let long = text.replacen("17\n", &format!("17\n{}", hash.repeat(60)), 1);
    assert_eq!(Receipt::parse(long.as_bytes()), Err(NotAReceipt::TooLong));
    let proof = InclusionProof::new(Vec::new()).unwrap();
    let note = log::signed(head());
    let large = Some(vec![0; MAX_EXTRA + 1]);
    assert!(Receipt::new(0, proof.clone(), note, large).is_err());
    assert!(
        Receipt::new(
            0,
            proof,
            Note::new(log::checkpoint(head()).text()).unwrap(),
            None
        )
        .is_err()
    );
    assert!(Receipt::parse(&vec![b'a'; 2_000_000]).is_err());
}

proptest! {
    #[test]
    fn notes_of_anyone_read_back_or_not_at_all(
        text in "[ab\n —é\u{0}]{0,40}", name in "[a+ \u{2003}é]{0,4}", bytes in prop::collection::vec(any::<u8>(), 0..80),
    ) {
        let whole = format!("{text}\n\n— {name} {}\n", base64(&bytes));
        if let Ok(note) = Note::parse(whole.as_bytes()) {
            prop_assert_eq!(note.to_string(), whole);
        }
    }

    #[test]
    fn bytes_of_anyone_break_nothing(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Note::parse(&bytes);
        let _ = Receipt::parse(&bytes);
        let text = String::from_utf8_lossy(&bytes);
        let _ = Checkpoint::parse(&text);
        let _ = VerifierKey::parse(&text);
        let _ = Signer::parse(&text);
    }

    #[test]
    fn keys_read_back(seed: [u8; 32], name in "[a-z./é]{1,30}") {
        let public = SecretKey::from_seed(&seed).public();
        let public = PublicKey::from_bytes(public.bytes()).unwrap();
        for algorithm in [Algorithm::Note, Algorithm::Cosignature] {
            let key = VerifierKey::new(KeyName::parse(&name).unwrap(), algorithm, public);
            prop_assert_eq!(VerifierKey::parse(&key.to_string()).unwrap(), key);
        }
    }
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}
