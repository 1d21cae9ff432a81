//! Changed ballots are refused, and what is wrong is named. Hash and signature are made again by the
//! voter's own credential, so that only the proofs can tell.

use std::iter::repeat_n;

use belenios::ballot::{BallotError, Booth, Verifier, Vote};
use belenios::election::Election;
use belenios::group::{Element, Malformed, Scalar, Secret};
use belenios::hash::{Challenge, Fingerprint};
use belenios::proof::schnorr;
use belenios::wire::{self, WireError};

use crate::support;

/// An election of three questions (the second with blank, the third shaped like the first), a voter and
/// her ballot.
struct Case {
    election: Election,
    credential: Secret,
    ballot: String,
}

fn case(seed: u64) -> Case {
    let mut rng = support::rng(seed);
    let questions = vec![
        support::question(2, None, 0, 1),
        support::question(2, Some(true), 1, 2),
        support::question(2, None, 0, 1),
    ];
    let election = support::election(Secret::random(&mut rng).public(), questions);
    let credential = Secret::random(&mut rng);
    let votes = [
        Vote::Marks(vec![true, false]),
        Vote::Marks(vec![true, true]),
        Vote::Marks(vec![false, false]),
    ];
    let ballot = Booth::new(&election)
        .fill(&votes, &credential, &mut rng)
        .unwrap();
    Case {
        ballot: String::from_utf8(ballot.bytes().to_vec()).unwrap(),
        election,
        credential,
    }
}

impl Case {
    fn judge(&self, ballot: &str) -> Result<(), BallotError> {
        let verifier = Verifier::new(&self.election);
        verifier.read(ballot.as_bytes()).map(|_| ())
    }

    /// The same changes, signed by the voter.
    fn judge_signed(&self, changed: &str) -> Result<(), BallotError> {
        self.judge(&sign(changed, &self.credential))
    }
}

fn unsigned(ballot: &str) -> &str {
    ballot.split_once(",\"signature\":").unwrap().0
}

/// Replaces the signature.
fn sign(ballot: &str, credential: &Secret) -> String {
    let unsigned = unsigned(ballot);
    let hash = Fingerprint::of(format!("{unsigned}}}").as_bytes()).to_base64();
    let challenge = Challenge::begin(&["sig|", &hash, "|"]);
    let proof = schnorr::prove(credential, challenge, &mut support::rng(99));
    let proof = wire::write_text(&proof);
    format!("{unsigned},\"signature\":{{\"hash\":\"{hash}\",\"proof\":{proof}}}}}")
}

/// The places of the values of a field.
fn values(text: &str, field: &str) -> Vec<std::ops::Range<usize>> {
    let begin = format!("\"{field}\":\"");
    text.match_indices(&begin)
        .map(|(at, _)| {
            let from = at + begin.len();
            from..from + text[from..].find('"').unwrap()
        })
        .collect()
}

fn replaced(text: &str, place: &std::ops::Range<usize>, with: &str) -> String {
    format!("{}{with}{}", &text[..place.start], &text[place.end..])
}

fn shape(reason: &Malformed) -> impl Fn(&BallotError) -> bool {
    move |error| {
        let BallotError::Wire(WireError::Shape(text)) = error else {
            return false;
        };
        text.starts_with(&reason.to_string())
    }
}

#[test]
fn the_ballot_and_its_second_signature_verify() {
    let case = case(1);
    assert_eq!(case.judge(&case.ballot), Ok(()));
    assert_eq!(case.judge_signed(&case.ballot), Ok(()));
}

#[test]
fn a_number_of_any_proof_off_by_one_is_refused_where_it_stands() {
    let case = case(2);
    let body = unsigned(&case.ballot);
    let mut refused = Vec::new();
    for field in ["challenge", "response"] {
        for place in values(body, field) {
            let number = Scalar::from_decimal(&body[place.clone()]).unwrap() + Scalar::ONE;
            let changed = replaced(&case.ballot, &place, &number.to_decimal());
            assert_eq!(case.judge(&changed), Err(BallotError::SignatureHash));
            refused.push(case.judge_signed(&changed).unwrap_err());
        }
    }
    let individual = |question, choices: usize| {
        (0..choices)
            .flat_map(|choice| [choice; 2])
            .map(move |choice| BallotError::Individual { question, choice })
    };
    let overall = |question, numbers| repeat_n(BallotError::Overall { question }, numbers);
    let expected: Vec<BallotError> = individual(0, 2)
        .chain(overall(0, 2))
        .chain(individual(1, 3))
        .chain(overall(1, 3))
        .chain(repeat_n(BallotError::Blank { question: 1 }, 2))
        .chain(individual(2, 2))
        .chain(overall(2, 2))
        .collect();
    assert_eq!(refused, [expected.clone(), expected].concat());
}

