//! A whole election of two urns: the dossier holds, and whatever is changed in it is seen.

mod make;
mod minutes;
mod tamper;

use belenios::audit::in_turn;
use election::audit::audit;
use election::bundle;
use election::seats::{Fate, Seated};
use election::words::Findings;
use finding::{Language, Mark};

use make::{Made, made};

fn found(made: &Made) -> election::audit::Report {
    audit(&made.files, in_turn)
}

#[test]
fn the_dossier_holds_and_says_who_sits_and_why() {
    let made = made();
    let report = found(&made);
    assert_eq!(report.faults, []);
    assert!(report.holds());
    let seated = report.seated.as_ref().unwrap();
    let fate = |name: &str| {
        let it = seated.candidates.iter().find(|it| it.name == name).unwrap();
        it.fate.clone()
    };
    assert_eq!(fate("Anne"), Fate::Elected);
    assert_eq!(fate("Brahim"), Fate::Elected);
    // More votes than Denis, but the hospital group has its one seat of five.
    assert!(matches!(fate("Chloé"), Fate::Skipped(_)));
    assert_eq!(fate("Denis"), Fate::Elected);
    assert_eq!(fate("Farid"), Fate::Withdrew);
    for (language, said) in [
        (
            Language::French,
            "Chloé (Collège ville, 4 voix)\u{a0}: passe son tour",
        ),
        (
            Language::English,
            "Chloé (Collège ville, 4 votes): is passed over",
        ),
    ] {
        let found = Findings::of(&report, language);
        assert!(found.holds);
        let marks: Vec<Mark> = found.checks.iter().map(|it| it.mark).collect();
        let (minutes, others) = marks.split_last().unwrap();
        assert!(others.iter().all(|it| *it == Mark::Holds));
        assert_eq!(*minutes, Mark::Absent, "the minutes are signed later");
        assert!(
            found.seats.iter().any(|it| it.starts_with(said)),
            "{:?}",
            found.seats
        );
    }
}

#[test]
fn without_the_roll_it_holds_too_and_says_so() {
    let mut made = made();
    assert!(found(&made).with_roll);
    made.files.remove("roll.json");
    let report = found(&made);
    assert!(report.holds() && !report.with_roll);
    let found = Findings::of(&report, Language::French);
    assert!(found.checks[2].text.contains("n’est pas dans ce dossier"));
}

#[test]
fn the_file_is_read_as_it_was_written() {
    let made = made();
    let bytes = bundle::write(&made.files, 1_795_321_417).unwrap();
    assert!(bundle::is_dossier(&bytes));
    assert_eq!(bundle::read(&bytes).as_ref(), Ok(&made.files));
}

#[test]
fn documents_have_one_form_only() {
    let made = made();
    let text = made.held.canonical();
    assert_eq!(election::held::Held::read(&text).as_ref(), Some(&made.held));
    for other in [
        text.replace("\":", "\": "),
        text.replace("collegiale/election/1", "collegiale/election/2"),
        text.replacen("\"cpts\"", "\"more\":1,\"cpts\"", 1),
    ] {
        assert_eq!(election::held::Held::read(&other), None);
    }
    let seats = String::from_utf8(made.files["seats.json"].clone()).unwrap();
    assert_eq!(Seated::read(&seats).unwrap().canonical(), seats);
    assert_eq!(Seated::read(&format!("{seats} ")), None);
}

#[test]
fn papers_must_add_up() {
    use election::held::Paper;
    let paper = |ballots, blank, votes: &[u64]| Paper {
        ballots,
        blank,
        votes: votes.to_vec(),
    };
    assert!(paper(3, 1, &[2, 1]).is_possible(2, 2));
    assert!(paper(0, 0, &[0, 0]).is_possible(2, 2));
    // More blank than all, more votes than papers, too few or too many marks, another number of candidates.
    assert!(!paper(1, 2, &[0, 0]).is_possible(2, 2));
    assert!(!paper(3, 1, &[3, 0]).is_possible(2, 2));
    assert!(!paper(3, 1, &[1, 0]).is_possible(2, 2));
    assert!(!paper(3, 1, &[2, 1]).is_possible(2, 1));
    assert!(!paper(3, 1, &[2, 1]).is_possible(3, 2));
}
