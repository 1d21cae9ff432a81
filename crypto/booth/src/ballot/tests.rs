use belenios::ballot::Verifier;
use belenios::election::Parameters;
use belenios::group::Element;
use belenios::question::Question;
use proptest::prelude::*;

use super::*;
use crate::credential::make;

/// At most two of three.
pub fn election(blank: Option<bool>) -> Election {
    Election::new(Parameters {
        version: Election::VERSION,
        description: "Collège des professionnels".to_owned(),
        name: "Conseil d’administration".to_owned(),
        group: "Ed25519".to_owned(),
        public_key: Element::generator(),
        questions: vec![Question {
            answers: ["Anne", "Bilal", "Chloé"].map(str::to_owned).to_vec(),
            blank,
            min: 1,
            max: 2,
            question: "Qui ?".to_owned(),
        }],
        uuid: "RF4PcR5GjUgb7p".parse().unwrap(),
        administrator: None,
        credential_authority: None,
        language: None,
    })
    .unwrap()
}

fn credential() -> String {
    let made = make("RF4PcR5GjUgb7p", "line", &[5; 32]).unwrap();
    made.private.expose().to_owned()
}

#[test]
fn a_ballot_verifies_and_has_the_number_that_is_shown() {
    let election = election(Some(true));
    for (marks, blank) in [([1, 0, 1], false), ([0, 0, 0], true)] {
        let filled = fill(election.bytes(), &credential(), &marks, blank, &[6; 32]).unwrap();
        let verified = Verifier::new(&election)
            .read(filled.ballot.as_bytes())
            .unwrap();
        assert_eq!(verified.tracker().to_base64(), filled.tracker);
    }
}

#[test]
fn what_the_question_does_not_allow_is_refused() {
    let (with, without) = (election(Some(true)), election(None));
    let refused = |election: &Election, marks: &[u8], blank| {
        let filled = fill(election.bytes(), &credential(), marks, blank, &[6; 32]);
        assert!(matches!(filled, Err(Refused::Vote(_))), "{marks:?}");
    };
    refused(&with, &[1, 1, 1], false);
    refused(&with, &[0, 0, 0], false);
    refused(&with, &[1, 0], false);
    refused(&without, &[0, 0, 0], true);
    let both = fill(with.bytes(), &credential(), &[1, 0, 0], true, &[6; 32]);
    assert!(matches!(both, Err(Refused::Contradiction)));
}

proptest! {
    #[test]
    fn what_is_hostile_is_refused_without_a_panic(
        election in proptest::collection::vec(any::<u8>(), 0..200),
        credential in ".{0,40}",
        marks in proptest::collection::vec(any::<u8>(), 0..8),
    ) {
        prop_assert!(fill(&election, &credential, &marks, true, &[6; 32]).is_err());
        let good = super::tests::election(Some(true));
        prop_assert!(fill(good.bytes(), &credential, &marks, true, &[6; 32]).is_err());
    }
}