#[test]
fn a_ciphertext_of_another_number_is_refused() {
    let case = case(3);
    for field in ["alpha", "beta"] {
        for place in values(&case.ballot, field) {
            let element = Element::from_hex(&case.ballot[place.clone()]).unwrap();
            let other = element + Element::generator();
            let changed = replaced(&case.ballot, &place, &other.to_hex());
            let error = case.judge_signed(&changed).unwrap_err();
            assert!(matches!(error, BallotError::Individual { .. }), "{error}");
        }
    }
}

#[test]
fn numbers_and_points_in_another_form_are_refused() {
    let case = case(4);
    let number = values(&case.ballot, "response").remove(3);
    let text = case.ballot[number.clone()].to_owned();
    for other in [
        format!("0{text}"),
        format!("+{text}"),
        format!(" {text}"),
        format!("-{text}"),
    ] {
        let changed = replaced(&case.ballot, &number, &other);
        let error = case.judge_signed(&changed).unwrap_err();
        assert!(shape(&Malformed::NumberShape)(&error), "{error}");
    }
    // The order of the group itself, which is zero.
    let order = "7237005577332262213973186563042994240857116359379907606001950938285454250989";
    let changed = replaced(&case.ballot, &number, order);
    let error = case.judge_signed(&changed).unwrap_err();
    assert!(shape(&Malformed::NumberRange)(&error), "{error}");

    let point = values(&case.ballot, "beta").remove(1);
    let zeros = "0".repeat(64);
    let minus_one = format!("7{}ec", "f".repeat(61));
    let one_and_p = format!("7{}ee", "f".repeat(61));
    for (other, reason) in [
        (zeros.as_str(), Malformed::SmallOrder),
        (&minus_one, Malformed::SmallOrder),
        (&one_and_p, Malformed::PointForm),
        (
            &case.ballot[point.clone()].to_uppercase(),
            Malformed::PointShape,
        ),
        (
            &case.ballot[point.start + 1..point.end],
            Malformed::PointShape,
        ),
    ] {
        let changed = replaced(&case.ballot, &point, other);
        let error = case.judge_signed(&changed).unwrap_err();
        assert!(shape(&reason)(&error), "{other} {error}");
    }
}

#[test]
fn another_writing_of_the_same_ballot_is_refused() {
    let case = case(5);
    let response = values(&case.ballot, "response").remove(0);
    let first = &case.ballot[response.start..=response.start];
    let escaped = format!("\\u003{first}");
    for changed in [
        case.ballot.replacen(":[", ": [", 1),
        format!("{}\n", case.ballot),
        case.ballot.replacen('{', "{ ", 1),
        replaced(
            &case.ballot,
            &(response.start..response.start + 1),
            &escaped,
        ),
        case.ballot
            .replacen("\"alpha\":\"", "\"beta\":\"", 1)
            .replacen(",\"beta\":\"", ",\"alpha\":\"", 1),
        case.ballot
            .replacen("],\"signature\"", "],\"signature\":null,\"signature\"", 1),
    ] {
        let error = case.judge(&changed).unwrap_err();
        assert!(matches!(error, BallotError::Wire(_)), "{error}");
    }
}

#[test]
fn the_signature_is_needed_and_is_of_the_credential() {
    let case = case(6);
    let without = format!("{}}}", unsigned(&case.ballot));
    assert!(matches!(case.judge(&without), Err(BallotError::Wire(_))));
    let other = Secret::random(&mut support::rng(61));
    let forged = sign(&case.ballot, &other);
    assert_eq!(case.judge(&forged), Err(BallotError::Signature));
    // The ballot under another credential, signed by it: the proofs are of the first one.
    let place = values(&case.ballot, "credential").remove(0);
    let stolen = replaced(&case.ballot, &place, &other.public().to_hex());
    let error = BallotError::Individual {
        question: 0,
        choice: 0,
    };
    assert_eq!(case.judge(&sign(&stolen, &other)), Err(error));
    let nobody = Secret::from(Scalar::ZERO);
    let neutral = replaced(&case.ballot, &place, &nobody.public().to_hex());
    assert_eq!(
        case.judge(&sign(&neutral, &nobody)),
        Err(BallotError::NeutralCredential)
    );
}

