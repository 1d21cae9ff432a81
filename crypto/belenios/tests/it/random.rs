//! Random elections of ours: what was voted is what is counted.

use belenios::ballot::{Booth, Verifier, Vote, VoteError};
use belenios::decryption::{CombineError, Holders, Owned, PartialDecryption, combine};
use belenios::group::{Element, Scalar, Secret};
use belenios::question::Question;
use belenios::result::Counts;
use belenios::tally::Urn;
use belenios::weight::Weight;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support;

/// A question, and votes on it that it allows.
fn asked(voters: usize) -> impl Strategy<Value = (Question, Vec<Vote>)> {
    (1usize..6, any::<Option<bool>>())
        .prop_flat_map(|(answers, blank)| {
            let bounds = (0..=answers, 0..=answers)
                .prop_map(|(a, b)| (a.min(b).try_into().unwrap(), a.max(b).try_into().unwrap()));
            bounds.prop_map(move |(min, max)| support::question(answers, blank, min, max))
        })
        .prop_flat_map(move |question| {
            let answers = question.answers.len();
            let (min, max) = (question.min, question.max);
            let marks = (vec(any::<u64>(), answers), min..=max).prop_map(|(keys, count)| {
                let mut order: Vec<usize> = (0..keys.len()).collect();
                order.sort_by_key(|place| keys[*place]);
                let mut marks = vec![false; keys.len()];
                for place in order.into_iter().take(count.try_into().unwrap()) {
                    marks[place] = true;
                }
                Vote::Marks(marks)
            });
            let vote = if question.allows_blank() {
                prop_oneof![1 => Just(Vote::Blank), 3 => marks].boxed()
            } else {
                marks.boxed()
            };
            (Just(question), vec(vote, voters))
        })
}

/// What a plain count finds.
fn count(question: &Question, votes: &[(Vote, Weight)]) -> Vec<Weight> {
    let blank = usize::from(question.allows_blank());
    let mut counts = vec![0; question.ciphertexts()];
    for (vote, weight) in votes {
        match vote {
            Vote::Blank => counts[0] += weight.0,
            Vote::Marks(marks) => {
                for place in (0..marks.len()).filter(|place| marks[*place]) {
                    counts[blank + place] += weight.0;
                }
            }
        }
    }
    counts.into_iter().map(Weight).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_decrypted_is_the_plain_count(
        (first, second, weights) in (0usize..5).prop_flat_map(|voters| {
            (asked(voters), asked(voters), vec(0u64..4, voters))
        }),
        seed: u64,
    ) {
        let mut rng = support::rng(seed);
        let trustees = [Secret::random(&mut rng), Secret::random(&mut rng)];
        let keys = trustees.each_ref().map(Secret::public);
        let questions = vec![first.0.clone(), second.0.clone()];
        let election = support::election(keys.iter().sum(), questions);
        let votes: Vec<(Vec<Vote>, Weight)> = (0..weights.len())
            .map(|voter| {
                (vec![first.1[voter].clone(), second.1[voter].clone()], Weight(weights[voter]))
            })
            .collect();
        let tally = support::tally(&election, &votes, seed);
        let decryptions: Vec<_> = (1..)
            .zip(&trustees)
            .map(|(owner, secret)| Owned {
                owner,
                payload: PartialDecryption::new(&tally.tally, secret, &election, &mut rng),
            })
            .collect();
        let holders = keys.map(Holders::Single);
        let combination = combine(&tally.tally, &election, &holders, &decryptions);
        prop_assert!(combination.accused.is_empty());
        let counts = Counts::open(&tally, &combination.factors.unwrap()).unwrap();
        for (place, (question, votes)) in [first, second].into_iter().enumerate() {
            let votes: Vec<_> =
                votes.into_iter().zip(weights.iter().copied().map(Weight)).collect();
            prop_assert_eq!(&counts.result[place], &count(&question, &votes));
        }
    }
}

/// Shares of a random polynomial: the key, and the secret of each of `size` trustees.
fn shares(needed: usize, size: u64, seed: u64) -> (Element, Vec<Secret>) {
    let mut rng = support::rng(seed);
    let coefficients: Vec<Secret> = (0..needed).map(|_| Secret::random(&mut rng)).collect();
    let secrets = (1..=size)
        .map(|place| {
            let place = Secret::from(Scalar::from(place));
            coefficients
                .iter()
                .rev()
                .fold(Secret::from(Scalar::ZERO), |sum, coefficient| {
                    &(&sum * &place) + coefficient
                })
        })
        .collect();
    (coefficients[0].public(), secrets)
}

