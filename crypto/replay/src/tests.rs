use super::{Shown, check};
use finding::Language::{self, English, French};

fn refused(file: &[u8], language: Language) -> (String, bool) {
    match check(file, language, None) {
        Shown::Refused {
            refused, secret, ..
        } => (refused, secret),
        Shown::Found(_) => panic!("it is no archive"),
    }
}

#[test]
fn a_file_that_is_none_is_said_to_be_none() {
    for file in [
        b"".as_slice(),
        b"un compte rendu\n",
        b"{}\n",
        &[0xff; 5_000],
    ] {
        let (said, secret) = refused(file, French);
        assert_eq!(said, "Ce fichier n’est pas l’archive d’une décision.");
        assert!(!secret);
    }
}

#[test]
fn an_archive_that_was_cut_says_at_which_line() {
    let head = br#"{"line":"head","format":"collegiale/decision/1","log":"a","checkpoint":"b"}"#;
    let cut = [head.as_slice(), b"\n{\"line\":\"record\",\"index\":4"].concat();
    assert!(refused(&cut, French).0.contains("ligne 2"));
    assert!(refused(&cut, English).0.contains("line 2"));
}

#[test]
fn the_archive_of_a_secret_vote_is_known_as_one() {
    let mut tar = b"BELENIOS".to_vec();
    tar.resize(1_024, 0);
    let (said, secret) = refused(&tar, French);
    assert!(secret);
    assert!(said.contains("vote secret"));
}

#[test]
fn an_archive_without_records_is_read_and_does_not_hold() {
    let head = b"{\"line\":\"head\",\"format\":\"collegiale/decision/1\",\"log\":\"a\",\"checkpoint\":\"b\"}\n";
    match check(head, French, None) {
        Shown::Found(found) => {
            assert!(!found.holds);
            assert_eq!(found.checks.len(), 7);
        }
        Shown::Refused { refused, .. } => panic!("{refused}"),
    }
}