#[test]
fn a_ballot_of_another_election_is_refused() {
    let case = case(7);
    let mut parameters = case.election.parameters().clone();
    parameters.name = "Une autre".to_owned();
    let renamed = Election::new(parameters.clone()).unwrap();
    parameters.uuid = "11111111111111".parse().unwrap();
    let other = Election::new(parameters).unwrap();
    let judge = |election: &Election, ballot: &str| {
        Verifier::new(election).read(ballot.as_bytes()).unwrap_err()
    };
    let fingerprint = *case.election.fingerprint();
    assert_eq!(
        judge(&renamed, &case.ballot),
        BallotError::OtherFingerprint(fingerprint)
    );
    let uuid = case.election.parameters().uuid.clone();
    assert_eq!(
        judge(&other, &case.ballot),
        BallotError::OtherElection(uuid)
    );
    // With both names changed and the ballot signed again, the proofs still tell.
    let place = values(&case.ballot, "election_hash").remove(0);
    let moved = replaced(&case.ballot, &place, &other.fingerprint().to_base64());
    let place = values(&moved, "election_uuid").remove(0);
    let moved = replaced(&moved, &place, "11111111111111");
    let error = BallotError::Individual {
        question: 0,
        choice: 0,
    };
    assert_eq!(judge(&other, &sign(&moved, &case.credential)), error);
}

#[test]
fn parts_that_are_missing_doubled_or_moved_are_refused() {
    let case = case(8);
    let answers = parts(&case.ballot);
    let with = |answers: &[String]| {
        let begin = case.ballot.split_once("\"answers\":").unwrap().0;
        case.judge_signed(&format!(
            "{begin}\"answers\":[{}],\"signature\":",
            answers.join(",")
        ))
    };
    assert_eq!(with(&answers), Ok(()));
    assert_eq!(with(&answers[..2]), Err(BallotError::Answers));
    assert_eq!(
        with(&[&answers[..], &answers[..1]].concat()),
        Err(BallotError::Answers)
    );
    let swapped = [&answers[1], &answers[0], &answers[2]].map(Clone::clone);
    assert_eq!(with(&swapped), Err(BallotError::Choices { question: 0 }));
    let changed = |question: usize, change: &dyn Fn(&str) -> String| {
        let mut answers = answers.clone();
        answers[question] = change(&answers[question]);
        with(&answers)
    };
    // The two choices exchanged, with their proofs.
    let exchanged = |answer: &str| {
        let value: Answer = wire::read(answer.as_bytes()).unwrap();
        wire::write_text(&Answer {
            choices: value.choices.into_iter().rev().collect(),
            individual_proofs: value.individual_proofs.into_iter().rev().collect(),
            ..value
        })
    };
    let error = BallotError::Overall { question: 0 };
    assert_eq!(changed(0, &exchanged), Err(error));
    let fewer = |answer: &str| {
        let mut value: Answer = wire::read(answer.as_bytes()).unwrap();
        value.individual_proofs.pop();
        wire::write_text(&value)
    };
    assert_eq!(
        changed(0, &fewer),
        Err(BallotError::Choices { question: 0 })
    );
    let longer = |answer: &str| {
        let mut value: Answer = wire::read(answer.as_bytes()).unwrap();
        let one = value.overall_proof[0];
        value.overall_proof.push(one);
        wire::write_text(&value)
    };
    assert_eq!(
        changed(0, &longer),
        Err(BallotError::Overall { question: 0 })
    );
    let blank = |question: usize, proof: bool| {
        changed(question, &|answer| {
            let mut value: Answer = wire::read(answer.as_bytes()).unwrap();
            value.blank_proof = proof.then(|| value.overall_proof[..2].to_vec());
            wire::write_text(&value)
        })
    };
    assert_eq!(blank(0, true), Err(BallotError::Blank { question: 0 }));
    assert_eq!(blank(1, false), Err(BallotError::Blank { question: 1 }));
    assert_eq!(blank(1, true), Err(BallotError::Blank { question: 1 }));
}

#[derive(Clone, serde::Serialize, serde::Deserialize)]
struct Answer {
    choices: Vec<belenios::ciphertext::Ciphertext>,
    individual_proofs: Vec<Vec<belenios::proof::Proof>>,
    overall_proof: Vec<belenios::proof::Proof>,
    #[serde(skip_serializing_if = "Option::is_none")]
    blank_proof: Option<Vec<belenios::proof::Proof>>,
}

/// The texts of the answers.
fn parts(ballot: &str) -> Vec<String> {
    #[derive(serde::Deserialize)]
    struct Parts {
        answers: Vec<Answer>,
    }
    let parts: Parts = wire::read(ballot.as_bytes()).unwrap();
    parts.answers.iter().map(wire::write_text).collect()
}