#[test]
fn any_of_enough_trustees_open_and_one_less_do_not() {
    for (needed, size) in [(1, 2), (2, 3), (3, 5), (4, 4)] {
        let (key, secrets) = shares(needed, size, 11);
        let server = Secret::from(Scalar::from(77));
        let election = support::election(
            key + server.public(),
            vec![support::question(2, None, 0, 2)],
        );
        let votes = [[true, false], [true, true], [false, false]]
            .map(|marks| (vec![Vote::Marks(marks.to_vec())], Weight::ONE));
        let tally = support::tally(&election, &votes, 12);
        let holders = [
            Holders::Single(server.public()),
            Holders::Threshold {
                needed,
                keys: secrets.iter().map(Secret::public).collect(),
            },
        ];
        let mut rng = support::rng(13);
        let all: Vec<Owned<PartialDecryption>> = (1..)
            .zip(std::iter::once(&server).chain(&secrets))
            .map(|(owner, secret)| Owned {
                owner,
                payload: PartialDecryption::new(&tally.tally, secret, &election, &mut rng),
            })
            .collect();
        for chosen in 0u32..1 << size {
            let some: Vec<_> = all
                .iter()
                .filter(|owned| owned.owner == 1 || chosen >> (owned.owner - 2) & 1 == 1)
                .cloned()
                .collect();
            let factors = combine(&tally.tally, &election, &holders, &some).factors;
            let valid = some.len() - 1;
            if valid < needed {
                let last = usize::try_from(size).unwrap() + 1;
                let expected = CombineError::NotEnough {
                    first: 2,
                    last,
                    needed,
                    valid,
                };
                assert_eq!(factors, Err(expected));
            } else {
                let counts = Counts::open(&tally, &factors.unwrap()).unwrap();
                assert_eq!(counts.result, [[2, 1].map(Weight)]);
            }
        }
        let without_server = combine(&tally.tally, &election, &holders, &all[1..]);
        assert_eq!(without_server.factors, Err(CombineError::Missing(1)));
    }
}

#[test]
fn votes_that_a_question_does_not_allow_make_no_ballot() {
    let mut rng = support::rng(21);
    let key = Secret::random(&mut rng).public();
    let questions = vec![
        support::question(3, None, 1, 2),
        support::question(2, Some(true), 1, 1),
    ];
    let election = support::election(key, questions);
    let booth = Booth::new(&election);
    let credential = Secret::random(&mut rng);
    let marks = |marks: &[bool]| Vote::Marks(marks.to_vec());
    let ok = [marks(&[true, false, true]), Vote::Blank];
    assert!(booth.fill(&ok, &credential, &mut rng).is_ok());
    let mut refused = |votes: &[Vote]| booth.fill(votes, &credential, &mut rng).unwrap_err();
    let none = marks(&[false, false, false]);
    let three = marks(&[true, true, true]);
    assert_eq!(refused(&[none, Vote::Blank]), VoteError::Interval(0));
    assert_eq!(refused(&[three, Vote::Blank]), VoteError::Interval(0));
    assert_eq!(refused(&[Vote::Blank, Vote::Blank]), VoteError::Blank(0));
    let two = marks(&[true, true]);
    assert_eq!(
        refused(&[ok[0].clone(), two.clone()]),
        VoteError::Interval(1)
    );
    assert_eq!(refused(&[two.clone(), Vote::Blank]), VoteError::Answers(0));
    assert_eq!(
        refused(&[two]),
        VoteError::Questions {
            votes: 1,
            questions: 2
        }
    );
}

#[test]
fn the_last_ballot_of_a_credential_counts() {
    let mut rng = support::rng(31);
    let secret = Secret::random(&mut rng);
    let election = support::election(secret.public(), vec![support::question(2, None, 1, 1)]);
    let booth = Booth::new(&election);
    let verifier = Verifier::new(&election);
    let credentials = [Secret::random(&mut rng), Secret::random(&mut rng)];
    let mut urn = Urn::new(&election);
    for (voter, marks) in [(0, [true, false]), (1, [true, false]), (0, [false, true])] {
        let votes = [Vote::Marks(marks.to_vec())];
        let ballot = booth.fill(&votes, &credentials[voter], &mut rng).unwrap();
        let verified = verifier.read(ballot.bytes()).unwrap();
        assert_eq!(*verified.tracker(), ballot.tracker());
        urn.cast(verified, Weight(3)).unwrap();
    }
    let tally = urn.tally();
    assert_eq!((tally.ballots, tally.weight), (2, Weight(6)));
    let payload = PartialDecryption::new(&tally.tally, &secret, &election, &mut rng);
    let holders = [Holders::Single(secret.public())];
    let decryptions = [Owned { owner: 1, payload }];
    let factors = combine(&tally.tally, &election, &holders, &decryptions).factors;
    let counts = Counts::open(&tally, &factors.unwrap()).unwrap();
    assert_eq!(counts.result, [[3, 3].map(Weight)]);
}
