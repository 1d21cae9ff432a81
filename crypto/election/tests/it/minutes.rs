use domain::canonical::Digest;
use eddsa::SecretKey;
use election::audit::{Check, What};
use election::minutes::{Attestation, Attested, FORMAT, PDF, SIGNATURES};
use finding::{Language, Mark};
use signed::election::{Capacity, Minutes};
use signed::key::DeviceKey;
use signed::{Id, ToSign};

use crate::found;
use crate::make::{Made, made};

const PRINTED: &[u8] = b"%PDF-1.7 the minutes";

/// A signature over a document of an election, by the key of a number.
fn signature(
    held: &election::held::Held,
    number: u8,
    capacity: Capacity,
    pdf: &[u8],
) -> Attestation {
    let secret = SecretKey::from_seed(&[number; 32]);
    let key = DeviceKey::new(secret.public());
    let minutes = Minutes {
        capacity,
        cpts: Id::parse(&held.cpts.to_string()).unwrap(),
        election: Id::parse(&held.election.to_string()).unwrap(),
        pdf: signed::Digest::of(pdf),
    };
    let signed = ToSign::new(minutes).unwrap().sign(&secret).unwrap();
    Attestation {
        name: format!("Signataire {number}"),
        key: key.to_string(),
        envelope: String::from_utf8(signed.envelope().bytes()).unwrap(),
    }
}

/// The sound election with minutes, signed as said.
fn with(pdf: &[u8], signatures: Vec<Attestation>) -> Made {
    let mut made = made();
    let attested = Attested {
        format: FORMAT.to_owned(),
        pdf: Digest::of(PRINTED),
        signatures,
    };
    made.files.insert(PDF.to_owned(), pdf.to_vec());
    let text = attested.canonical().into_bytes();
    made.files.insert(SIGNATURES.to_owned(), text);
    made
}

fn both(made: &Made) -> Vec<Attestation> {
    vec![
        signature(&made.held, 1, Capacity::Chair, PRINTED),
        signature(&made.held, 2, Capacity::Teller, PRINTED),
    ]
}

fn faults(made: &Made) -> Vec<What> {
    let report = found(made);
    assert!(report.faults.iter().all(|it| it.check == Check::Minutes));
    report.faults.into_iter().map(|it| it.what).collect()
}

#[test]
fn minutes_signed_by_chair_and_teller_hold_and_name_them() {
    let sound = made();
    let report = found(&with(PRINTED, both(&sound)));
    assert!(report.holds(), "{:?}", report.faults);
    let said = election::words::Findings::of(&report, Language::French);
    let line = said.checks.last().unwrap();
    assert_eq!((line.check, line.mark), ("minutes", Mark::Holds));
    assert!(
        line.text.contains("Signataire 1, Signataire 2"),
        "{}",
        line.text
    );
    let report = found(&sound);
    assert!(report.holds());
    let said = election::words::Findings::of(&report, Language::French);
    assert!(
        said.checks
            .last()
            .unwrap()
            .text
            .contains("n’est pas dans ce dossier")
    );
}

#[test]
fn one_byte_of_the_document_is_seen() {
    let sound = made();
    for at in 0..PRINTED.len() {
        let mut changed = PRINTED.to_vec();
        changed[at] ^= 1;
        assert_eq!(
            faults(&with(&changed, both(&sound))),
            [What::MinutesChanged]
        );
    }
}

#[test]
fn chair_and_teller_are_both_needed_each_with_a_key_of_her_own() {
    let held = made().held;
    let chair = |n| signature(&held, n, Capacity::Chair, PRINTED);
    let teller = |n| signature(&held, n, Capacity::Teller, PRINTED);
    for signatures in [
        vec![],
        vec![chair(1)],
        vec![teller(2), teller(3)],
        vec![chair(1), chair(2)],
        vec![chair(1), teller(1)],
    ] {
        assert_eq!(faults(&with(PRINTED, signatures)), [What::MinutesUnsigned]);
    }
}

#[test]
fn a_signature_over_something_else_or_by_another_key_does_not_hold() {
    let sound = made();
    let name = || What::MinutesSignature("Signataire 2".to_owned());
    let wrong = |it: Attestation| {
        let first = signature(&sound.held, 1, Capacity::Chair, PRINTED);
        faults(&with(PRINTED, vec![first, it]))
    };
    let other = signature(&sound.held, 2, Capacity::Teller, b"other minutes");
    assert_eq!(wrong(other), [name(), What::MinutesUnsigned]);
    let mut elsewhere = sound.held.clone();
    elsewhere.election = uuid::Uuid::from_u128(7);
    let other = signature(&elsewhere, 2, Capacity::Teller, PRINTED);
    assert_eq!(wrong(other), [name(), What::MinutesUnsigned]);
    let mut other = signature(&sound.held, 2, Capacity::Teller, PRINTED);
    other.key = signature(&sound.held, 3, Capacity::Teller, PRINTED).key;
    assert_eq!(wrong(other), [name(), What::MinutesUnsigned]);
}

#[test]
fn a_document_without_its_signatures_or_the_other_way_is_refused() {
    let sound = made();
    for name in [PDF, SIGNATURES] {
        let mut made = with(PRINTED, both(&sound));
        made.files.remove(name);
        assert_eq!(faults(&made), [What::Document(name)]);
    }
    let mut made = with(PRINTED, both(&sound));
    made.files.get_mut(SIGNATURES).unwrap().push(b' ');
    assert_eq!(faults(&made), [What::Document(SIGNATURES)]);
}
