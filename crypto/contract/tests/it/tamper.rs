//! The table of what is changed, and where it is seen (`crypto/contract/tamper.md` is this table).

use std::fmt::Write as _;

use contract::archive::Archive;
use contract::audit::{Check, audit};
use contract::record::Kind;
use contract::words::{self, Findings};
use decision::record;
use domain::canonical::Digest;
use domain::decision::stage::End;
use domain::statutes::DecisionKind;
use finding::{Language, Mark};
use signed::decision::Choice;
use uuid::Uuid;

use crate::make::{CPTS, DIRECTOR, Deciding, HOSPITAL, PRESIDENT, Signing, id, text};

/// A change, the check that sees it, and how the file is made with it.
type Case = (&'static str, Check, fn() -> Archive);

fn changed(change: impl FnOnce(&mut Archive)) -> Archive {
    let mut archive = Signing::signed().archive();
    change(&mut archive);
    archive
}

/// Logged in that way from the beginning, so that the log itself holds.
fn logged(make: impl FnOnce(&mut Signing)) -> Archive {
    let mut it = Signing::begun();
    make(&mut it);
    it.archive()
}

fn decided(change: impl FnOnce(&mut Deciding)) -> Archive {
    let mut deciding = Deciding::on(&text());
    change(&mut deciding);
    let mut it = Signing::of(text(), deciding);
    it.sign(CPTS, PRESIDENT);
    it.sign(HOSPITAL, DIRECTOR);
    it.archive()
}

const CASES: &[Case] = &[
    ("a byte of the PDF", Check::Document, || {
        changed(|it| it.pdf[20] ^= 1)
    }),
    ("a byte is added to the PDF", Check::Document, || {
        changed(|it| it.pdf.push(b'\n'))
    }),
    ("a letter of the text", Check::Text, || {
        changed(|it| it.text = it.text.replace("sorties", "entrées"))
    }),
    ("a space in the text", Check::Text, || {
        changed(|it| it.text = it.text.replacen(':', ": ", 1))
    }),
    (
        "another text, sealed anew beside the log",
        Check::Log,
        || {
            changed(|it| {
                it.text = it.text.replace("sorties", "entrées");
                let sealed = it.records[0].bytes.clone();
                let (before, after) = (
                    text().digest().to_string(),
                    Digest::of(it.text.as_bytes()).to_string(),
                );
                it.records[0].bytes = sealed.replace(&before, &after);
            })
        },
    ),
    ("the checkpoint of the log", Check::Log, || {
        changed(|it| it.head.checkpoint = it.head.checkpoint.replacen('\n', "\n9", 1))
    }),
    ("two records change places", Check::Log, || {
        changed(|it| it.records.swap(2, 3))
    }),
    ("a record is left out", Check::Signatures, || {
        changed(|it| drop(it.records.remove(2)))
    }),
    ("a salt", Check::Log, || {
        changed(|it| it.records[1].salt = "00".repeat(32))
    }),
    ("the sealing is left out", Check::Text, || {
        changed(|it| drop(it.records.remove(0)))
    }),
    ("sealed twice", Check::Text, || {
        logged(|it| {
            let again = it.sealed.clone();
            it.put(Kind::Sealed, &again);
        })
    }),
    ("the mandate is left out", Check::Mandate, || {
        changed(|it| it.mandates.clear())
    }),
    ("the mandate twice", Check::Mandate, || {
        changed(|it| it.mandates.push(it.mandates[0].clone()))
    }),
    ("a mandate for another hash", Check::Mandate, || {
        decided(|it| it.wording = it.wording.replace("sha256:", "sha256:00"))
    }),
    (
        "a mandate for another contract’s text",
        Check::Mandate,
        || {
            let mut other = text();
            other.title = "Une autre convention".into();
            decided(|it| it.wording = Deciding::on(&other).wording)
        },
    ),
    ("the wording of the mandate", Check::Mandate, || {
        changed(|it| it.mandates[0].wording.push(' '))
    }),
    ("a mandate that was not adopted", Check::Mandate, || {
        decided(|it| {
            it.choice = Choice::Abstention;
            it.end = None;
        })
    }),
    (
        "a mandate said to be adopted when nobody supported it",
        Check::Mandate,
        || {
            decided(|it| {
                it.choice = Choice::Abstention;
                it.end = Some(End::Consent);
            })
        },
    ),
    (
        "a mandate of another kind of decision",
        Check::Mandate,
        || decided(|it| it.kind = DecisionKind::Strategy),
    ),
    ("a mandate of another CPTS", Check::Mandate, || {
        decided(|it| it.cpts = "another".into())
    }),
    (
        "another decision than the one that was logged",
        Check::Mandate,
        || {
            logged(|it| {
                it.mandated.closed = Digest::of(b"another");
                it.records[1].1 = record::write(&it.mandated);
                it.sign(CPTS, PRESIDENT);
                it.sign(HOSPITAL, DIRECTOR);
            })
        },
    ),
    (
        "a position in the mandate’s archive",
        Check::Mandate,
        || {
            changed(|it| {
                let archive = it.mandates[0].archive.clone();
                it.mandates[0].archive =
                    archive.replacen("\\\"vote\\\":false", "\\\"vote\\\":true", 1);
                assert_ne!(archive, it.mandates[0].archive);
            })
        },
    ),
    (
        "members of the hospital’s group did not stand aside",
        Check::Roll,
        || decided(|it| it.aside = false),
    ),
    ("a signature by another key", Check::Signatures, || {
        logged(|it| {
            it.sign(CPTS, PRESIDENT);
            it.enrol(HOSPITAL, DIRECTOR);
            it.put_signature(it.signature(HOSPITAL), 50);
        })
    }),
    (
        "a signature by the other party’s key",
        Check::Signatures,
        || {
            logged(|it| {
                it.sign(CPTS, PRESIDENT);
                it.put_signature(it.signature(HOSPITAL), PRESIDENT);
            })
        },
    ),
    ("one device for both parties", Check::Signatures, || {
        logged(|it| {
            it.sign(CPTS, PRESIDENT);
            it.sign(HOSPITAL, PRESIDENT);
        })
    }),
    (
        "a key of somebody else than the signatory",
        Check::Signatures,
        || {
            logged(|it| {
                it.sign(CPTS, PRESIDENT);
                it.sign(HOSPITAL, DIRECTOR);
                let key = it
                    .records
                    .iter_mut()
                    .rev()
                    .find(|(kind, _)| *kind == Kind::Key)
                    .unwrap();
                key.1 = key.1.replace("Jean Petit", "Jeanne Petit");
            })
        },
    ),
    ("a signature on another document", Check::Signatures, || {
        logged(|it| {
            it.sign(CPTS, PRESIDENT);
            it.enrol(HOSPITAL, DIRECTOR);
            let mut other = it.signature(HOSPITAL);
            other.pdf = signed::Digest::of(b"another");
            it.put_signature(other, DIRECTOR);
        })
    }),
    ("a signature on another version", Check::Signatures, || {
        logged(|it| {
            it.sign(CPTS, PRESIDENT);
            it.enrol(HOSPITAL, DIRECTOR);
            let mut other = it.signature(HOSPITAL);
            other.version = 1;
            it.put_signature(other, DIRECTOR);
        })
    }),
    ("a signature in another capacity", Check::Signatures, || {
        logged(|it| {
            it.sign(CPTS, PRESIDENT);
            it.enrol(HOSPITAL, DIRECTOR);
            let mut other = it.signature(HOSPITAL);
            other.capacity = signed::contract::Capacity::Support;
            it.put_signature(other, DIRECTOR);
        })
    }),
    (
        "a CPTS signs without its mandate",
        Check::Signatures,
        || {
            logged(|it| {
                it.sign(HOSPITAL, DIRECTOR);
                it.enrol(CPTS, PRESIDENT);
                let mut other = it.signature(CPTS);
                other.mandate = None;
                it.put_signature(other, PRESIDENT);
            })
        },
    ),
    ("a CPTS signs before its mandate", Check::Signatures, || {
        logged(|it| {
            let mandated = it.records.remove(1);
            it.sign(CPTS, PRESIDENT);
            it.sign(HOSPITAL, DIRECTOR);
            it.records.push(mandated);
        })
    }),
    ("a byte of a signature", Check::Signatures, || {
        logged(|it| {
            it.sign(CPTS, PRESIDENT);
            it.sign(HOSPITAL, DIRECTOR);
            let last = it.records.last_mut().unwrap();
            let at = last.1.find("\"signature\":\"").unwrap() + 20;
            let other = if last.1.as_bytes()[at] == b'A' {
                "B"
            } else {
                "A"
            };
            last.1.replace_range(at..=at, other);
        })
    }),
    ("a signature for who is no party", Check::Signatures, || {
        logged(|it| {
            it.sign(CPTS, PRESIDENT);
            it.sign(HOSPITAL, DIRECTOR);
            let mut other = it.signature(HOSPITAL);
            other.party = id(&Uuid::from_u128(9).to_string());
            it.put_signature(other, DIRECTOR);
        })
    }),
    ("a party that signs twice", Check::Signatures, || {
        logged(|it| {
            it.sign(CPTS, PRESIDENT);
            it.sign(HOSPITAL, DIRECTOR);
            it.put_signature(it.signature(HOSPITAL), DIRECTOR);
        })
    }),
    ("a party is missing", Check::Parties, || {
        logged(|it| it.sign(CPTS, PRESIDENT))
    }),
    (
        "a scan that one officer attests twice",
        Check::Signatures,
        || {
            logged(|it| {
                it.sign(CPTS, PRESIDENT);
                let mut scan = it.scan(HOSPITAL);
                scan.officers[1] = "Claire Moreau ".into();
                it.put(Kind::Scan, &scan);
            })
        },
    ),
    ("a scan of another document", Check::Signatures, || {
        logged(|it| {
            it.sign(CPTS, PRESIDENT);
            let mut scan = it.scan(HOSPITAL);
            scan.pdf = Digest::of(b"another");
            it.put(Kind::Scan, &scan);
        })
    }),
];

#[test]
fn every_change_is_seen_where_it_was_made() {
    for (what, check, make) in CASES {
        let archive = make();
        let report = audit(&archive, None);
        assert!(!report.holds(), "{what}");
        let seen = report.faults.iter().any(|it| it.check == *check);
        assert!(seen, "{what}: {:?}", report.faults);
        for language in [Language::French, Language::English] {
            let found = Findings::of(&report, language);
            assert!(!found.holds);
            let line = found
                .checks
                .iter()
                .find(|it| it.check == words::name(*check))
                .unwrap();
            assert_eq!(line.mark, Mark::Fails, "{what}");
            assert!(!line.reasons.is_empty(), "{what}");
        }
    }
}

#[test]
fn every_byte_of_the_document_is_under_the_signatures() {
    let archive = Signing::signed().archive();
    for at in 0..archive.pdf.len() {
        let mut changed = archive.clone();
        changed.pdf[at] ^= 0x20;
        let report = audit(&changed, None);
        assert!(
            report.faults.iter().any(|it| it.check == Check::Document),
            "{at}"
        );
    }
}

#[test]
fn a_file_of_another_register_is_not_the_one_expected() {
    let archive = Signing::signed().archive();
    let report = audit(&archive, Some("other.example+12345678+AAAA"));
    assert!(report.faults.iter().any(|it| it.check == Check::Log));
}

#[test]
fn the_table_is_written_down() {
    let mut table = String::from(
        "# What is changed in a contract’s file, and where it is seen\n\nWritten by `tests/it/tamper.rs`, which makes each change.\n\n| change | check |\n|---|---|\n",
    );
    for (what, check, _) in CASES {
        writeln!(table, "| {what} | `{}` |", words::name(*check)).unwrap();
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tamper.md");
    if std::env::var_os("COLLEGIALE_WRITE").is_some() {
        std::fs::write(path, &table).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), table);
}
