//! The wire forms, byte for byte: a change of any of them would break archives that exist.

use belenios::ballot::{Booth, Verifier, Vote};
use belenios::decryption::{Holders, Owned, OwnedRecord, PartialDecryption, combine};
use belenios::group::Secret;
use belenios::hash::Fingerprint;
use belenios::proof::knowledge;
use belenios::result::Counts;
use belenios::tally::Urn;
use belenios::weight::Weight;
use belenios::wire;

use crate::support;

#[test]
fn an_election_from_a_seed_has_always_these_bytes() {
    let mut rng = support::rng(2026);
    let secret = Secret::random(&mut rng);
    let questions = vec![
        support::question(2, Some(true), 1, 1),
        support::question(3, None, 0, 2),
    ];
    let election = support::election(secret.public(), questions);
    let credential = Secret::random(&mut rng);
    let votes = [Vote::Blank, Vote::Marks(vec![true, false, true])];
    let ballot = Booth::new(&election)
        .fill(&votes, &credential, &mut rng)
        .unwrap();
    let mut urn = Urn::new(&election);
    let verified = Verifier::new(&election).read(ballot.bytes()).unwrap();
    urn.cast(verified, Weight(2_000_000_000)).unwrap();
    let tally = urn.tally();
    let payload = PartialDecryption::new(&tally.tally, &secret, &election, &mut rng);
    let decryption = wire::write_text(&payload);
    let owned = OwnedRecord {
        owner: 1,
        payload: Fingerprint::of(decryption.as_bytes()),
    };
    let holders = [Holders::Single(secret.public())];
    let combination = combine(
        &tally.tally,
        &election,
        &holders,
        &[Owned { owner: 1, payload }],
    );
    let counts = Counts::open(&tally, &combination.factors.unwrap()).unwrap();
    let lines = [
        ("private key", secret.expose_decimal().to_string()),
        (
            "its proof",
            wire::write_text(&knowledge::prove(&secret, &mut rng)),
        ),
        (
            "election",
            String::from_utf8(election.bytes().to_vec()).unwrap(),
        ),
        ("its fingerprint", election.fingerprint().to_base64()),
        (
            "ballot",
            String::from_utf8(ballot.bytes().to_vec()).unwrap(),
        ),
        ("its tracker", ballot.tracker().to_base64()),
        ("tally", wire::write_text(&tally.tally)),
        ("its record", wire::write_text(&tally.record())),
        ("decryption", decryption),
        ("its record", wire::write_text(&owned)),
        ("result", wire::write_text(&counts)),
    ];
    let text: Vec<String> = lines
        .iter()
        .map(|(what, text)| format!("{what}\n{text}\n"))
        .collect();
    insta::assert_snapshot!(text.join("\n"));
}
