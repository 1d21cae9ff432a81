//! What each statement must and must not say, and its one form.

use signed::contract::{MAX_WORDS, Signature, Words};
use signed::decision::{Ballot, Choice, MAX_REASON, Outcome, Position, Reason, Vote};
use signed::device::Enrolment;
use signed::{Digest, Envelope, Id, MAX_PAYLOAD, Payload, Refused, ToSign, Unsound};
use tlog::leaf::{Leaf, Salt};

use crate::make::{self, each};

/// An envelope of any bytes whatever, truly signed under this label.
fn forced(label: &str, payload: &str, seed: u8) -> Envelope {
    let message = format!("{label}\n{payload}");
    let signature = make::secret(seed).sign(message.as_bytes());
    let text = format!(
        r#"{{"key":"{}","payload":"{}","signature":"{}"}}"#,
        make::key(seed).id(),
        super::label::encode(payload.as_bytes()),
        super::label::encode(signature.bytes()),
    );
    Envelope::parse(text.as_bytes()).unwrap()
}

fn payload_of<T: Payload>(payload: T) -> String {
    let message = ToSign::new(payload).unwrap().message().to_vec();
    let message = String::from_utf8(message).unwrap();
    message.split_once('\n').unwrap().1.to_owned()
}

#[test]
fn payloads_are_canonical_json() {
    macro_rules! check {
        ($name:ident: $type:ty) => {
            let text = payload_of(make::$name());
            assert!(text.len() < MAX_PAYLOAD / 2);
            let value: serde_json::Value = serde_json::from_str(&text).unwrap();
            // Sorted here, whatever order the library keeps.
            let mut names: Vec<&String> = value.as_object().unwrap().keys().collect();
            names.sort();
            let fields: Vec<String> = names
                .iter()
                .map(|name| format!("{name:?}:{}", value[name.as_str()]))
                .collect();
            assert_eq!(text, format!("{{{}}}", fields.join(",")));
            assert_eq!(value["@type"], <$type>::LABEL.as_str());
        };
    }
    each!(check);
}

#[test]
fn every_other_form_is_refused_though_it_is_signed() {
    let text = payload_of(make::position());
    let label = Position::LABEL.as_str();
    let verify = |payload: &str| forced(label, payload, 1).verify::<Position>(&make::key(1));
    assert!(verify(&text).is_ok());
    for broken in [
        text.replace(',', ", "),
        text.replace("\"round\":1", "\"round\":1.0"),
        text.replace("\"round\":1", "\"round\":01"),
        text.replace("\"round\":1", "\"round\":1e0"),
        text.replace("\"round\":1", "\"round\":\"1\""),
        text.replace("\"round\":1", "\"round\":4294967297"),
        text.replace("\"round\":1", "\"round\":-1"),
        text.replace("\"round\":1,", ""),
        text.replace("\"round\":1", "\"round\":1,\"round\":1"),
        text.replace("\"round\":1", "\"round\":1,\"rounds\":1"),
        text.replace("\"objection\"", "\"Objection\""),
        text.replace("\"objection\"", "\"\\u006fbjection\""),
        text.replace("\"objection\"", "\"veto\""),
        text.replace("member-1", "member 1"),
        text.replace("member-1", ""),
        text.replace("member-1", &"m".repeat(65)),
        text.replace(
            &make::digest("roll").to_string(),
            &make::digest("roll").to_string().to_uppercase(),
        ),
        text.replace(&make::digest("roll").to_string(), "00"),
        format!("{text} "),
        format!("{text}\n"),
        format!("{text}{text}"),
    ] {
        let outcome = verify(&broken);
        assert_eq!(outcome.unwrap_err(), Refused::Payload, "{broken}");
    }
    let moved = text.replacen("{\"@type\":\"collegiale/decision.position/v1\",", "{", 1);
    assert_eq!(verify(&moved).unwrap_err(), Refused::Label);
    let moved = moved.replace('}', ",\"@type\":\"collegiale/decision.position/v1\"}");
    assert_eq!(verify(&moved).unwrap_err(), Refused::Label);
    let later = text.replace("position/v1", "position/v2");
    assert_eq!(verify(&later).unwrap_err(), Refused::Label);
}

#[test]
fn a_position_that_contradicts_itself_is_neither_made_nor_read() {
    let unsound: [fn(&mut Position); 5] = [
        |position| position.reason = None,
        |position| position.number = 0,
        |position| position.previous = None,
        |position| position.number = 1,
        |position| position.round = 0,
    ];
    for change in unsound {
        let mut position = make::position();
        change(&mut position);
        assert_eq!(ToSign::new(position), Err(Unsound));
    }
    let text = payload_of(make::position()).replace("\"number\":2", "\"number\":1");
    let outcome = forced(Position::LABEL.as_str(), &text, 1).verify::<Position>(&make::key(1));
    assert_eq!(outcome.unwrap_err(), Refused::Payload);
    for choice in [
        Choice::Support,
        Choice::Consent,
        Choice::Reservation,
        Choice::Abstention,
    ] {
        let position = Position {
            choice,
            reason: None,
            ..make::position()
        };
        assert!(ToSign::new(position).is_ok());
    }
    let mut word = make::word();
    word.answer = None;
    assert!(
        ToSign::new(word.clone()).is_ok(),
        "withdrawn without an answer"
    );
    word.outcome = Outcome::Integrated;
    assert_eq!(ToSign::new(word), Err(Unsound));
    let mut answer = make::answer();
    answer.round = 0;
    assert_eq!(ToSign::new(answer), Err(Unsound));
}

