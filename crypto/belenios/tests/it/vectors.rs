//! Every step of the reference tool's elections, from their secrets and from their archives.

use belenios::ballot::Verifier;
use belenios::decryption::{Owned, OwnedRecord, PartialDecryption, combine};
use belenios::group::{Element, Scalar, Secret};
use belenios::proof::{Proof, knowledge};
use belenios::result::Counts;
use belenios::tally::{EncryptedTally, SizedTally, Urn};
use belenios::weight::Weight;
use belenios::wire;
use serde_json::Value;

use crate::support::{self, Archived, ELECTIONS, archived};

fn urn(archive: &Archived) -> Urn<'_> {
    let verifier = Verifier::new(&archive.election);
    let mut urn = Urn::new(&archive.election);
    for bytes in &archive.ballots {
        let ballot = verifier.read(bytes).unwrap();
        assert_eq!(ballot.bytes(), bytes);
        let (_, weight) = archive
            .credentials
            .iter()
            .find(|(credential, _)| credential == ballot.credential())
            .unwrap();
        urn.cast(ballot, *weight).unwrap();
    }
    urn
}

fn tally(archive: &Archived) -> SizedTally {
    SizedTally {
        tally: wire::read_canonical(&archive.tally).unwrap(),
        ballots: archive.credentials.len(),
        weight: Weight(archive.credentials.iter().map(|(_, weight)| weight.0).sum()),
    }
}

fn decryptions(archive: &Archived) -> Vec<Owned<PartialDecryption>> {
    archive
        .decryptions
        .iter()
        .map(|(record, bytes)| Owned {
            owner: wire::read_canonical::<OwnedRecord>(record).unwrap().owner,
            payload: wire::read_canonical(bytes).unwrap(),
        })
        .collect()
}

fn private_keys(election: &str) -> Vec<Secret> {
    support::texts(election, ".privkey")
        .iter()
        .map(|text| {
            let decimal: String = serde_json::from_str(text.trim()).unwrap();
            Secret::from_decimal(&decimal).unwrap()
        })
        .collect()
}

#[test]
fn the_tools_elections_are_read_and_written_as_they_were() {
    for name in ELECTIONS {
        let Archived { election, .. } = archived(name);
        let again = belenios::election::Election::new(election.parameters().clone()).unwrap();
        assert_eq!(again, election, "{name}");
    }
}

#[test]
fn the_tools_credentials_come_from_the_private_ones() {
    for name in ELECTIONS {
        let archive = archived(name);
        let uuid = archive.election.parameters().uuid.as_str();
        let mut found: Vec<Element> = support::text(name, "creds.txt")
            .lines()
            .map(|private| support::credential(uuid, private).public())
            .collect();
        let mut listed: Vec<Element> = archive.credentials.iter().map(|(key, _)| *key).collect();
        found.sort();
        listed.sort();
        assert_eq!(found, listed, "{name}");
    }
}

#[test]
fn the_tools_trustee_keys_come_from_the_private_ones_and_are_proved() {
    for name in ELECTIONS {
        let published = support::texts(name, ".pubkey");
        let secrets = private_keys(name);
        assert!(!secrets.is_empty());
        for (text, secret) in published.iter().zip(&secrets) {
            let value: Value = serde_json::from_str(text).unwrap();
            let key = Element::key(value["public_key"].as_str().unwrap()).unwrap();
            let proof: Proof = serde_json::from_value(value["pok"].clone()).unwrap();
            assert_eq!(secret.public(), key, "{name}");
            assert!(knowledge::verify(&key, &proof), "{name}");
        }
    }
}

#[test]
fn the_tools_ballots_verify_and_hold_what_was_chosen() {
    for name in ["plain", "weighted-blank"] {
        let archive = archived(name);
        let uuid = archive.election.parameters().uuid.as_str();
        let verifier = Verifier::new(&archive.election);
        let ballots: Vec<_> = archive
            .ballots
            .iter()
            .map(|bytes| verifier.read(bytes).unwrap())
            .collect();
        let secrets = private_keys(name);
        let choices = support::text(name, "choices.txt");
        let creds = support::text(name, "creds.txt");
        for (private, chosen) in creds.lines().zip(choices.lines()) {
            let credential = support::credential(uuid, private).public();
            // `choices.txt` holds first votes; who voted again chose something else.
            let ballot = ballots
                .iter()
                .find(|ballot| *ballot.credential() == credential)
                .unwrap();
            let chosen: Vec<Vec<u64>> = serde_json::from_str(chosen).unwrap();
            for (ciphertexts, numbers) in ballot.choices().iter().zip(chosen) {
                for (ciphertext, number) in ciphertexts.iter().zip(numbers) {
                    let factors: Vec<Element> = secrets
                        .iter()
                        .map(|secret| secret.power(&ciphertext.alpha))
                        .collect();
                    let plain = ciphertext.beta - factors.iter().sum();
                    let expected = Element::generator().power(&Scalar::from(number));
                    assert_eq!(plain, expected, "{name} {credential}");
                }
            }
        }
    }
}

#[test]
fn the_tools_tallies_are_the_sums_of_the_last_ballots() {
    for name in ELECTIONS {
        let archive = archived(name);
        let sum = urn(&archive).tally();
        assert_eq!(wire::write(&sum.tally), archive.tally, "{name}");
        assert_eq!(wire::write(&sum.record()), archive.record, "{name}");
    }
}

#[test]
fn the_tools_factors_come_from_the_private_keys() {
    for name in ELECTIONS {
        let archive = archived(name);
        let tally: EncryptedTally = wire::read_canonical(&archive.tally).unwrap();
        let mut rng = support::rng(7);
        let mut found = 0;
        for secret in private_keys(name) {
            let ours = PartialDecryption::new(&tally, &secret, &archive.election, &mut rng);
            let public = secret.public();
            let factors = ours.check(&tally, &public, &archive.election).unwrap();
            found += decryptions(&archive)
                .iter()
                .filter_map(|theirs| {
                    theirs
                        .payload
                        .check(&tally, &public, &archive.election)
                        .ok()
                })
                .filter(|theirs| *theirs == factors)
                .count();
        }
        assert_eq!(found, private_keys(name).len(), "{name}");
    }
}

#[test]
fn the_tools_decryptions_give_the_tools_results() {
    for name in ELECTIONS {
        let archive = archived(name);
        let tally = tally(&archive);
        let decryptions = decryptions(&archive);
        let combination = combine(
            &tally.tally,
            &archive.election,
            &archive.holders,
            &decryptions,
        );
        assert_eq!(combination.accused, []);
        let factors = combination.factors.unwrap();
        let counts = Counts::open(&tally, &factors).unwrap();
        assert_eq!(wire::write(&counts), archive.result, "{name}");
        assert_eq!(counts.check(&tally, &factors), Ok(()));
    }
}
