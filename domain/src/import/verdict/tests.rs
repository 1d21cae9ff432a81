use super::super::choice::{Choice, Effect};
use super::*;
use crate::profession::Profession;

const ID: AdhesionId = AdhesionId(uuid::Uuid::nil());

fn run(text: &str, known: &[Known]) -> Vec<Line> {
    let sheet = Sheet::parse(text.as_bytes().to_vec()).expect("a sheet");
    let today = NaiveDate::from_ymd_opt(2026, 11, 26).expect("a day");
    dry_run(
        read_lines(&sheet, &Places::default(), today).expect("lines"),
        known,
    )
}

fn verdicts(lines: &[Line]) -> Vec<(u32, Verdict)> {
    lines.iter().map(|line| (line.line, line.verdict)).collect()
}

fn member(held: bool) -> Known {
    let told = Candidate {
        family_name: "Martin".into(),
        given_name: "Claire".into(),
        rpps: "10003461033".parse().ok(),
        profession: Some(Profession::Nurse),
        phone: Some("02 47 12 34 56".into()),
        ..Candidate::default()
    };
    Known {
        id: ID,
        told,
        held,
        ended: false,
    }
}

#[test]
fn each_line_gets_its_verdict() {
    let file = "Nom;Prénom;RPPS;Profession;Téléphone\n\
                Martin;Claire;10003461033;Infirmier;0612345678\n\
                Martin;Claire;10003461033;Infirmier;\n\
                Petit;Jean;;Médecin;\n\
                PETIT;Jean;;Médecin;\n\
                Durand;Paul;12;Médecin;\n\
                Martin;Claire;;Infirmier;\n";
    let lines = run(file, &[member(false)]);
    let expected = [
        (2, Verdict::Update),
        (3, Verdict::Already),
        (4, Verdict::Create),
        (5, Verdict::Likely),
        (6, Verdict::Refused),
        (7, Verdict::Likely),
    ];
    assert_eq!(verdicts(&lines), expected);
    let counts = Counts::of(&lines);
    assert_eq!(
        (counts.lines, counts.create, counts.likely, counts.refused),
        (6, 1, 2, 1)
    );
}

#[test]
fn an_update_says_what_would_change_and_from_what() {
    let lines = run(
        "Nom;Prénom;RPPS;Profession;Téléphone\nMartin;Claire;10003461033;;0612345678\n",
        &[member(false)],
    );
    let change = Difference {
        column: Column::Phone,
        before: Some("02 47 12 34 56".into()),
        after: "06 12 34 56 78".into(),
    };
    assert_eq!(lines[0].detail.changes, [change]);
}

#[test]
fn nothing_is_written_over_the_data_of_somebody_who_signed_in() {
    let lines = run(
        "Nom;Prénom;RPPS;Téléphone\nMartin;Claire;10003461033;0612345678\n",
        &[member(true)],
    );
    assert_eq!(lines[0].verdict, Verdict::Already);
}

#[test]
fn a_second_activity_of_one_person_repeats_the_first() {
    let file = "Nom;Prénom;RPPS;Profession\nPetit;Jean;10003461033;Médecin\nPetit;Jean;10003461033;Médecin\n";
    let lines = run(file, &[]);
    assert_eq!(
        verdicts(&lines),
        [(2, Verdict::Create), (3, Verdict::Repeats)]
    );
    assert_eq!(lines[1].detail.same, Some(Whom::Line(2)));
}

#[test]
fn a_likely_duplicate_is_left_aside_until_the_board_says_who_it_is() {
    let lines = run(
        "Nom;Prénom;Profession\nMartin;Claire;Infirmier\n",
        &[member(false)],
    );
    let line = &lines[0];
    assert_eq!(line.effect(None), Effect::Nothing);
    assert_eq!(line.effect(Some(Choice::Skip)), Effect::Nothing);
    assert_eq!(line.effect(Some(Choice::Another)), Effect::Create);
    assert_eq!(line.effect(Some(Choice::Same(ID))), Effect::Update(ID));
    let stranger = AdhesionId(uuid::Uuid::from_u128(7));
    assert_eq!(line.effect(Some(Choice::Same(stranger))), Effect::Nothing);
}

#[test]
fn comparing_again_finds_the_same_until_the_list_changes() {
    let file = "Nom;Prénom;RPPS;Profession\nMartin;Claire;;Infirmier\nMartin;Claire;10101010104;Infirmier\n";
    let first = run(file, &[member(false)]);
    let again = dry_run(
        first.clone().into_iter().map(Line::into_read).collect(),
        &[member(false)],
    );
    assert_eq!(again, first);
    let later = dry_run(first.into_iter().map(Line::into_read).collect(), &[]);
    assert_eq!(
        verdicts(&later),
        [(2, Verdict::Create), (3, Verdict::Likely)]
    );
}

#[test]
fn a_choice_is_stored_and_read_back() {
    for choice in [Choice::Skip, Choice::Another, Choice::Same(ID)] {
        assert_eq!(choice.to_string().parse(), Ok(choice));
    }
    assert!("same:x".parse::<Choice>().is_err());
}

#[test]
fn a_line_is_stored_and_read_back_as_it_was() {
    let lines = run(
        "Nom;Prénom;RPPS;Profession\nPetit;Jean;1000;boulanger\n",
        &[],
    );
    let stored = serde_json::to_value(&lines[0].detail).expect("stored");
    let read: Detail = serde_json::from_value(stored).expect("read");
    assert_eq!(read, lines[0].detail);
}