#[test]
fn a_chain_of_positions_is_followed_and_nothing_else() {
    let sign = |position: Position| {
        ToSign::new(position)
            .unwrap()
            .sign(&make::secret(1))
            .unwrap()
    };
    let first = sign(Position {
        number: 1,
        previous: None,
        ..make::position()
    });
    let second = Position {
        number: 2,
        previous: Some(first.envelope().digest()),
        choice: Choice::Consent,
        ..make::position()
    };
    assert!(sign(second.clone()).follows(&first));
    // A new device goes on with the chain.
    let by_another = ToSign::new(second.clone())
        .unwrap()
        .sign(&make::secret(5))
        .unwrap();
    assert!(by_another.follows(&first));
    let changes: [fn(&mut Position); 5] = [
        |position| position.number = 3,
        |position| position.previous = Some(make::digest("another")),
        |position| position.voice = make::id("member-9"),
        |position| position.decision = make::id("another"),
        |position| position.cpts = make::id("another"),
    ];
    for change in changes {
        let mut other = second.clone();
        change(&mut other);
        assert!(!sign(other).follows(&first));
    }
    assert!(!first.follows(&first));
}

#[test]
fn a_chain_of_ballots_is_that_of_one_vote() {
    let sign = |vote: Vote| ToSign::new(vote).unwrap().sign(&make::secret(1)).unwrap();
    let first = sign(make::vote());
    let second = Vote {
        number: 2,
        previous: Some(first.envelope().digest()),
        ballot: Ballot::No,
        ..make::vote()
    };
    assert!(sign(second.clone()).follows(&first));
    let changes: [fn(&mut Vote); 6] = [
        |vote| vote.number = 3,
        |vote| vote.previous = Some(make::digest("another")),
        |vote| vote.voice = make::id("member-9"),
        |vote| vote.decision = make::id("another"),
        |vote| vote.cpts = make::id("another"),
        |vote| vote.round = 4,
    ];
    for change in changes {
        let mut other = second.clone();
        change(&mut other);
        assert!(!sign(other).follows(&first));
    }
    let unsound: [fn(&mut Vote); 3] = [
        |vote| vote.number = 2,
        |vote| vote.number = 0,
        |vote| vote.round = 0,
    ];
    for change in unsound {
        let mut vote = make::vote();
        change(&mut vote);
        assert_eq!(ToSign::new(vote), Err(Unsound));
    }
}

#[test]
fn an_enrolment_is_signed_by_the_key_it_brings() {
    let own = ToSign::new(make::enrolment())
        .unwrap()
        .sign(&make::secret(1))
        .unwrap();
    let read = Envelope::parse(&own.envelope().bytes()).unwrap();
    assert_eq!(read.verify_enrolment().unwrap(), own);
    // Another device says that this key is its own.
    let outcome = ToSign::new(make::enrolment())
        .unwrap()
        .sign(&make::secret(3));
    assert_eq!(outcome.unwrap_err(), Refused::Key);
    let text = payload_of(make::enrolment());
    let by_another = forced(Enrolment::LABEL.as_str(), &text, 3);
    assert_eq!(
        by_another.clone().verify_enrolment().unwrap_err(),
        Refused::Key
    );
    assert_eq!(
        by_another.verify::<Enrolment>(&make::key(3)).unwrap_err(),
        Refused::Key
    );
    // Nor does another statement enrol.
    let position = ToSign::new(make::position())
        .unwrap()
        .sign(&make::secret(1))
        .unwrap();
    let outcome = position.envelope().clone().verify_enrolment();
    assert_eq!(outcome.unwrap_err(), Refused::Payload);
    let itself = Enrolment {
        replaces: Some(make::key(1).id()),
        ..make::enrolment()
    };
    assert_eq!(ToSign::new(itself), Err(Unsound));
}

