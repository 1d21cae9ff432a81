//! A ballot that its voter tests: the opening shows what she marked, of that ballot alone, and gives nothing
//! of her credential away.

use belenios::ballot::{Ballot, Booth, Opening, OpeningError, Verifier, Vote};
use belenios::election::Election;
use belenios::group::{Scalar, Secret};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support;

fn election() -> Election {
    let questions = vec![
        support::question(3, Some(true), 1, 2),
        support::question(2, None, 0, 2),
    ];
    support::election(Secret::random(&mut support::rng(60)).public(), questions)
}

fn filled(election: &Election, votes: &[Vote], seed: u64) -> (Ballot, Opening, Secret) {
    let mut rng = support::rng(seed);
    let credential = Secret::random(&mut rng);
    let booth = Booth::new(election);
    let (ballot, opening) = booth.fill_openable(votes, &credential, &mut rng).unwrap();
    (ballot, opening, credential)
}

fn votes() -> impl Strategy<Value = Vec<Vote>> {
    let first = prop_oneof![
        Just(Vote::Blank),
        (0usize..3).prop_map(|place| Vote::Marks((0..3).map(|it| it == place).collect())),
        (0usize..3).prop_map(|place| Vote::Marks((0..3).map(|it| it != place).collect())),
    ];
    let second = (any::<bool>(), any::<bool>()).prop_map(|(a, b)| Vote::Marks(vec![a, b]));
    (first, second).prop_map(|(first, second)| vec![first, second])
}

/// The opening with one of its numbers changed.
fn changed(opening: &Opening, change: impl FnOnce(&mut Value)) -> Result<Opening, OpeningError> {
    let text = String::from_utf8(opening.expose()).unwrap();
    let mut value: Value = serde_json::from_str(&text).unwrap();
    change(&mut value);
    let (tracker, numbers) = (
        value["tracker"].to_string(),
        value["randomness"].to_string(),
    );
    Opening::read(format!(r#"{{"tracker":{tracker},"randomness":{numbers}}}"#).as_bytes())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn an_opening_shows_what_was_marked(votes in votes(), seed: u64) {
        let election = election();
        let (ballot, opening, _) = filled(&election, &votes, seed);
        prop_assert!(Verifier::new(&election).read(ballot.bytes()).is_ok());
        let opening = Opening::read(&opening.expose()).unwrap();
        prop_assert_eq!(opening.tracker(), &ballot.tracker());
        let seen = opening.check(&election, &ballot).unwrap();
        prop_assert!(seen == votes);
    }

    #[test]
    fn an_opening_changed_in_any_number_shows_nothing(votes in votes(), place in 0usize..4, add in 1u64..) {
        let election = election();
        let (ballot, opening, _) = filled(&election, &votes, 61);
        let changed = changed(&opening, |value| {
            let number = value["randomness"][0][place].as_str().unwrap();
            let number = Scalar::from_decimal(number).unwrap() + Scalar::from(add);
            value["randomness"][0][place] = json!(number.to_decimal());
        });
        let refused = changed.unwrap().check(&election, &ballot);
        prop_assert_eq!(
            refused.err(),
            Some(OpeningError::Number { question: 0, choice: place })
        );
    }

    /// Who knew the nonce of the signature would compute `credential = (nonce − response) / challenge`; no
    /// number of the opening is it, nor the credential.
    #[test]
    fn an_opening_holds_nothing_of_the_signature(seed: u64) {
        let election = election();
        let votes = [Vote::Blank, Vote::Marks(vec![true, false])];
        let (ballot, opening, credential) = filled(&election, &votes, seed);
        let ballot: Value = serde_json::from_slice(ballot.bytes()).unwrap();
        let proof = &ballot["signature"]["proof"];
        let [challenge, response] = ["challenge", "response"]
            .map(|name| Scalar::from_decimal(proof[name].as_str().unwrap()).unwrap());
        let credential = Scalar::from_decimal(&credential.expose_decimal()).unwrap();
        let nonce = response + credential * challenge;
        let text = String::from_utf8(opening.expose()).unwrap();
        prop_assert!(!text.contains(&nonce.to_decimal()));
        prop_assert!(!text.contains(&credential.to_decimal()));
        let value: Value = serde_json::from_str(&text).unwrap();
        let numbers: usize = value["randomness"].as_array().unwrap().iter()
            .map(|question| question.as_array().unwrap().len())
            .sum();
        // One a ciphertext, and no more.
        prop_assert_eq!(numbers, 4 + 2);
    }
}

#[test]
fn an_opening_of_another_ballot_or_election_or_shape_is_refused() {
    let election = election();
    let votes = [Vote::Blank, Vote::Marks(vec![true, false])];
    let (ballot, opening, _) = filled(&election, &votes, 62);
    let (other, _, _) = filled(&election, &votes, 63);
    assert_eq!(
        opening.check(&election, &other).err(),
        Some(OpeningError::OtherBallot)
    );
    let key = Secret::random(&mut support::rng(64)).public();
    let elsewhere = support::election(key, election.questions().to_vec());
    assert_eq!(
        opening.check(&elsewhere, &ballot).err(),
        Some(OpeningError::OtherElection)
    );
    let short = changed(&opening, |value| {
        value["randomness"][0].as_array_mut().unwrap().pop();
    });
    assert_eq!(
        short.unwrap().check(&election, &ballot).err(),
        Some(OpeningError::Shape)
    );
    let swapped = changed(&opening, |value| {
        let numbers = value["randomness"][0].as_array_mut().unwrap();
        numbers.swap(0, 1);
    });
    assert!(matches!(
        swapped.unwrap().check(&election, &ballot).err(),
        Some(OpeningError::Number {
            question: 0,
            choice: 0
        })
    ));
    for text in ["", "{}", r#"{"tracker":"a","randomness":[]}"#] {
        assert!(Opening::read(text.as_bytes()).is_err());
    }
}
