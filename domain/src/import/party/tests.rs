use proptest::prelude::*;

use super::super::remark::What;
use super::super::{Column, Doubt, FileRefused, Remark, Sheet, Wrong, limit};
use super::*;
use crate::ght::{Bloc, Entity, meet};
use crate::id::BlocId;
use crate::text::searchable;

const HEAD: &str = "Groupe;Type;FINESS;SIREN;Nom;Du;Au;Source\n";

fn sheet(bytes: &[u8]) -> Sheet {
    Sheet::with_columns(bytes.to_vec(), &Column::PARTIES).expect("a sheet")
}

fn run_with(text: &str, blocs: &[Bloc]) -> Vec<PartyLine> {
    let sheet = sheet(text.as_bytes());
    judge(
        read_lines(&sheet).expect("lines"),
        blocs,
        &sheet.header.names,
    )
}

fn run(lines: &str) -> Vec<PartyLine> {
    run_with(&format!("{HEAD}{lines}"), &[])
}

fn verdicts(lines: &[PartyLine]) -> Vec<Verdict> {
    lines.iter().map(|it| it.verdict).collect()
}

fn wrong(lines: &str) -> Vec<(Option<u32>, Wrong)> {
    let run = run(lines);
    assert_eq!(run[0].verdict, Verdict::Refused);
    let wrong = |it: &Remark| match it.what {
        What::Wrong(wrong) => Some((it.column, wrong)),
        What::Doubt(_) => None,
    };
    run[0].detail.remarks.iter().filter_map(wrong).collect()
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A register with CH d'Amboise in GHT Touraine from 2016 to 2020.
fn register() -> Vec<Bloc> {
    let bloc = |n: u128, name: &str, parties: Vec<Party>| Bloc {
        id: BlocId(uuid::Uuid::from_u128(n)),
        kind: BlocKind::Ght,
        name: name.into(),
        parties,
    };
    let held = Party {
        entity: Entity::Finess("370000481".parse().expect("a number")),
        period: Period {
            starts_on: day("2016-07-01"),
            ends_on: Some(day("2020-12-31")),
        },
    };
    vec![
        bloc(1, "GHT Touraine", vec![held]),
        bloc(2, "GHT Berry", Vec::new()),
    ]
}

#[test]
fn a_line_is_read_as_a_person_writes_it() {
    let lines = run(
        "GHT Touraine;GHT;37 000 048 1;;CH d’Amboise;01/07/2016;;Convention\nÉlan;groupe privé;;552100554;Clinique;2020-01-01;31/12/2024;\n",
    );
    assert_eq!(verdicts(&lines), [Verdict::Create, Verdict::Create]);
    let told = lines[0].detail.told.clone().expect("all of it");
    assert_eq!(
        (told.group.as_str(), told.name.as_str()),
        ("GHT Touraine", "CH d’Amboise")
    );
    assert_eq!(
        told.entity,
        Entity::Finess("370000481".parse().expect("a number"))
    );
    assert_eq!((told.days.from, told.days.until), (day("2016-07-01"), None));
    assert_eq!(told.source.as_deref(), Some("Convention"));
    assert_eq!(lines[1].detail.kind, Some(BlocKind::PrivateGroup));
    assert!(lines.iter().all(|it| it.detail.opens));
}

#[test]
fn columns_may_stand_in_any_order_and_in_english() {
    let text = "Until\tSince\tName\tSIREN\tKind\tGroup\n\t2020-01-01\tClinique\t552100554\tprivate group\tÉlan\n";
    assert_eq!(verdicts(&run_with(text, &[])), [Verdict::Create]);
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(
        "Du,Nom de l'établissement,Numéro FINESS,Groupe\n01/07/2016,Hôpital,370000481,GHT Été\n",
    );
    let sheet = sheet(&latin);
    let lines = judge(read_lines(&sheet).expect("lines"), &[], &sheet.header.names);
    assert_eq!(lines[0].detail.group, "GHT Été");
    assert_eq!(lines[0].verdict, Verdict::Create);
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let text = format!("{HEAD}ght touraine;GHT;370000481;;CH;01/07/2016;31/12/2020;\n");
    let lines = run_with(&text, &register());
    assert_eq!(verdicts(&lines), [Verdict::Already]);
    assert!(!lines[0].detail.opens);
}

#[test]
fn a_party_in_two_groups_on_one_day_is_refused_with_the_interval_of_the_other() {
    let text = format!(
        "{HEAD}GHT Berry;;370000481;;CH;31/12/2020;;\nGHT Berry;;370000481;;CH;01/01/2021;;\n"
    );
    let lines = run_with(&text, &register());
    assert_eq!(verdicts(&lines), [Verdict::Refused, Verdict::Create]);
    let other = lines[0].detail.elsewhere.clone().expect("the other");
    assert_eq!((other.group.as_str(), other.line), ("GHT Touraine", None));
    assert_eq!(
        (other.days.from, other.days.until),
        (day("2016-07-01"), Some(day("2020-12-31")))
    );
    let remark = &lines[0].detail.remarks[0];
    assert_eq!(
        (remark.column, remark.shown.as_str()),
        (Some(6), "31/12/2020")
    );
}

#[test]
fn lines_that_contradict_each_other_are_both_refused_and_name_each_other() {
    let lines = run(
        "GHT A;;370000481;;CH;01/01/2020;31/12/2024;\nGHT B;;370000481;;CH;01/01/2030;;\nGHT B;;370000481;;CH;31/12/2024;31/12/2025;\n",
    );
    assert_eq!(
        verdicts(&lines),
        [Verdict::Refused, Verdict::Create, Verdict::Refused]
    );
    let other = |at: usize| lines[at].detail.elsewhere.as_ref().and_then(|it| it.line);
    assert_eq!((other(0), other(2)), (Some(4), Some(2)));
    assert!(
        lines[1].detail.opens,
        "the first good line of a group opens it"
    );
}

#[test]
fn a_line_written_twice_counts_once() {
    let lines = run("GHT A;;370000481;;CH;01/01/2020;;\nght a;;370000481;;Hôpital;01/01/2020;;\n");
    assert_eq!(verdicts(&lines), [Verdict::Create, Verdict::Repeats]);
}

#[test]
fn what_a_group_is_must_be_said_once_and_the_same() {
    let lines = run(
        "Élan;;;552100554;A;01/01/2020;;\nÉlan;privé;370000481;;B;01/01/2020;;\nelan;CHU;370000028;;C;01/01/2020;;\n",
    );
    assert_eq!(
        verdicts(&lines),
        [Verdict::Create, Verdict::Create, Verdict::Refused]
    );
    assert_eq!(lines[0].detail.kind, Some(BlocKind::PrivateGroup));
    assert_eq!(
        wrong("Élan;;;552100554;A;01/01/2020;;\n"),
        [(Some(2), Wrong::KindNeeded)]
    );
    let text = format!("{HEAD}GHT Berry;privé;370000028;;C;01/01/2020;;\n");
    let lines = run_with(&text, &register());
    assert_eq!(
        lines[0].detail.remarks[0].what,
        What::Wrong(Wrong::OtherKind(BlocKind::Ght))
    );
}

#[test]
fn what_is_wrong_is_told_at_its_column() {
    assert_eq!(
        wrong(";clan;3700;552100555;;31/02/2020;demain;\n"),
        [
            (Some(1), Wrong::Missing(Column::Group)),
            (Some(2), Wrong::Kind),
            (
                Some(3),
                Wrong::Length {
                    expected: 9,
                    found: 4
                }
            ),
            (Some(4), Wrong::CheckDigit),
            (Some(5), Wrong::Missing(Column::PartyName)),
            (Some(6), Wrong::Date),
            (Some(7), Wrong::Date),
        ]
    );
    assert_eq!(
        wrong("GHT A;;;;CH;01/01/2020;;\n"),
        [(Some(3), Wrong::NoNumber)]
    );
    assert_eq!(
        wrong("GHT A;;3,7E+08;;CH;01/01/2020;;\n"),
        [(Some(3), Wrong::Scientific)]
    );
    assert_eq!(
        wrong("GHT A;;370000481;;CH;01/01/2020;31/12/2019;\n"),
        [(Some(7), Wrong::EndsBeforeStart)]
    );
    assert_eq!(
        wrong("??;autre;370000481;;CH;01/01/2020;;\n"),
        [(Some(1), Wrong::NoName)]
    );
    assert_eq!(
        wrong(&format!(
            "{};GHT;370000481;;\u{202e}CH;01/01/2020;;\n",
            "a".repeat(121)
        )),
        [(Some(1), Wrong::Longer(120)), (Some(5), Wrong::Invisible)]
    );
    assert_eq!(
        wrong("GHT A;;370000481;;CH;01/01/2924;;\n"),
        [(Some(6), Wrong::Date)]
    );
}

#[test]
fn who_gives_both_numbers_is_known_by_the_finess() {
    let lines = run("GHT A;;370000481;552100554;CH;01/01/2020;en cours;\n");
    let told = lines[0].detail.told.clone().expect("all of it");
    assert!(matches!(told.entity, Entity::Finess(_)));
    assert_eq!(told.days.until, None);
    let doubts: Vec<_> = lines[0].detail.remarks.iter().map(|it| it.what).collect();
    assert!(doubts.contains(&What::Doubt(Doubt::SirenAside)));
}

#[test]
fn a_file_without_its_columns_or_with_too_many_lines_is_refused() {
    let bare = sheet("Groupe;Nom\nGHT A;CH\n".as_bytes());
    let missing = FileRefused::MissingColumns {
        line: 1,
        columns: vec![Column::PartyFiness, Column::PartyFrom],
    };
    assert_eq!(read_lines(&bare), Err(missing));
    let line = "GHT A;;370000481;;CH;01/01/2020;;\n";
    let full = sheet(format!("{HEAD}{}", line.repeat(limit::PARTIES)).as_bytes());
    assert_eq!(read_lines(&full).map(|it| it.len()), Ok(limit::PARTIES));
    let over = sheet(format!("{HEAD}{}", line.repeat(limit::PARTIES + 1)).as_bytes());
    assert_eq!(read_lines(&over), Err(FileRefused::TooManyParties));
}

#[test]
fn judging_again_says_the_same() {
    let text = format!(
        "{HEAD}GHT Berry;;370000481;;CH;01/01/2018;;\nNeuf;;;552100554;A;01/01/2020;;\nGHT Berry;;370000028;;B;01/01/2020;;\n"
    );
    let sheet = sheet(text.as_bytes());
    let once = judge(
        read_lines(&sheet).expect("lines"),
        &register(),
        &sheet.header.names,
    );
    let again = judge(once.clone(), &register(), &sheet.header.names);
    assert_eq!(once, again);
}

proptest! {
    #[test]
    fn what_would_be_written_never_puts_an_entity_in_two_groups_on_one_day(
        wanted in prop::collection::vec((0_usize..3, 1_u32..28, prop::option::of(1_u32..28)), 1..12),
    ) {
        let line = |(group, from, until): &(usize, u32, Option<u32>)| {
            let until = until.map(|it| format!("{it:02}/01/2020")).unwrap_or_default();
            format!("GHT {group};;370000481;;CH;{from:02}/01/2020;{until};\n")
        };
        let text: String = std::iter::once(HEAD.to_owned()).chain(wanted.iter().map(line)).collect();
        let lines = run_with(&text, &[]);
        let held: Vec<&Told> = lines
            .iter()
            .filter(|it| it.verdict == Verdict::Create)
            .filter_map(|it| it.detail.told.as_ref())
            .collect();
        for (at, one) in held.iter().enumerate() {
            for other in held.iter().skip(at + 1) {
                prop_assert!(!meet(one.days.into(), other.days.into()));
            }
        }
        // A line that meets no other one is not refused.
        let told: Vec<&Told> = lines.iter().filter_map(|it| it.detail.told.as_ref()).collect();
        for line in lines.iter().filter(|it| it.verdict == Verdict::Refused) {
            if let Some(one) = &line.detail.told {
                let key = |it: &Told| (searchable(&it.group), it.days);
                let met = told.iter().any(|it| key(it) != key(one) && meet(it.days.into(), one.days.into()));
                prop_assert!(met);
            }
        }
    }

    #[test]
    fn no_file_makes_it_panic(text in "[^\u{0}]{0,80}") {
        let text = format!("Groupe;FINESS;Nom;Du;Au\n{text}");
        if let Ok(sheet) = Sheet::with_columns(text.into_bytes(), &Column::PARTIES)
            && let Ok(lines) = read_lines(&sheet)
        {
            let _ = judge(lines, &register(), &sheet.header.names);
        }
    }
}
