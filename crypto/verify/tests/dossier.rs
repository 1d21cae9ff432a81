//! The program on the dossier of an election.

#[expect(dead_code, reason = "shared with the tests of `election`")]
#[path = "../../election/tests/it/make.rs"]
mod make;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use election::bundle;

fn file(name: &str, made: &make::Made) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bundle::write(&made.files, 1_795_321_417).unwrap()).unwrap();
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
fn the_seats_are_computed_anew_and_each_is_told() {
    let path = file("sound.tar", &make::made());
    for (language, whole, skipped) in [
        ("fr", "Tout est juste", "passe son tour"),
        ("en", "Everything holds", "is passed over"),
    ] {
        let output = verify(&path, &["--lang", language]);
        let text = said(&output);
        assert!(output.status.success(), "{text}");
        assert!(text.contains(whole) && text.contains(skipped), "{text}");
        assert!(!text.contains('✗'), "{text}");
        // Nine lines for each urn, eight for the whole: one says that the minutes are not in it, and holds nothing.
        let marked = |sign: char| text.lines().filter(|it| it.starts_with(sign)).count();
        assert_eq!((marked('✓'), marked('–')), (25, 1));
    }
    let json: serde_json::Value =
        serde_json::from_slice(&verify(&path, &["--json"]).stdout).unwrap();
    assert_eq!(json["holds"], true);
    assert_eq!(json["urns"][0]["college"], "ville");
    assert_eq!(json["seats"].as_array().unwrap().len(), 7);
}

#[test]
fn other_seats_are_refused() {
    let mut made = make::made();
    let seats = made.files.get_mut("seats.json").unwrap();
    let text = String::from_utf8(seats.clone()).unwrap();
    *seats = text.replacen("\"elected\"", "\"no-seat\"", 1).into_bytes();
    let output = verify(&file("other.tar", &made), &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        said(&output).contains("d’autres sièges"),
        "{}",
        said(&output)
    );
}

#[test]
fn a_dossier_that_is_cut_is_no_dossier() {
    let path = file("cut.tar", &make::made());
    let bytes = std::fs::read(&path).unwrap();
    std::fs::write(&path, &bytes[..bytes.len() - 700]).unwrap();
    assert_eq!(verify(&path, &[]).status.code(), Some(2));
}
