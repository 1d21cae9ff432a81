//! Both ways with `WebCrypto` (in Node) and OpenSSL. Ignored where they may be missing: `cargo xtask test
//! signed` runs it.

use std::path::PathBuf;
use std::process::Command;

use signed::contract::Signature;
use signed::decision::{Answer, Position, Vote, Word};
use signed::device::{Approval, Enrolment, Revocation};
use signed::election::{Credential, Minutes};
use signed::key::DeviceKey;
use signed::{Envelope, Label, Refused};

#[test]
#[ignore = "needs node and openssl"]
fn webcrypto_and_openssl_accept_our_signatures_and_we_theirs() {
    let tests = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests");
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("signed");
    let status = Command::new("node")
        .arg("--no-warnings")
        .arg(tests.join("foreign/check.mjs"))
        .arg(tests.join("vectors"))
        .arg(&folder)
        .status()
        .expect("node starts");
    assert!(status.success());
    let mut judged = 0;
    for who in ["webcrypto", "openssl"] {
        for name in [
            "enrolment",
            "approval",
            "revocation",
            "position",
            "answer",
            "word",
            "vote",
            "credential",
            "minutes",
            "signature",
        ] {
            let text = std::fs::read(folder.join(format!("{who}-{name}.json"))).unwrap();
            let made: serde_json::Value = serde_json::from_slice(&text).unwrap();
            let key = DeviceKey::parse(made["key"].as_str().unwrap()).unwrap();
            let envelope = Envelope::parse(made["envelope"].as_str().unwrap().as_bytes()).unwrap();
            assert_eq!(verify(envelope, &key), Ok(()), "{who} {name}");
            judged += 1;
        }
    }
    println!("ok: {judged} statements signed by keys of theirs hold");
}

fn verify(envelope: Envelope, key: &DeviceKey) -> Result<(), Refused> {
    match envelope.label().ok_or(Refused::Label)? {
        Label::Enrolment => envelope.verify::<Enrolment>(key).map(drop),
        Label::Approval => envelope.verify::<Approval>(key).map(drop),
        Label::Revocation => envelope.verify::<Revocation>(key).map(drop),
        Label::Position => envelope.verify::<Position>(key).map(drop),
        Label::Answer => envelope.verify::<Answer>(key).map(drop),
        Label::Word => envelope.verify::<Word>(key).map(drop),
        Label::Vote => envelope.verify::<Vote>(key).map(drop),
        Label::Credential => envelope.verify::<Credential>(key).map(drop),
        Label::Minutes => envelope.verify::<Minutes>(key).map(drop),
        Label::Signature => envelope.verify::<Signature>(key).map(drop),
    }
}
