//! The program on the reference tool's archives.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn archive(election: &str, file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../belenios/tests/vectors")
        .join(election)
        .join(file)
}

fn plain() -> PathBuf {
    archive("plain", "eEyi7XxzA17FXa.bel")
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

/// A copy that is changed.
fn copy(name: &str, change: impl FnOnce(&mut Vec<u8>)) -> PathBuf {
    let mut bytes = std::fs::read(plain()).unwrap();
    change(&mut bytes);
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn the_tools_archives_hold_in_both_languages() {
    for (election, file) in [
        ("plain", "eEyi7XxzA17FXa.bel"),
        ("threshold", "dK2qZQB1pkR5TZ.bel"),
        ("weighted-blank", "RF4PcR5GjUgb7p.bel"),
    ] {
        for language in ["fr", "en"] {
            let output = verify(&archive(election, file), &["--lang", language]);
            let text = said(&output);
            assert!(output.status.success(), "{text}");
            assert_eq!(text.lines().filter(|line| line.starts_with('✓')).count(), 9);
            assert!(!text.contains('✗'));
        }
    }
}

#[test]
fn json_holds_the_result() {
    let output = verify(&plain(), &["--json"]);
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found["holds"], true);
    assert_eq!(found["result"].to_string(), "[[5,6,5,5,4]]");
    assert_eq!(found["checks"].as_array().unwrap().len(), 9);
}

#[test]
fn the_result_is_told_in_the_words_of_the_election() {
    let weighted = archive("weighted-blank", "RF4PcR5GjUgb7p.bel");
    let text = said(&verify(&weighted, &[]));
    assert!(text.contains("     3  Vote blanc\n    "), "{text}");
    assert!(text.contains("Question 2"), "{text}");
    assert!(text.trim_end().ends_with("Tout est juste."), "{text}");
    let found: serde_json::Value =
        serde_json::from_slice(&verify(&weighted, &["--json", "--lang", "en"]).stdout).unwrap();
    assert_eq!(found["questions"][0]["answers"][0][0], "Blank vote");
    assert_eq!(found["questions"][0]["answers"][0][1], 3);
}

#[test]
fn what_is_no_archive_is_refused_in_plain_words() {
    for (name, change, summary) in [
        ("empty.bel", 0, "pas l’archive d’un vote secret"),
        ("short.bel", 100, "pas l’archive d’un vote secret"),
        ("cut.bel", 20_000, "incomplète"),
    ] {
        let path = copy(name, |bytes| bytes.truncate(change));
        let output = verify(&path, &[]);
        assert_eq!(output.status.code(), Some(1));
        assert!(said(&output).contains(summary), "{}", said(&output));
    }
}

#[test]
fn a_changed_byte_is_told_where_it_is() {
    let path = copy("changed.bel", |bytes| {
        let at = bytes
            .windows(11)
            .position(|window| window == b"\"alpha\":\"ab" || window == b"\"response\":");
        bytes[at.unwrap() + 20] ^= 1;
    });
    let output = verify(&path, &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).starts_with('✗'), "{}", said(&output));
    assert!(said(&output).contains("Élément"));
}

#[test]
fn an_older_copy_is_compared() {
    let older = copy("older.bel", |bytes| bytes.truncate(bytes.len() - 3 * 512));
    let older = older.to_str().unwrap().to_owned();
    let whole = plain();
    assert!(
        verify(&whole, &["--older", whole.to_str().unwrap()])
            .status
            .success()
    );
    let shorter = verify(Path::new(&older), &["--older", whole.to_str().unwrap()]);
    assert_eq!(shorter.status.code(), Some(1));
    assert!(said(&shorter).contains("événements") || said(&shorter).contains('✗'));
}

#[test]
fn a_tracking_number_is_looked_for() {
    // The first voter's second ballot, her first one, and nobody's.
    let trackers = trackers();
    let counting = verify(&plain(), &["--lang", "en", "--tracker", &trackers[3]]);
    assert!(counting.status.success(), "{}", said(&counting));
    let replaced = verify(&plain(), &["--lang", "en", "--tracker", &trackers[0]]);
    assert_eq!(replaced.status.code(), Some(1), "{}", said(&replaced));
    assert!(said(&replaced).contains("later vote"));
    let nobody = "A".repeat(43);
    let nobody = verify(&plain(), &["--lang", "en", "--tracker", &nobody]);
    assert_eq!(nobody.status.code(), Some(1));
    assert!(said(&nobody).contains("No ballot"));
}

/// The tracking numbers of the archive, in order.
fn trackers() -> Vec<String> {
    let bytes = std::fs::read(plain()).unwrap();
    let mut found = Vec::new();
    for step in belenios::archive::Reader::open(&bytes[..]).unwrap() {
        if let belenios::archive::Content::Ballot(ballot) = step.unwrap().content {
            found.push(belenios::hash::Fingerprint::of(&ballot).to_base64());
        }
    }
    found
}

#[test]
fn what_is_not_there_ends_with_two() {
    let output = verify(Path::new("nothing.bel"), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!output.stderr.is_empty());
}

fn decided(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../decision/tests/vectors")
        .join(name)
}

#[test]
fn the_archive_of_a_decision_holds_in_both_languages() {
    for (language, name, sentences) in [
        (
            "fr",
            "consent.decision",
            [
                "Tour 2\u{a0}: consentement",
                "Adoptée par consentement.",
                "4 noms, 4 textes",
            ],
        ),
        (
            "en",
            "capped.decision",
            [
                "Vote: rejected. As cast: 4 for, 3 against, 1 blank; under the caps of the statutes: 2 for, 3 against, 1 blank.",
                "Rejected by the vote.",
                "names nobody",
            ],
        ),
    ] {
        let output = verify(&decided(name), &["--lang", language]);
        let text = said(&output);
        assert!(output.status.success(), "{text}");
        assert_eq!(text.lines().filter(|line| line.starts_with('✓')).count(), 7);
        for sentence in sentences {
            assert!(text.contains(sentence), "{text}");
        }
    }
}

#[test]
fn a_decision_that_was_tampered_with_is_refused_at_its_place() {
    let text = std::fs::read_to_string(decided("capped.decision")).unwrap();
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tampered.decision");
    std::fs::write(&path, text.replace("rejected", "adopted")).unwrap();
    let output = verify(&path, &[]);
    let found = said(&output);
    assert_eq!(output.status.code(), Some(1), "{found}");
    assert!(found.contains("elle n’est pas au registre"), "{found}");
    assert!(
        found.contains("l’issue n’est pas celle du décompte"),
        "{found}"
    );
    let json = verify(&path, &["--json", "--lang", "en"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["holds"], false);
    assert_eq!(json["checks"][0]["mark"], "fails");
    let other = verify(
        &decided("capped.decision"),
        &["--log", "other+00000000+AQ=="],
    );
    assert_eq!(other.status.code(), Some(1));
    let head = text.lines().next().unwrap();
    std::fs::write(&path, format!("{head}\n{{}}\n")).unwrap();
    assert_eq!(verify(&path, &[]).status.code(), Some(2));
    std::fs::write(&path, format!("{head}\n")).unwrap();
    let empty = said(&verify(&path, &[]));
    assert!(
        empty.contains("une décision commence une seule fois"),
        "{empty}"
    );
}
