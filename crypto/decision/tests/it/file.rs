//! The file: what is written is read, what is broken is refused with its line.

use decision::archive::{Archive, MAX_LINE, NotAnArchive};
use decision::audit::audit;

use crate::cap::rejected;
use crate::consent::agreed;

fn written(archive: &Archive) -> Vec<u8> {
    let mut bytes = Vec::new();
    archive.write(&mut bytes).unwrap();
    bytes
}

/// With `DECISION_VECTORS=write` they are written anew, which no released version may need.
#[test]
fn archives_have_the_bytes_they_always_had() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    for (name, archive) in [
        ("consent", agreed().archive()),
        ("capped", rejected().archive().public()),
    ] {
        let path = folder.join(format!("{name}.decision"));
        if std::env::var("DECISION_VECTORS").is_ok_and(|it| it == "write") {
            std::fs::write(&path, written(&archive)).unwrap();
        }
        let kept = std::fs::read(&path).unwrap();
        assert!(kept == written(&archive), "{}", path.display());
    }
}

#[test]
fn what_is_written_is_read_again() {
    for archive in [agreed().archive(), rejected().archive().public()] {
        let bytes = written(&archive);
        assert_eq!(Archive::read(bytes.as_slice()).unwrap(), archive);
    }
}

#[test]
fn without_what_only_members_may_know_it_holds_and_names_nobody() {
    let public = agreed().archive().public();
    assert!(audit(&public, None).is_sound());
    let text = String::from_utf8(written(&public)).unwrap();
    for secret in ["Membre", "samedi"] {
        assert!(!text.contains(secret));
    }
    let member = crate::make::member(1).to_string();
    assert!(!text.contains(&member));
}

#[test]
fn what_is_no_archive_is_refused_at_its_line() {
    let text = String::from_utf8(written(&agreed().archive())).unwrap();
    let read = |text: &str| Archive::read(text.as_bytes()).unwrap_err().to_string();
    assert_eq!(read(""), NotAnArchive::Head.to_string());
    let at = |line| NotAnArchive::Line { line }.to_string();
    assert_eq!(read("{}\n"), at(1));
    let (first, rest) = text.split_once('\n').unwrap();
    assert_eq!(read(rest), NotAnArchive::Head.to_string());
    assert_eq!(read(&format!("{first}\n{first}\n")), at(2));
    let later = text.replace("collegiale/decision/1", "collegiale/decision/2");
    assert_eq!(read(&later), at(1));
    let more = text.replacen("\"index\"", "\"other\":1,\"index\"", 1);
    assert_eq!(read(&more), at(2));
    let cut = text.trim_end();
    let lines = text.lines().count();
    let long = NotAnArchive::TooLong { line: lines }.to_string();
    assert_eq!(read(cut), long, "a last line that breaks off");
    let huge = "x".repeat(usize::try_from(MAX_LINE).unwrap() + 1);
    let long = NotAnArchive::TooLong { line: 2 }.to_string();
    assert_eq!(read(&format!("{first}\n{huge}\n")), long);
}
