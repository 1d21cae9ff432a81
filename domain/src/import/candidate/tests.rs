use super::super::Sheet;
use super::super::remark::What;
use super::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 26).expect("a day")
}

fn places() -> Places {
    let mut places = Places::default();
    let code = "37003".parse().expect("an INSEE code");
    places.add(code, searchable("Amboise"));
    places.add_postal("37400".parse().expect("a postal code"), code);
    places
}

fn read(text: &str) -> (Candidate, Vec<Remark>) {
    let sheet = Sheet::parse(text.as_bytes().to_vec()).expect("a sheet");
    let row = sheet.rows().next().expect("a row").expect("a good row");
    Candidate::read(&row, &sheet.header, &places(), today())
}

fn errors(text: &str) -> Vec<(Option<u32>, String, Wrong)> {
    let wrong = |remark: Remark| match remark.what {
        What::Wrong(wrong) => Some((remark.column, remark.shown, wrong)),
        What::Doubt(_) => None,
    };
    read(text).1.into_iter().filter_map(wrong).collect()
}

#[test]
fn a_line_of_the_annuaire_sante_is_read_whole() {
    let (found, remarks) = read(
        "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Nom d'exercice|Prénom d'exercice|Code profession|Libellé profession|Code savoir-faire|Code mode exercice|Numéro SIRET site|Numéro FINESS site|Raison sociale site|Code postal (coord. structure)|Code commune (coord. structure)|Libellé commune (coord. structure)|Téléphone (coord. structure)|Adresse e-mail (coord. structure)|Code secteur d'activité\n\
         8|10003461034|810003461034|LEFÈVRE|Zoé|10|Médecin|SM54|L|73282932000074|370000481|CABINET LEFÈVRE|37400|37003|Amboise|0247123456|Zoe.Lefevre@exemple.fr|SA07\n",
    );
    assert_eq!(remarks, []);
    assert_eq!(
        (found.family_name.as_str(), found.given_name.as_str()),
        ("LEFÈVRE", "Zoé")
    );
    assert_eq!(found.rpps.map(String::from).as_deref(), Some("10003461034"));
    assert_eq!(found.finess.map(String::from).as_deref(), Some("370000481"));
    assert_eq!(
        (found.profession, found.mode),
        (Some(Profession::Doctor), Some(Mode::Liberal))
    );
    assert_eq!(found.skill, Some(SavoirFaire::general_practice()));
    assert_eq!(found.sector, Some(Sector::SoloPractice));
    assert_eq!(found.commune.map(String::from).as_deref(), Some("37003"));
    assert_eq!(found.phone.as_deref(), Some("02 47 12 34 56"));
    assert_eq!(
        found.email.map(String::from).as_deref(),
        Some("zoe.lefevre@exemple.fr")
    );
}

#[test]
fn a_list_kept_by_hand_is_read_as_well() {
    let (found, remarks) = read(
        "NOM;Prénom;Profession;Ville;CP;Mail;Adhérent depuis\nde La Tour;Anne-Lise;infirmière libérale;AMBOISE;37400;al@exemple.fr;03/02/2021\n",
    );
    assert_eq!(remarks, []);
    assert_eq!(
        (found.profession, found.mode),
        (Some(Profession::Nurse), Some(Mode::Liberal))
    );
    assert_eq!(found.member_since, NaiveDate::from_ymd_opt(2021, 2, 3));
    assert_eq!(found.commune.map(String::from).as_deref(), Some("37003"));
}

#[test]
fn each_error_stands_at_its_column_with_what_is_written_there() {
    let found = errors(
        "Nom;Prénom;RPPS;Profession;Commune;E-mail;Téléphone;Date d'adhésion\n;Zoé;1000;boulanger;Ambroise;zoe;six;31/02/2021\n",
    );
    let expected = [
        (4, "boulanger", Wrong::Profession),
        (1, "", Wrong::Missing(Column::FamilyName)),
        (
            3,
            "1000",
            Wrong::Length {
                expected: 11,
                found: 4,
            },
        ),
        (5, "Ambroise", Wrong::CommuneUnknown),
        (6, "zoe", Wrong::Email),
        (7, "six", Wrong::Phone),
        (8, "31/02/2021", Wrong::Date),
    ];
    let expected: Vec<_> = expected
        .into_iter()
        .map(|(at, shown, wrong)| (Some(at), shown.to_owned(), wrong))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_name_without_a_letter_is_no_name() {
    assert_eq!(
        errors("Nom;Prénom\n--;Zoé\n"),
        [(Some(1), "--".into(), Wrong::Missing(Column::FamilyName))]
    );
}

#[test]
fn a_wrong_check_digit_of_an_rpps_is_a_doubt_and_no_error() {
    let (found, remarks) = read("Nom;Prénom;RPPS;Profession\nA;B;10003461033;Médecin\n");
    assert!(found.rpps.is_some());
    let expected = Remark {
        column: Some(3),
        shown: "10003461033".into(),
        what: What::Doubt(Doubt::CheckDigit),
    };
    assert_eq!(remarks, [expected]);
}

#[test]
fn digits_that_a_spreadsheet_lost_are_told_as_such() {
    assert_eq!(
        errors("Nom;Prénom;RPPS\nA;B;1,00035E+10\n"),
        [(Some(3), "1,00035E+10".into(), Wrong::Scientific)]
    );
}

#[test]
fn an_adeli_number_is_left_aside() {
    let (found, remarks) = read(
        "Type d'identifiant PP;Identifiant PP;Nom;Prénom;Profession\n0;379300001;A;B;Psychologue\n",
    );
    assert_eq!(found.rpps, None);
    assert_eq!(
        remarks.iter().map(|it| it.what).collect::<Vec<_>>(),
        [What::Doubt(Doubt::NotRpps)]
    );
}

#[test]
fn the_name_key_does_not_depend_on_order_accents_or_hyphens() {
    assert_eq!(
        name_key("LEFEVRE", "Anne-Lise"),
        name_key("Anne Lise", "Lefèvre")
    );
    assert_ne!(name_key("Lefèvre", "Anne"), name_key("Lefèvre", "Lise"));
}
