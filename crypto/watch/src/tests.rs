use eddsa::SecretKey;
use tlog::checkpoint::Checkpoint;
use tlog::note::{KeyName, Signer};
use tlog::tile::{Edge, ReadTiles as _};

use super::*;

struct Log {
    signer: Signer,
    edge: Edge,
    files: Files,
}

impl Log {
    fn new(entries: impl IntoIterator<Item = String>) -> Self {
        let name = KeyName::parse("cpts.example/log/loire").unwrap();
        let mut log = Self {
            signer: Signer::new(name, SecretKey::from_seed(&[7; 32])),
            edge: Edge::new(),
            files: Files::new(),
        };
        log.append(entries);
        log
    }

    fn append(&mut self, entries: impl IntoIterator<Item = String>) {
        let entries: Vec<String> = entries.into_iter().collect();
        let grown = self.edge.append(&entries).unwrap();
        self.edge = grown.edge;
        self.files.extend(grown.tiles);
    }

    fn key(&self) -> String {
        self.signer.verifier().to_string()
    }

    fn note(&self) -> String {
        let name = self.signer.verifier().name().clone();
        let checkpoint = Checkpoint::new(&name, self.edge.head()).unwrap();
        checkpoint.sign(&self.signer).unwrap().to_string()
    }

    fn bytes(&self, pair: &Pair) -> Vec<u8> {
        let tiles = pair.tiles();
        tiles
            .iter()
            .flat_map(|tile| self.files.read(tile).unwrap())
            .collect()
    }
}

fn entries(word: &str, count: usize) -> Vec<String> {
    (0..count)
        .map(|number| format!("{word} {number}"))
        .collect()
}

#[test]
fn a_register_that_grew_extends_what_was_seen() {
    for (before, more) in [(0, 5), (5, 0), (5, 600), (256, 1), (300, 70_000)] {
        let mut log = Log::new(entries("a", before));
        let old = log.note();
        log.append(entries("b", more));
        let pair = Pair::open(&log.key(), &old, &log.note()).unwrap();
        assert_eq!(pair.judge(&log.bytes(&pair)), Ok(()), "{before} {more}");
    }
}

#[test]
fn another_history_is_told_whatever_its_length() {
    let old = Log::new(entries("a", 300)).note();
    for count in [300, 301, 900] {
        let log = Log::new(entries("b", count));
        let pair = Pair::open(&log.key(), &old, &log.note()).unwrap();
        assert_eq!(
            pair.judge(&log.bytes(&pair)),
            Err(Broken::Differs),
            "{count}"
        );
        assert_eq!(pair.judge(&[]), Err(Broken::Differs), "{count}");
    }
}

#[test]
fn fewer_entries_and_other_signatures_are_told() {
    let (old, new) = (Log::new(entries("a", 9)), Log::new(entries("a", 8)));
    let shorter = Pair::open(&old.key(), &old.note(), &new.note());
    assert_eq!(shorter.unwrap_err(), Broken::Shorter);
    let forged = old.note().replace("\n9\n", "\n8\n");
    let wrong = Pair::open(&old.key(), &forged, &old.note());
    assert_eq!(wrong.unwrap_err(), Broken::Signature);
    let other = Signer::new(
        KeyName::parse("cpts.example/log/loire").unwrap(),
        SecretKey::from_seed(&[8; 32]),
    );
    let wrong = Pair::open(&other.verifier().to_string(), &old.note(), &old.note());
    assert_eq!(wrong.unwrap_err(), Broken::Signature);
}
