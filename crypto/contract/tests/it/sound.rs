//! What holds.

use contract::archive::{Archive, NotAnArchive, is_contract};
use contract::audit::{Check, What, audit};
use contract::words::Findings;
use finding::{Language, Mark};

use crate::make::{CPTS, DIRECTOR, HOSPITAL, PRESIDENT, Signing};
use contract::record::Kind;

#[test]
fn a_contract_that_both_parties_signed_holds_and_says_who_stood_aside() {
    let archive = Signing::signed().archive();
    let bytes = archive.bytes();
    assert!(is_contract(&bytes));
    let read = Archive::read(&bytes).unwrap();
    assert_eq!(read, archive);
    let report = audit(&read, Some(&archive.head.log));
    assert_eq!(report.faults, []);
    assert!(report.holds());
    assert_eq!(report.recused, [("CPTS du Val".to_owned(), 2)]);
    assert_eq!(report.version, Some(2));
    let signed: Vec<(&str, bool)> = report
        .signed
        .iter()
        .map(|it| (it.name.as_str(), it.on_paper))
        .collect();
    assert_eq!(signed, [("Claire Moreau", false), ("Jean Petit", false)]);
    for (language, aside, plainly) in [
        (
            Language::French,
            "2 en déport",
            "pas des signatures qualifiées",
        ),
        (
            Language::English,
            "2 stood aside",
            "not qualified signatures",
        ),
    ] {
        let found = Findings::of(&report, language);
        assert!(found.holds && found.plainly.contains(plainly));
        assert_eq!(found.checks.len(), Check::ALL.len());
        assert!(found.checks.iter().all(|it| it.mark == Mark::Holds));
        assert!(found.checks.iter().any(|it| it.text.contains(aside)));
    }
}

#[test]
fn parties_sign_in_any_order_and_a_second_device_may_be_let_in() {
    let mut it = Signing::begun();
    it.enrol(HOSPITAL, 23);
    it.sign(HOSPITAL, DIRECTOR);
    it.sign(CPTS, PRESIDENT);
    assert!(audit(&it.archive(), None).holds());
}

#[test]
fn a_party_that_signed_on_paper_is_told_apart() {
    let mut it = Signing::begun();
    it.sign(CPTS, PRESIDENT);
    it.put(Kind::Scan, &it.scan(HOSPITAL));
    let report = audit(&it.archive(), None);
    assert!(report.holds(), "{:?}", report.faults);
    assert!(report.signed.iter().any(|it| it.on_paper));
    let found = Findings::of(&report, Language::French);
    assert!(
        found
            .signed
            .iter()
            .any(|it| it.contains("n’est pas vérifiée ici"))
    );
}

#[test]
fn a_contract_that_waits_for_a_signature_says_for_whose() {
    let mut it = Signing::begun();
    it.sign(CPTS, PRESIDENT);
    let report = audit(&it.archive(), None);
    assert_eq!(report.faults.len(), 1);
    assert_eq!(report.faults[0].check, Check::Parties);
    assert_eq!(report.faults[0].what, What::Missing);
    let found = Findings::of(&report, Language::French);
    let parties = found
        .checks
        .iter()
        .find(|it| it.check == "parties")
        .unwrap();
    assert_eq!(parties.reasons, ["Hôpital du Val\u{a0}: n’a pas signé"]);
}

#[test]
fn what_is_no_such_file_is_refused() {
    let bytes = Signing::signed().archive().bytes();
    assert_eq!(Archive::read(b""), Err(NotAnArchive::Head));
    assert_eq!(Archive::read(b"%PDF-1.7"), Err(NotAnArchive::Head));
    let cut = &bytes[..bytes.len() - 1];
    assert_eq!(Archive::read(cut), Err(NotAnArchive::CutShort));
    let twice = [&bytes[..], &bytes[..]].concat();
    assert!(matches!(
        Archive::read(&twice),
        Err(NotAnArchive::Line { .. })
    ));
    assert!(Archive::read(&[&bytes[..], b"{}\n"].concat()).is_err());
    for language in [Language::French, Language::English] {
        for error in [
            NotAnArchive::Head,
            NotAnArchive::CutShort,
            NotAnArchive::TooLong,
            NotAnArchive::Line { line: 4 },
        ] {
            assert!(contract::words::refused(error, language).ends_with('.'));
        }
    }
}
