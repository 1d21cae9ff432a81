//! The program on the file of a contract.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

#[expect(dead_code, reason = "what tampers with a contract uses all of it")]
#[path = "../../contract/tests/it/make.rs"]
mod make;

use make::{CPTS, PDF, PRESIDENT, Signing};

fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn verify(path: &Path, options: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_verify"))
        .arg(path)
        .args(options)
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn a_contract_is_checked_offline_and_every_check_is_named() {
    let path = file("sound.convention", &Signing::signed().archive().bytes());
    for (language, whole, plainly) in [
        ("fr", "Tout est juste", "pas des signatures qualifiées"),
        ("en", "Everything holds", "not qualified signatures"),
    ] {
        let output = verify(&path, &["--lang", language]);
        let text = said(&output);
        assert!(output.status.success(), "{text}");
        assert!(text.contains(whole) && text.contains(plainly), "{text}");
        assert_eq!(text.lines().filter(|it| it.starts_with('✓')).count(), 7);
    }
    let found = verify(&path, &["--json"]).stdout;
    let json: serde_json::Value = serde_json::from_slice(&found).unwrap();
    let checks = json["checks"].as_array().unwrap();
    let names: Vec<&str> = checks
        .iter()
        .map(|it| it["check"].as_str().unwrap())
        .collect();
    let expected = [
        "log",
        "text",
        "document",
        "mandate",
        "roll",
        "signatures",
        "parties",
    ];
    assert_eq!(names, expected);
}

#[test]
fn a_changed_byte_of_the_document_is_said_in_words() {
    let mut archive = Signing::signed().archive();
    archive.pdf[15] ^= 1;
    let output = verify(&file("changed.convention", &archive.bytes()), &[]);
    assert_eq!(output.status.code(), Some(1));
    let text = said(&output);
    assert!(text.contains("✗ Le document PDF"), "{text}");
    assert!(text.contains("il a été changé"), "{text}");
}

#[test]
fn a_copy_of_the_document_is_compared() {
    let path = file("copied.convention", &Signing::signed().archive().bytes());
    let same = file("same.pdf", PDF);
    let output = verify(&path, &["--document", same.to_str().unwrap()]);
    assert!(output.status.success() && said(&output).contains("Votre exemplaire est"));
    let other = file("other.pdf", &[PDF, b" "].concat());
    let output = verify(&path, &["--document", other.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("Votre exemplaire n’est pas"));
}

#[test]
fn a_contract_that_waits_for_a_party_or_is_cut_does_not_hold() {
    let mut waiting = Signing::begun();
    waiting.sign(CPTS, PRESIDENT);
    let bytes = waiting.archive().bytes();
    let output = verify(&file("waiting.convention", &bytes), &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("n’a pas signé"));
    let cut = file("cut.convention", &bytes[..bytes.len() - 40]);
    assert_eq!(verify(&cut, &[]).status.code(), Some(2));
}