#[test]
fn who_signs_a_contract_is_named_on_one_line() {
    let long = "é".repeat(MAX_WORDS);
    for name in ["Léa", "Hélène d’Orçay", &long] {
        assert_eq!(Words::parse(name).unwrap().as_str(), name);
    }
    for wrong in [
        "",
        " ",
        " Léa",
        "Léa\u{a0}",
        "Léa\nRey",
        "Léa\u{7f}",
        &format!("{long}e"),
    ] {
        assert!(Words::parse(wrong).is_err(), "{wrong:?}");
    }
    let none = Signature {
        version: 0,
        ..make::signature()
    };
    assert_eq!(ToSign::new(none), Err(Unsound));
    // The longest names that JSON can make of them still fit.
    let widest = Words::parse(&"\"".repeat(MAX_WORDS)).unwrap();
    let four = Words::parse(&"\u{1f91d}".repeat(MAX_WORDS)).unwrap();
    for (name, function) in [(widest.clone(), widest), (four.clone(), four)] {
        let signature = Signature {
            name,
            function,
            ..make::signature()
        };
        assert!(ToSign::new(signature).is_ok());
    }
    let text = payload_of(make::signature());
    for broken in [
        text.replace("\"support\"", "\"votes\""),
        text.replace("\"name\":\"", "\"name\":\" "),
        text.replace("\"mandate\":\"0198c1f2-decision\",", ""),
    ] {
        let outcome = forced(Signature::LABEL.as_str(), &broken, 1)
            .verify::<Signature>(&make::key(1))
            .unwrap_err();
        assert_eq!(outcome, Refused::Payload, "{broken}");
    }
}

#[test]
fn no_device_lets_itself_in() {
    let outcome = ToSign::new(make::approval())
        .unwrap()
        .sign(&make::secret(2));
    assert_eq!(outcome.unwrap_err(), Refused::Key);
    assert!(
        ToSign::new(make::approval())
            .unwrap()
            .sign(&make::secret(1))
            .is_ok()
    );
    // But it may revoke itself.
    assert!(
        ToSign::new(make::revocation())
            .unwrap()
            .sign(&make::secret(2))
            .is_ok()
    );
}

#[test]
fn a_reason_is_committed_to_and_can_be_erased() {
    let reason = make::reason();
    let bytes = reason.bytes().unwrap();
    assert_eq!(Reason::parse(&bytes), Ok(reason.clone()));
    let commitment = reason.commit(&make::SALT).unwrap();
    assert_eq!(make::position().reason, Some(commitment));
    let other = Reason {
        reason: "Autre chose.".to_owned(),
        ..reason.clone()
    };
    assert_ne!(other.commit(&make::SALT).unwrap(), commitment);
    assert_ne!(
        reason.commit(&Salt::from_bytes([8; 32])).unwrap(),
        commitment
    );
    // A reply with the same bytes is another commitment.
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert_ne!(
        Reason::commit_answer(&text, &make::SALT).unwrap(),
        commitment
    );
    for wrong in [
        "",
        " \n\u{a0}",
        &"a".repeat(MAX_REASON + 1),
        &"a".repeat(1_000_000),
    ] {
        let wrong = Reason {
            harm: String::new(),
            reason: wrong.to_owned(),
        };
        assert!(wrong.bytes().is_err());
        assert!(Reason::commit_answer(&wrong.reason, &make::SALT).is_err());
    }
    let long = Reason {
        harm: "\u{1}".repeat(MAX_REASON),
        reason: "\u{1}".repeat(MAX_REASON),
    };
    let bytes = long.bytes();
    assert_eq!(Reason::parse(&bytes.unwrap()), Ok(long));
    for broken in [
        text.replace("{\"", "{ \""),
        text.replace('}', ",\"x\":1}"),
        text.replace('«', "\\u00ab"),
        "a".repeat(1_000_000),
    ] {
        assert!(Reason::parse(broken.as_bytes()).is_err());
    }
}

#[test]
fn a_statement_has_a_leaf_that_tells_nothing_of_it() {
    let verified = ToSign::new(make::position())
        .unwrap()
        .sign(&make::secret(1))
        .unwrap();
    let leaf = verified.leaf(&make::SALT).unwrap();
    let Leaf::Committed {
        kind,
        subject,
        commitment,
    } = &leaf
    else {
        panic!()
    };
    assert_eq!(kind.as_str(), "decision.position");
    assert_eq!(subject.as_ref().unwrap().as_str(), "0198c1f2-decision");
    assert!(commitment.opens(kind, &make::SALT, &verified.envelope().bytes()));
    assert_eq!(Leaf::parse(&leaf.bytes()), Ok(leaf.clone()));
    macro_rules! check {
        ($name:ident: $type:ty) => {
            let verified = ToSign::new(make::$name())
                .unwrap()
                .sign(&make::secret(1))
                .unwrap();
            assert!(verified.leaf(&make::SALT).is_some());
        };
    }
    each!(check);
}

#[test]
fn ids_and_hashes_have_one_text() {
    for wrong in ["", "a b", "é", "a\n", &"a".repeat(65)] {
        assert!(Id::parse(wrong).is_err(), "{wrong}");
    }
    let digest = make::digest("abc").to_string();
    assert_eq!(
        digest,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    assert_eq!(Digest::parse(&digest), Ok(make::digest("abc")));
    for wrong in ["", "ba", &digest.to_uppercase(), &format!("{digest}0")] {
        assert!(Digest::parse(wrong).is_err(), "{wrong}");
    }
}
