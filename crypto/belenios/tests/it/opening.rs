//! Decryptions and results that are wrong are refused; who made them is named; the others are enough.

use belenios::ballot::Vote;
use belenios::decryption::combine::Accusation;
use belenios::decryption::{
    CombineError, DecryptionError, Holders, Owned, PartialDecryption, combine,
};
use belenios::election::Election;
use belenios::group::{Element, Scalar, Secret};
use belenios::result::{Counts, ResultError};
use belenios::tally::SizedTally;
use belenios::weight::Weight;
use belenios::wire;

use crate::support;

/// A tally of two questions under the key of four trustees, one alone and two of three.
struct Case {
    election: Election,
    tally: SizedTally,
    holders: [Holders; 2],
    decryptions: Vec<Owned<PartialDecryption>>,
}

fn case() -> Case {
    let mut rng = support::rng(41);
    let [server, constant, slope] = [(); 3].map(|()| Secret::random(&mut rng));
    let shares = [1, 2, 3].map(|place| {
        let place = Secret::from(Scalar::from(place));
        &constant + &(&slope * &place)
    });
    let questions = vec![
        support::question(2, None, 0, 1),
        support::question(1, Some(true), 1, 1),
    ];
    let election = support::election(server.public() + constant.public(), questions);
    let votes = [[true, false], [false, true], [true, false]].map(|marks| {
        let votes = vec![Vote::Marks(marks.to_vec()), Vote::Blank];
        (votes, Weight(2))
    });
    let tally = support::tally(&election, &votes, 42);
    let decryptions = (1..)
        .zip(std::iter::once(&server).chain(&shares))
        .map(|(owner, secret)| Owned {
            owner,
            payload: PartialDecryption::new(&tally.tally, secret, &election, &mut rng),
        })
        .collect();
    let holders = [
        Holders::Single(server.public()),
        Holders::Threshold {
            needed: 2,
            keys: shares.iter().map(Secret::public).collect(),
        },
    ];
    Case {
        election,
        tally,
        holders,
        decryptions,
    }
}

impl Case {
    fn combine(
        &self,
        decryptions: &[Owned<PartialDecryption>],
    ) -> belenios::decryption::Combination {
        combine(
            &self.tally.tally,
            &self.election,
            &self.holders,
            decryptions,
        )
    }

    fn counts(&self) -> Counts {
        let factors = self.combine(&self.decryptions).factors.unwrap();
        Counts::open(&self.tally, &factors).unwrap()
    }

    /// With the text of one trustee's decryption changed.
    fn with(&self, owner: usize, change: impl Fn(&str) -> String) -> Vec<Owned<PartialDecryption>> {
        let mut decryptions = self.decryptions.clone();
        let payload = &mut decryptions[owner - 1].payload;
        let changed = change(&wire::write_text(payload));
        *payload = wire::read_canonical(changed.as_bytes()).unwrap();
        decryptions
    }
}

/// Adds one to a number of the text.
fn plus_one(text: &str, field: &str, place: usize) -> String {
    let begin = format!("\"{field}\":\"");
    let at = text.match_indices(&begin).nth(place).unwrap().0 + begin.len();
    let end = at + text[at..].find('"').unwrap();
    let number = Scalar::from_decimal(&text[at..end]).unwrap() + Scalar::ONE;
    format!("{}{number}{}", &text[..at], &text[end..])
}

