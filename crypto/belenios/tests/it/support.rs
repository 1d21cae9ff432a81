//! Files of the reference tool's elections, and elections of ours.

use std::path::PathBuf;

use belenios::ballot::{Booth, Verifier, Vote};
use belenios::decryption::Holders;
use belenios::election::{Election, Parameters};
use belenios::group::{Element, Secret};
use belenios::question::Question;
use belenios::tally::{SizedTally, Urn};
use belenios::weight::Weight;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// The reference tool's elections.
pub const ELECTIONS: [&str; 3] = ["plain", "weighted-blank", "threshold"];

pub fn rng(seed: u64) -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(seed)
}

fn folder(election: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/vectors")
        .join(election)
}

/// The text of a file.
pub fn text(election: &str, file: &str) -> String {
    std::fs::read_to_string(folder(election).join(file)).unwrap()
}

/// The texts of the files with this ending, by name.
pub fn texts(election: &str, ending: &str) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder(election))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(ending))
        .collect();
    names.sort();
    names.iter().map(|name| text(election, name)).collect()
}

/// What stands in an archive, by the type of the event that it belongs to.
pub struct Archived {
    pub election: Election,
    pub credentials: Vec<(Element, Weight)>,
    pub holders: Vec<Holders>,
    pub ballots: Vec<Vec<u8>>,
    pub tally: Vec<u8>,
    pub record: Vec<u8>,
    /// The owner's record and the partial decryption.
    pub decryptions: Vec<(Vec<u8>, Vec<u8>)>,
    pub result: Vec<u8>,
}

/// The bytes of an archive.
pub fn archive(election: &str) -> Vec<u8> {
    std::fs::read_dir(folder(election))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|extension| extension == "bel"))
        .map(|path| std::fs::read(path).unwrap())
        .unwrap()
}

/// Reads an archive without checking its chain.
pub fn archived(election: &str) -> Archived {
    let bytes = archive(election);
    let mut pending: Vec<Vec<u8>> = Vec::new();
    let mut events: Vec<(String, Vec<Vec<u8>>)> = Vec::new();
    let mut rest = &bytes[..];
    while rest.len() > 512 && rest[0] != 0 {
        let name = std::str::from_utf8(&rest[..100]).unwrap();
        let size = std::str::from_utf8(&rest[124..135]).unwrap();
        let size = usize::from_str_radix(size.trim(), 8).unwrap();
        let body = rest[512..512 + size].to_vec();
        if name.contains(".data.json") {
            pending.push(body);
        } else if name.contains(".event.json") {
            let event: Value = serde_json::from_slice(&body).unwrap();
            let kind = event["type"].as_str().unwrap().to_owned();
            events.push((kind, std::mem::take(&mut pending)));
        }
        rest = &rest[512 + size.div_ceil(512) * 512..];
    }
    let of = |kind: &str| -> Vec<Vec<Vec<u8>>> {
        let same = events.iter().filter(|(found, _)| found == kind);
        same.map(|(_, bodies)| bodies.clone()).collect()
    };
    let setup = of("Setup").remove(0);
    let mut tally = of("EncryptedTally").remove(0);
    Archived {
        election: Election::read(&setup[0]).unwrap(),
        holders: holders(&serde_json::from_slice(&setup[1]).unwrap()),
        credentials: credentials(&serde_json::from_slice::<Vec<String>>(&setup[2]).unwrap()),
        ballots: of("Ballot").into_iter().map(|mut b| b.remove(0)).collect(),
        record: tally.remove(1),
        tally: tally.remove(0),
        decryptions: of("PartialDecryption")
            .into_iter()
            .map(|mut bodies| (bodies.remove(1), bodies.remove(0)))
            .collect(),
        result: of("Result").remove(0).remove(0),
    }
}

fn credentials(lines: &[String]) -> Vec<(Element, Weight)> {
    lines
        .iter()
        .map(|line| {
            let (key, weight) = line.split_once(',').unwrap_or((line, "1"));
            (
                Element::key(key).unwrap(),
                Weight::from_decimal(weight).unwrap(),
            )
        })
        .collect()
}

fn holders(trustees: &Value) -> Vec<Holders> {
    let key = |value: &Value| Element::key(value["public_key"].as_str().unwrap()).unwrap();
    trustees
        .as_array()
        .unwrap()
        .iter()
        .map(|trustee| match trustee[0].as_str().unwrap() {
            "Single" => Holders::Single(key(&trustee[1])),
            _ => Holders::Threshold {
                needed: trustee[1]["threshold"]
                    .as_u64()
                    .unwrap()
                    .try_into()
                    .unwrap(),
                keys: trustee[1]["verification_keys"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(key)
                    .collect(),
            },
        })
        .collect()
}

/// The exponent of a private credential, written again from the specification.
pub fn credential(uuid: &str, private: &str) -> Secret {
    let mut digest = [0; 64];
    for place in 0..2 {
        let text = format!("derive_credential|{uuid}|{place}|{private}");
        digest[32 * place..][..32].copy_from_slice(&Sha256::digest(text));
    }
    Secret::from_wide_digest(&digest)
}

/// A question of so many answers.
pub fn question(answers: usize, blank: Option<bool>, min: u32, max: u32) -> Question {
    Question {
        answers: (0..answers)
            .map(|place| format!("Réponse {place}"))
            .collect(),
        blank,
        min,
        max,
        question: "Laquelle ?".to_owned(),
    }
}

/// An election under a key.
pub fn election(key: Element, questions: Vec<Question>) -> Election {
    Election::new(Parameters {
        version: Election::VERSION,
        description: "Essai".to_owned(),
        name: "Élection d'essai".to_owned(),
        group: belenios::group::NAME.to_owned(),
        public_key: key,
        questions,
        uuid: "RF4PcR5GjUgb7p".parse().unwrap(),
        administrator: None,
        credential_authority: None,
        language: None,
    })
    .unwrap()
}

/// Ballots of voters with new credentials, checked and summed.
pub fn tally(election: &Election, votes: &[(Vec<Vote>, Weight)], seed: u64) -> SizedTally {
    let mut rng = rng(seed);
    let booth = Booth::new(election);
    let verifier = Verifier::new(election);
    let mut urn = Urn::new(election);
    for (votes, weight) in votes {
        let credential = Secret::random(&mut rng);
        let ballot = booth.fill(votes, &credential, &mut rng).unwrap();
        let verified = verifier.read(ballot.bytes()).unwrap();
        urn.cast(verified, *weight).unwrap();
    }
    urn.tally()
}
