//! Entries and commitments: one form, and nothing left when blob and salt are gone.

use proptest::prelude::*;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use tlog::leaf::{Commitment, Kind, Leaf, MAX_LEAF, Salt, Subject};

fn committed() -> Leaf {
    let kind = Kind::parse("decision.position").unwrap();
    Leaf::Committed {
        commitment: Commitment::to(&kind, &Salt::from_bytes([7; 32]), b"blob"),
        subject: Some(Subject::parse("01JD-x_9").unwrap()),
        kind,
    }
}

#[test]
fn an_entry_has_fixed_bytes() {
    // SHA-256 of "cpts-commit-v1" 00 "decision.position" 00, 32 times 07, "blob".
    let expected = r#"{"v":1,"t":"decision.position","of":"01JD-x_9","c":"COMMITMENT"}"#;
    let Leaf::Committed { commitment, .. } = committed() else {
        panic!()
    };
    let expected = expected.replace("COMMITMENT", &commitment.to_string());
    assert_eq!(String::from_utf8(committed().bytes()).unwrap(), expected);
    assert_eq!(
        commitment.to_string(),
        "M7qc--Wmn67-DqcpfNkpkGSQGQUXVoYCWtlAj3AjjD0"
    );
    let erased = Leaf::Erased { index: 12 };
    assert_eq!(erased.bytes(), br#"{"v":1,"t":"erase","idx":12}"#);
    for leaf in [committed(), erased] {
        assert_eq!(Leaf::parse(&leaf.bytes()), Ok(leaf));
    }
}

#[test]
fn every_other_form_is_refused() {
    let text = String::from_utf8(committed().bytes()).unwrap();
    for broken in [
        String::new(),
        "{}".to_owned(),
        text.replace("\"v\":1", "\"v\":2"),
        text.replace("\"v\":1", "\"v\":1.0"),
        text.replace("\"v\":1,", ""),
        text.replace("{\"v\":1,", "{\"v\":1,\"v\":1,"),
        text.replace("\"of\"", "\"in\""),
        text.replace(",\"c\"", ",\"at\":1,\"c\""),
        text.replace(":\"01JD-x_9\"", ":null"),
        text.replace("01JD", "\\u00301JD"),
        text.replace("01JD", "0 1JD"),
        text.replace("01JD", &"0".repeat(300)),
        text.replace("decision", "Decision"),
        text.replace("decision.position", "erase"),
        text.replace("decision.position", "decision..position"),
        text.replace('}', ",\"idx\":1}"),
        text.replace(',', ", "),
        format!("{text}\n"),
        format!(" {text}"),
        r#"{"v":1,"t":"erase","idx":-1}"#.to_owned(),
        r#"{"v":1,"t":"erase","idx":01}"#.to_owned(),
        r#"{"v":1,"t":"device","idx":1}"#.to_owned(),
        r#"{"t":"erase","v":1,"idx":1}"#.to_owned(),
    ] {
        assert!(Leaf::parse(broken.as_bytes()).is_err(), "{broken}");
    }
    let long = Leaf::Committed {
        kind: Kind::parse(&"a".repeat(32)).unwrap(),
        subject: Some(Subject::parse(&"a".repeat(64)).unwrap()),
        commitment: Commitment::parse(&"A".repeat(43)).unwrap(),
    };
    assert!(long.bytes().len() <= MAX_LEAF);
    assert_eq!(Leaf::parse(&long.bytes()), Ok(long));
}

#[test]
fn a_commitment_opens_to_its_bytes_only() {
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    let (salt, other) = (Salt::random(&mut rng), Salt::random(&mut rng));
    let kind = Kind::parse("device").unwrap();
    let commitment = Commitment::to(&kind, &salt, b"blob");
    assert!(commitment.opens(&kind, &salt, b"blob"));
    assert!(!commitment.opens(&kind, &salt, b"blub"));
    assert!(!commitment.opens(&kind, &salt, b"blob "));
    assert!(!commitment.opens(&kind, &other, b"blob"));
    assert!(!commitment.opens(&Kind::parse("devic").unwrap(), &salt, b"blob"));
    assert_eq!(format!("{salt:?}"), "Salt");
    assert_eq!(Commitment::parse(&commitment.to_string()), Ok(commitment));
}

proptest! {
    #[test]
    fn bytes_of_anyone_are_an_entry_or_not(text in r#"\{("v"|"t"|"of"|"c"|"idx"|:|,|1|"erase"|"a")*\}"#) {
        if let Ok(leaf) = Leaf::parse(text.as_bytes()) {
            prop_assert_eq!(leaf.bytes(), text.into_bytes());
        }
    }
}
