//! The table of what is changed, and where it is seen (`crypto/election/tamper.md` is this table).

use std::fmt::Write as _;

use belenios::audit::in_turn;
use election::audit::{Check, audit};
use election::held::Held;
use election::lot::Secret;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;

use crate::make::{self, Made, made};

/// A change, and the check that sees it.
type Case = (&'static str, Check, fn(&mut Made));

fn change(made: &mut Made, change: impl FnOnce(&mut Held)) {
    change(&mut made.held);
    let text = made.held.canonical().into_bytes();
    made.files.insert("election.json".to_owned(), text);
}

fn text(made: &mut Made, file: &str, from: &str, to: &str) {
    let bytes = made.files.get_mut(file).unwrap();
    let before = String::from_utf8(bytes.clone()).unwrap();
    let after = before.replacen(from, to, 1);
    assert_ne!(before, after, "{file} has no {from}");
    *bytes = after.into_bytes();
}

const CASES: &[Case] = &[
    (
        "a line of the roll is taken out, and the roll named anew",
        Check::Roll,
        |it| {
            let statutes = make::statutes();
            let mut roll = make::roll(&statutes);
            roll.voters.pop();
            it.files
                .insert("roll.json".to_owned(), roll.canonical().into_bytes());
            change(it, |held| held.roll = roll.digest());
        },
    ),
    ("`election.json` is missing", Check::Documents, |it| {
        it.files.remove("election.json");
    }),
    ("`election.json` has a space", Check::Documents, |it| {
        text(it, "election.json", ":", ": ");
    }),
    ("`seats.json` is missing", Check::Documents, |it| {
        it.files.remove("seats.json");
    }),
    ("a file is added", Check::Documents, |it| {
        it.files.insert("autre.bel".to_owned(), Vec::new());
    }),
    ("a limit of the statutes is raised", Check::Statutes, |it| {
        text(it, "statutes.json", "\"14\"", "\"15\"");
    }),
    ("another roll is named", Check::Roll, |it| {
        it.files.insert("roll.json".to_owned(), b"{}".to_vec());
    }),
    (
        "fewer people were on the roll than voted",
        Check::Roll,
        |it| {
            change(it, |held| held.urns[1].voters = 2);
        },
    ),
    ("the archive of an urn is missing", Check::Urns, |it| {
        it.files.remove("ville.bel");
    }),
    ("a byte of a ballot is changed", Check::Urns, |it| {
        let bytes = it.files.get_mut("ville.bel").unwrap();
        let at = bytes.windows(8).position(|it| it == b"\"alpha\":").unwrap();
        bytes[at + 12] ^= 1;
    }),
    (
        "the last event of an archive is cut off",
        Check::Urns,
        |it| {
            let bytes = it.files.get_mut("ville.bel").unwrap();
            bytes.truncate(bytes.len() - 4 * 512);
        },
    ),
    (
        "the archives of two urns change places",
        Check::Urns,
        |it| {
            let colleges: Vec<String> = it
                .held
                .urns
                .iter()
                .map(|it| format!("{}.bel", it.college))
                .collect();
            let (one, two) = (
                it.files[&colleges[0]].clone(),
                it.files[&colleges[1]].clone(),
            );
            it.files.insert(colleges[0].clone(), two);
            it.files.insert(colleges[1].clone(), one);
        },
    ),
    ("two candidates swap their names", Check::Urns, |it| {
        change(it, |held| {
            let name = held.urns[0].candidates[0].name.clone();
            let other = held.urns[0].candidates[1].name.clone();
            held.urns[0].candidates[0].name = other;
            held.urns[0].candidates[1].name = name;
        });
    }),
    (
        "another urn of the same candidates, filled by the server",
        Check::Seats,
        |it| {
            // All its proofs hold: what tells is the log, in which its head stands, and here the seats.
            let mut rng = ChaCha20Rng::seed_from_u64(9);
            let urn = it.held.urns[0].clone();
            let uuid = urn.uuid.clone().unwrap();
            let filled = make::archive(&uuid, &urn, &[&["Denis"], &["Farid"]], &mut rng);
            it.files.insert("ville.bel".to_owned(), filled);
        },
    ),
    (
        "the candidates of a ballot are reordered with the document",
        Check::Draw,
        |it| {
            change(it, |held| held.urns[1].candidates.reverse());
        },
    ),
    ("another secret of the order", Check::Draw, |it| {
        change(it, |held| held.order.secret = Secret::from_bytes([9; 32]));
    }),
    ("another secret of the lot", Check::Draw, |it| {
        change(it, |held| held.lot.secret = Secret::from_bytes([9; 32]));
    }),
    ("more votes on paper than papers", Check::Papers, |it| {
        change(it, |held| {
            let paper = held.urns[0].paper.as_mut().unwrap();
            paper.votes[0] = 9;
        });
    }),
    ("votes on paper are left out", Check::Seats, |it| {
        change(it, |held| held.urns[0].paper = None);
    }),
    ("somebody else is elected", Check::Seats, |it| {
        text(
            it,
            "seats.json",
            "\"fate\":\"elected\"",
            "\"fate\":\"no-seat\"",
        );
    }),
    (
        "votes of a candidate are changed in the seats",
        Check::Seats,
        |it| {
            text(it, "seats.json", "\"votes\":5", "\"votes\":6");
        },
    ),
    (
        "a candidate is said to belong to no group",
        Check::Seats,
        |it| {
            change(it, |held| {
                for it in &mut held.urns[0].candidates {
                    it.seat.bloc = None;
                }
            });
        },
    ),
    ("a seat is added", Check::Seats, |it| {
        change(it, |held| held.seats[0].seats += 1);
    }),
    ("a candidate who withdrew is put back", Check::Seats, |it| {
        change(it, |held| {
            for it in &mut held.urns[0].candidates {
                it.withdrawn = false;
            }
        });
    }),
];

#[test]
fn every_change_is_seen_where_it_was_made() {
    let sound = made();
    for (what, check, change) in CASES {
        let mut changed = Made {
            files: sound.files.clone(),
            held: sound.held.clone(),
        };
        change(&mut changed);
        let report = audit(&changed.files, in_turn);
        assert!(!report.holds(), "{what}");
        assert!(
            report.faults.iter().any(|it| it.check == *check),
            "{what}: {:?}",
            report.faults
        );
        assert!(!election::words::Findings::of(&report, finding::Language::French).holds);
    }
}

#[test]
fn the_table_is_written_down() {
    let mut table = String::from(
        "# What is changed in a dossier, and where it is seen\n\nWritten by `tests/it/tamper.rs`, which makes each change.\n\n| change | check |\n|---|---|\n",
    );
    for (what, check, _) in CASES {
        let check = election::words::name(*check);
        writeln!(table, "| {what} | `{check}` |").unwrap();
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tamper.md");
    if std::env::var_os("COLLEGIALE_WRITE").is_some() {
        std::fs::write(path, &table).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), table);
}
