use super::super::remark::What;
use super::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 26).expect("a day")
}

fn payers() -> Vec<Payer> {
    let payer = |number: i32, family: &str, given: &str, rpps: &str| Payer {
        id: AdhesionId(uuid::Uuid::from_u128(
            u128::try_from(number).expect("positive"),
        )),
        number,
        rpps: rpps.parse().ok(),
        family_name: family.into(),
        given_name: given.into(),
        recorded: if number == 4 { vec![2026] } else { vec![] },
    };
    vec![
        payer(1, "Lefèvre", "Zoé", "10003461034"),
        payer(2, "Martin", "Claire", ""),
        payer(3, "Martin", "Claire", ""),
        payer(4, "Petit", "Jean", ""),
        payer(5, "MSP des Tilleuls", "", ""),
    ]
}

fn run(text: &str) -> Vec<PaymentLine> {
    let sheet = Sheet::parse(text.as_bytes().to_vec()).expect("a sheet");
    dry_run(&sheet, &payers(), today()).expect("a dry run")
}

fn wrong(text: &str) -> Vec<Wrong> {
    let lines = run(text);
    assert_eq!(lines[0].verdict, Verdict::Refused);
    let wrong = |remark: &Remark| match remark.what {
        What::Wrong(wrong) => Some(wrong),
        What::Doubt(_) => None,
    };
    lines[0].detail.remarks.iter().filter_map(wrong).collect()
}

#[test]
fn a_payment_is_read_with_its_cents_day_and_means() {
    let lines = run(
        "Nom;Prénom;Année;Montant;Date de paiement;Moyen de paiement\nLEFEVRE;Zoe;2026;20,50 €;03/02/2026;chèque\n",
    );
    let expected = Payment {
        adhesion: payers()[0].id,
        year: 2026,
        settlement: Settlement::Paid,
        amount: Cents(2050),
        on: NaiveDate::from_ymd_opt(2026, 2, 3).expect("a day"),
        means: Some(Means::Cheque),
    };
    assert_eq!(
        (lines[0].verdict, lines[0].detail.payment.as_ref()),
        (Verdict::Create, Some(&expected))
    );
    assert_eq!(lines[0].detail.named, "Zoé Lefèvre");
}

#[test]
fn a_member_is_found_by_number_by_rpps_or_by_name() {
    let lines = run(
        "N° adhérent;RPPS;Nom;Prénom;Année;Montant\n2;;;;2026;20\n;10003461034;;;2026;20\n;;msp des tilleuls;;2026;20\n",
    );
    let who: Vec<_> = lines
        .iter()
        .filter_map(|line| line.detail.payment.as_ref())
        .map(|paid| paid.adhesion)
        .collect();
    assert_eq!(who, [payers()[1].id, payers()[0].id, payers()[4].id]);
    assert!(
        lines[0]
            .detail
            .remarks
            .iter()
            .any(|it| it.what == What::Doubt(Doubt::DatedToday))
    );
}

#[test]
fn two_members_of_one_name_are_told_apart_by_their_number() {
    assert_eq!(
        wrong("Nom;Prénom;Année;Montant\nMartin;Claire;2026;20\n"),
        [Wrong::SeveralMeant(2)]
    );
    let lines = run("N° adhérent;Nom;Prénom;Année;Montant\n3;Martin;Claire;2026;20\n");
    assert_eq!(
        lines[0].detail.payment.as_ref().map(|paid| paid.adhesion),
        Some(payers()[2].id)
    );
}

#[test]
fn what_points_at_two_members_is_refused() {
    assert_eq!(
        wrong("N° adhérent;RPPS;Année;Montant\n2;10003461034;2026;20\n"),
        [Wrong::Contradiction]
    );
    assert_eq!(
        wrong("N° adhérent;Nom;Prénom;Année;Montant\n4;Lefèvre;Zoé;2026;20\n"),
        [Wrong::Contradiction]
    );
    assert_eq!(
        wrong("N° adhérent;Année;Montant\n99;2026;20\n"),
        [Wrong::NobodyMeant]
    );
}

#[test]
fn the_exempt_pay_nothing() {
    let lines = run("N° adhérent;Année;État\n1;2026;exonérée\n");
    let paid = lines[0].detail.payment.as_ref().expect("a record");
    assert_eq!(
        (paid.settlement, paid.amount),
        (Settlement::Exempt, Cents(0))
    );
    assert_eq!(
        wrong("N° adhérent;Année;État;Montant\n1;2026;exempt;20\n"),
        [Wrong::ExemptPaid]
    );
    assert_eq!(
        wrong("N° adhérent;Année;Montant\n1;2026;\n"),
        [Wrong::Missing(Column::DuesAmount)]
    );
}

#[test]
fn wrong_years_amounts_days_and_words_are_told() {
    let found = wrong(
        "N° adhérent;Année;État;Montant;Date de paiement;Moyen de paiement\n1;1926;peut-être;-20;31/02/2026;troc\n",
    );
    assert_eq!(
        found,
        [
            Wrong::Year,
            Wrong::Settlement,
            Wrong::Amount,
            Wrong::Date,
            Wrong::Means
        ]
    );
    assert_eq!(
        wrong("N° adhérent;Année;Montant;Date\n1;2026;20;27/11/2026\n"),
        [Wrong::Future]
    );
}

#[test]
fn a_year_is_recorded_once_a_member() {
    let lines = run("N° adhérent;Année;Montant\n4;2026;20\n1;2026;20\n1;2026;20\n1;2025;20\n");
    let verdicts: Vec<_> = lines.iter().map(|line| line.verdict).collect();
    assert_eq!(
        verdicts,
        [
            Verdict::Already,
            Verdict::Create,
            Verdict::Repeats,
            Verdict::Create
        ]
    );
}

#[test]
fn a_file_that_names_nobody_is_refused() {
    let sheet = Sheet::parse("Année;Montant\n2026;20\n".as_bytes().to_vec()).expect("a sheet");
    let missing = FileRefused::MissingColumns {
        line: 1,
        columns: vec![Column::MemberNumber],
    };
    assert_eq!(dry_run(&sheet, &payers(), today()), Err(missing));
}
