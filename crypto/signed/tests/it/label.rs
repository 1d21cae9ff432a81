//! No statement holds as one of another kind.

use std::collections::BTreeSet;

use signed::{Envelope, Label, Payload, Refused, ToSign};

use crate::make::{self, each};

/// An envelope of each kind, by the same key.
fn envelopes() -> Vec<(Label, Envelope)> {
    let mut all = Vec::new();
    macro_rules! sign {
        ($name:ident: $type:ty) => {
            let verified = ToSign::new(make::$name())
                .unwrap()
                .sign(&make::secret(1))
                .unwrap();
            all.push((<$type>::LABEL, verified.envelope().clone()));
        };
    }
    each!(sign);
    all
}

#[test]
fn labels_are_all_there_and_all_different() {
    let envelopes = envelopes();
    let signed: Vec<Label> = envelopes.iter().map(|(label, _)| *label).collect();
    assert_eq!(signed, Label::ALL);
    let texts: BTreeSet<&str> = Label::ALL.iter().map(|label| label.as_str()).collect();
    let kinds: BTreeSet<&str> = Label::ALL.iter().map(|label| label.kind()).collect();
    assert_eq!(
        (texts.len(), kinds.len()),
        (Label::ALL.len(), Label::ALL.len())
    );
    for label in Label::ALL {
        assert_eq!(label.as_str(), format!("collegiale/{}/v1", label.kind()));
        // No label and newline begins with another.
        assert!(!label.as_str().contains('\n'));
    }
    for (label, envelope) in envelopes {
        assert_eq!(envelope.label(), Some(label));
    }
}

#[test]
fn every_statement_holds_under_its_own_label_and_no_other() {
    let mut tried = 0;
    for (label, envelope) in envelopes() {
        macro_rules! verify {
            ($name:ident: $type:ty) => {
                tried += 1;
                let outcome = envelope.clone().verify::<$type>(&make::key(1)).map(drop);
                let expected = if label == <$type>::LABEL {
                    Ok(())
                } else {
                    Err(Refused::Label)
                };
                assert_eq!(outcome, expected, "{label:?} as {:?}", <$type>::LABEL);
            };
        }
        each!(verify);
    }
    assert_eq!(tried, 100);
}

/// Even with the first field rewritten to claim another kind, the signature is over the old label.
#[test]
fn a_payload_that_claims_another_label_is_not_signed() {
    for (label, envelope) in envelopes() {
        let payload = String::from_utf8(envelope.payload().to_vec()).unwrap();
        for other in Label::ALL {
            let claimed = payload.replacen(label.as_str(), other.as_str(), 1);
            let message = format!("{}\n{claimed}", other.as_str());
            let text = String::from_utf8(envelope.bytes()).unwrap();
            let signature = text.split('"').nth(11).unwrap();
            let signature: [u8; 64] = base64(signature).try_into().unwrap();
            let holds = make::key(1)
                .public()
                .verify(message.as_bytes(), &eddsa::Signature::from_bytes(signature));
            assert_eq!(holds.is_ok(), label == other, "{label:?} as {other:?}");
        }
    }
}

/// Nor is it one of the other things that are signed with Ed25519 here.
#[test]
fn a_statement_is_no_note_and_no_cosignature() {
    for label in Label::ALL {
        let start = format!("{}\n", label.as_str());
        assert!(!start.starts_with("cosignature/v1\n"));
        // A checkpoint's second line is a number, and a payload's begins with a brace.
        let text = format!("{start}{{\"@type\":1}}\nAAAA\n");
        assert!(tlog::checkpoint::Checkpoint::parse(&text).is_err());
    }
}

pub fn base64(text: &str) -> Vec<u8> {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD
        .decode(text)
        .unwrap()
}

pub fn encode(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}