#[test]
fn an_invalid_decryption_is_accused_and_the_others_are_enough() {
    let case = case();
    let counts = case.counts();
    assert_eq!(wire::write(&counts), br#"{"result":[[4,2],[6,0]]}"#);
    for field in ["challenge", "response"] {
        for place in 0..4 {
            let decryptions = case.with(3, |text| plus_one(text, field, place));
            let combination = case.combine(&decryptions);
            let error = DecryptionError::Proof {
                question: place / 2,
                choice: place % 2,
            };
            assert_eq!(combination.accused, [Accusation { owner: 3, error }]);
            let factors = combination.factors.unwrap();
            assert_eq!(Counts::open(&case.tally, &factors), Ok(counts.clone()));
        }
    }
}

#[test]
fn invalid_decryptions_of_those_who_are_needed_open_nothing() {
    let case = case();
    let changed = |text: &str| plus_one(text, "response", 0);
    let server = case.combine(&case.with(1, changed));
    assert_eq!(server.accused.len(), 1);
    assert_eq!(server.factors, Err(CombineError::Missing(1)));
    let mut two = case.with(2, changed);
    two[3] = case.with(4, changed).remove(3);
    let two = case.combine(&two);
    let owners: Vec<usize> = two
        .accused
        .iter()
        .map(|accusation| accusation.owner)
        .collect();
    assert_eq!(owners, [2, 4]);
    let expected = CombineError::NotEnough {
        first: 2,
        last: 4,
        needed: 2,
        valid: 1,
    };
    assert_eq!(two.factors, Err(expected));
}

#[test]
fn the_decryption_of_another_trustee_is_refused() {
    let case = case();
    let mut decryptions = case.decryptions.clone();
    decryptions[1].payload = decryptions[2].payload.clone();
    let error = DecryptionError::Proof {
        question: 0,
        choice: 0,
    };
    let accused = case.combine(&decryptions).accused;
    assert_eq!(accused, [Accusation { owner: 2, error }]);
    decryptions[1] = decryptions[2].clone();
    assert_eq!(
        case.combine(&decryptions).factors,
        Err(CombineError::Twice(3))
    );
    for owner in [0, 5] {
        decryptions[1].owner = owner;
        assert_eq!(
            case.combine(&decryptions).factors,
            Err(CombineError::Unknown(owner))
        );
    }
}

#[test]
fn factors_that_are_exchanged_moved_or_missing_are_refused() {
    let case = case();
    let factors: Vec<String> = {
        let text = wire::write_text(&case.decryptions[1].payload);
        text.split('"')
            .filter(|part| part.len() == 64)
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(factors.len(), 4);
    let exchanged = case.with(2, |text| {
        text.replacen(&factors[0], "#", 1)
            .replacen(&factors[1], &factors[0], 1)
            .replacen('#', &factors[1], 1)
    });
    let error = DecryptionError::Proof {
        question: 0,
        choice: 0,
    };
    assert_eq!(
        case.combine(&exchanged).accused,
        [Accusation { owner: 2, error }]
    );
    let shifted = case.with(2, |text| {
        let other = Element::from_hex(&factors[3]).unwrap() + Element::generator();
        text.replacen(&factors[3], &other.to_hex(), 1)
    });
    let error = DecryptionError::Proof {
        question: 1,
        choice: 1,
    };
    assert_eq!(
        case.combine(&shifted).accused,
        [Accusation { owner: 2, error }]
    );
    let fewer = case.with(2, |text| {
        text.replacen(&format!(",\"{}\"", factors[3]), "", 1)
    });
    let error = DecryptionError::Shape;
    assert_eq!(
        case.combine(&fewer).accused,
        [Accusation { owner: 2, error }]
    );
}

#[test]
fn a_decryption_of_another_election_is_refused() {
    let case = case();
    let mut parameters = case.election.parameters().clone();
    parameters.name = "Une autre".to_owned();
    let other = Election::new(parameters).unwrap();
    let combination = combine(&case.tally.tally, &other, &case.holders, &case.decryptions);
    assert_eq!(combination.accused.len(), 4);
}

#[test]
fn a_result_off_by_one_or_moved_is_refused() {
    let case = case();
    let factors = case.combine(&case.decryptions).factors.unwrap();
    let counts = case.counts();
    assert_eq!(counts.check(&case.tally, &factors), Ok(()));
    for question in 0..2 {
        for choice in 0..2 {
            let mut wrong = counts.clone();
            wrong.result[question][choice].0 += 1;
            let error = ResultError::Wrong { question, choice };
            assert_eq!(wrong.check(&case.tally, &factors), Err(error));
        }
    }
    for change in [0, 1] {
        let mut wrong = counts.clone();
        match change {
            0 => wrong.result[0].push(Weight::ZERO),
            _ => wrong.result.truncate(1),
        }
        assert_eq!(wrong.check(&case.tally, &factors), Err(ResultError::Shape));
    }
}

#[test]
fn what_no_honest_tally_holds_is_no_count() {
    let mut case = case();
    let factors = case.combine(&case.decryptions).factors.unwrap();
    // Seven of at most six: the weights of the tally say so.
    let three = Element::generator().power(&Scalar::from(3));
    let ciphertext = &mut case.tally.tally.0[0][0];
    ciphertext.beta = ciphertext.beta + three;
    let error = ResultError::NoCount {
        question: 0,
        choice: 0,
    };
    assert_eq!(Counts::open(&case.tally, &factors), Err(error));
}
