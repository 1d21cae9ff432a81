//! Envelopes: one form, every changed bit, keys held elsewhere, edge cases of signatures.

use eddsa::Signature;
use proptest::prelude::*;
use signed::decision::Position;
use signed::key::{DeviceKey, KeyId, NotADeviceKey};
use signed::{Envelope, MAX_ENVELOPE, Refused, ToSign, Verified};

use crate::make;

fn signed() -> Verified<Position> {
    ToSign::new(make::position())
        .unwrap()
        .sign(&make::secret(1))
        .unwrap()
}

fn text() -> String {
    String::from_utf8(signed().envelope().bytes()).unwrap()
}

#[test]
fn an_envelope_reads_back_with_its_bytes() {
    let bytes = signed().envelope().bytes();
    let read = Envelope::parse(&bytes).unwrap();
    assert_eq!(read.bytes(), bytes);
    assert_eq!(*read.key(), make::key(1).id());
    let verified = read.verify::<Position>(&make::key(1)).unwrap();
    assert_eq!(*verified.payload(), make::position());
    assert_eq!(verified, signed());
}

#[test]
fn an_envelope_has_one_form() {
    let text = text();
    for broken in [
        String::new(),
        "{}".to_owned(),
        format!(" {text}"),
        format!("{text}\n"),
        format!("{text}{text}"),
        text.replace("\":\"", "\": \""),
        text.replace("\"key\"", "\"kid\""),
        text.replace('}', ",\"at\":1}"),
        text.replace("{\"key\"", "{\"key\":\"\",\"key\""),
        text.replace("\"}", "=\"}"),
        text.replace("\"}", "\\u0041\"}"),
        text.replacen("\"payload\":\"", "\"payload\":\"AAAA\",\"payload\":\"", 1),
        {
            // The same three fields in another order.
            let parts: Vec<&str> = text.trim_matches(['{', '}']).split(',').collect();
            format!("{{{},{},{}}}", parts[1], parts[0], parts[2])
        },
        format!("[{text}]"),
        text.replace("\"signature\":\"", "\"signature\":\"AAAA"),
        format!("{{\"key\":\"{}\"}}", "A".repeat(MAX_ENVELOPE)),
    ] {
        assert!(Envelope::parse(broken.as_bytes()).is_err(), "{broken}");
    }
}

#[test]
fn every_changed_bit_is_refused() {
    for (bit, changed) in make::flipped(text().as_bytes()) {
        let Ok(envelope) = Envelope::parse(&changed) else {
            continue;
        };
        let outcome = envelope.verify::<Position>(&make::key(1));
        assert!(outcome.is_err(), "{bit}");
    }
}

#[test]
fn a_key_that_is_held_elsewhere_signs_the_message() {
    let to_sign = ToSign::new(make::position()).unwrap();
    let message = to_sign.message().to_vec();
    assert!(message.starts_with(b"collegiale/decision.position/v1\n{\"@type\":\"collegiale/"));
    let elsewhere = *make::secret(1).sign(&message).bytes();
    let verified = to_sign.clone().signed(&make::key(1), elsewhere).unwrap();
    assert_eq!(verified, signed());
    // What another key, or other bytes, gave.
    let outcome = to_sign.clone().signed(&make::key(2), elsewhere);
    assert_eq!(outcome.unwrap_err(), Refused::Signature);
    let other = *make::secret(1).sign(&message[1..]).bytes();
    let outcome = to_sign.signed(&make::key(1), other);
    assert_eq!(outcome.unwrap_err(), Refused::Signature);
}

#[test]
fn an_envelope_under_another_key_is_refused_by_name_and_by_signature() {
    let envelope = signed().envelope().clone();
    let outcome = envelope.clone().verify::<Position>(&make::key(2));
    assert_eq!(outcome.unwrap_err(), Refused::Key);
    let (own, other) = (make::key(1).id().to_string(), make::key(2).id().to_string());
    let renamed = text().replace(&own, &other);
    let renamed = Envelope::parse(renamed.as_bytes()).unwrap();
    let outcome = renamed.verify::<Position>(&make::key(2));
    assert_eq!(outcome.unwrap_err(), Refused::Signature);
}

/// S and S plus the order of the group: what makes a second signature of the same bytes elsewhere.
#[test]
fn a_malleable_signature_is_refused() {
    let order: [u8; 32] =
        hex::decode("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010")
            .unwrap()
            .try_into()
            .unwrap();
    let to_sign = ToSign::new(make::position()).unwrap();
    let mut signature = *make::secret(1).sign(to_sign.message()).bytes();
    let mut carry = 0;
    for (byte, add) in signature[32..].iter_mut().zip(order) {
        let sum = u16::from(*byte) + u16::from(add) + carry;
        *byte = sum.to_le_bytes()[0];
        carry = sum >> 8;
    }
    let outcome = to_sign.signed(&make::key(1), signature);
    assert_eq!(outcome.unwrap_err(), Refused::Signature);
}

/// A key under which any message holds: R and key the neutral element, S zero. It is no key here, and the
/// signature holds under none.
#[test]
fn a_key_under_which_everything_holds_is_refused() {
    let mut neutral = [0; 32];
    neutral[0] = 1;
    let text = "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    assert!(matches!(DeviceKey::parse(text), Err(NotADeviceKey::Key(_))));
    let mut signature = [0; 64];
    signature[..32].copy_from_slice(&neutral);
    let outcome = ToSign::new(make::position())
        .unwrap()
        .signed(&make::key(1), signature);
    assert_eq!(outcome.unwrap_err(), Refused::Signature);
    assert_ne!(
        Signature::from_bytes(signature),
        Signature::from_bytes([0; 64])
    );
}

#[test]
fn a_key_and_its_id_have_one_text() {
    let key = make::key(1);
    assert_eq!(
        key.to_string(),
        "iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w"
    );
    // RFC 7638; the same value as in the reference notes on federation.
    assert_eq!(
        key.id().to_string(),
        "UDDReOZl1ipXAfp9wYsm13sDBMK5og--QWdBjzuf6o4"
    );
    assert_eq!(DeviceKey::parse(&key.to_string()), Ok(key));
    assert_eq!(KeyId::parse(&key.id().to_string()), Ok(key.id()));
    for broken in [
        "",
        "iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w=",
        "iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1x",
        "iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1",
        "iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w ",
    ] {
        assert!(DeviceKey::parse(broken).is_err(), "{broken}");
        assert!(KeyId::parse(broken).is_err(), "{broken}");
    }
}

proptest! {
    #[test]
    fn bytes_of_anyone_are_an_envelope_or_not(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = Envelope::parse(&bytes);
        // With a form that passes, whatever is inside.
        let payload = super::label::encode(&bytes);
        let text = format!(
            r#"{{"key":"{}","payload":"{payload}","signature":"{}"}}"#,
            make::key(1).id(),
            "A".repeat(86),
        );
        let envelope = Envelope::parse(text.as_bytes()).unwrap();
        prop_assert_eq!(envelope.bytes(), text.into_bytes());
        prop_assert!(envelope.verify::<Position>(&make::key(1)).is_err());
    }
}
