//! The reference tool's credentials, from the private ones.

use std::path::PathBuf;

use belenios::archive::{Content, Reader};
use belenios::credential::{Credentials, Entry, PrivateCredential};
use belenios::election::Election;
use belenios::weight::Weight;

fn folder(election: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/vectors")
        .join(election)
}

#[test]
fn the_tools_lists_are_ours_byte_for_byte() {
    for name in ["plain", "weighted-blank", "threshold"] {
        let archive = std::fs::read_dir(folder(name))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .find(|path| path.extension().is_some_and(|extension| extension == "bel"))
            .unwrap();
        let archive = std::fs::read(archive).unwrap();
        let setup = Reader::open(&archive[..]).unwrap().next().unwrap().unwrap();
        let Content::Setup(setup) = setup.content else {
            panic!("an archive begins with its setup");
        };
        let election = Election::read(&setup.election).unwrap();
        let weighted = name == "weighted-blank";
        let read = |file: &str| std::fs::read_to_string(folder(name).join(file)).unwrap();
        let entries = read("creds.txt")
            .lines()
            .zip(read("voters.txt").lines())
            .map(|(private, voter)| Entry {
                key: PrivateCredential::read(private)
                    .unwrap()
                    .exponent(&election.parameters().uuid)
                    .public(),
                weight: weighted
                    .then(|| Weight::from_decimal(voter.rsplit(',').next().unwrap()).unwrap()),
            })
            .collect();
        let list = Credentials::new(entries).unwrap();
        assert_eq!(list.bytes(), setup.credentials, "{name}");
        assert_eq!(Credentials::read(&setup.credentials), Ok(list), "{name}");
    }
}
