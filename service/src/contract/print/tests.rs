use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::{Command, Stdio};

use domain::contract::Kind;
use domain::contract::party::{Capacity, Party, Represented, Side, Signatory};
use domain::contract::promise::{Action, Every, Indicator, Meeting, Money, Promises};
use domain::contract::template::{fill, french};
use domain::contract::term::{Renewal, Term};
use domain::contract::text::{Clause, Format, Text};
use domain::territory::Mission;
use uuid::Uuid;

use super::*;

const CPTS: Uuid = Uuid::from_u128(1);
const HOSPITAL: Uuid = Uuid::from_u128(2);

fn party(id: Uuid, side: Side, name: &str, signatory: (&str, &str, Capacity)) -> Party {
    Party {
        id,
        side,
        name: name.to_owned(),
        finess: (side == Side::Partner).then(|| "370000481".parse().unwrap()),
        siren: None,
        signatory: Signatory {
            name: signatory.0.to_owned(),
            function: signatory.1.to_owned(),
            capacity: signatory.2,
            until: None,
        },
        represents: Vec::new(),
    }
}

/// A whole contract of a kind, from our template.
fn contract(kind: Kind) -> Text {
    let day = |text: &str| text.parse().unwrap();
    let french = french::of(kind);
    let mut hospital = party(
        HOSPITAL,
        Side::Partner,
        "Centre hospitalier d’Amboise–Château-Renault",
        ("Hélène Orçay", "Directrice", Capacity::Support),
    );
    hospital.represents = vec![Represented {
        name: "Centre hospitalier de Loches".to_owned(),
        finess: Some("370000499".parse().unwrap()),
        siren: None,
    }];
    let mut text = Text {
        format: Format::First,
        kind,
        title: "Convention ville–hôpital".to_owned(),
        parties: vec![
            party(
                CPTS,
                Side::Cpts,
                "CPTS du Val d’Amboise",
                ("Claire Moreau", "Présidente", Capacity::Itself),
            ),
            hospital,
        ],
        clauses: Vec::new(),
        annexes: Vec::new(),
        term: Term {
            begin: day("2027-01-01"),
            end: day("2029-12-31"),
            notice_days: 90,
            renewal: Renewal::Tacit {
                months: 12,
                times: 2,
            },
        },
        promises: Promises {
            missions: BTreeSet::from([Mission::Access, Mission::Pathway]),
            actions: vec![Action {
                label: "Une ligne directe pour les médecins : avis le jour même".to_owned(),
                mission: Some(Mission::Access),
                by: Some(HOSPITAL),
            }],
            indicators: vec![Indicator {
                label: "Lettres de liaison le jour de la sortie".to_owned(),
                target: 90,
                unit: "%".to_owned(),
                due: day("2027-06-30"),
            }],
            money: vec![Money {
                label: "Temps de coordination".to_owned(),
                payer: HOSPITAL,
                payee: CPTS,
                cents: 300_000,
                ceiling: Some(3_600_000),
                due: day("2027-03-31"),
                every: Some(Every::Quarter),
            }],
            meetings: vec![Meeting {
                label: "Comité de suivi".to_owned(),
                due: day("2027-06-15"),
                every: Some(Every::HalfYear),
            }],
        },
    };
    let clauses: Vec<Clause> = french
        .clauses
        .iter()
        .map(|it| Clause {
            key: it.key.to_owned(),
            about: it.about(),
            heading: it.heading.to_owned(),
            body: french::VARIABLES
                .iter()
                .filter(|it| it.known == french::Known::Typed)
                .fold(it.body.to_owned(), |body, it| {
                    body.replace(&format!("{{{{{}}}}}", it.name), it.example)
                }),
        })
        .collect();
    text.clauses = fill(&clauses, &text).clauses;
    text
}

fn to_sign() -> Printed {
    Printed {
        issuer: "CPTS du Val d’Amboise".to_owned(),
        version: 2,
        on: "2026-11-27".parse().unwrap(),
        r#as: As::ToSign {
            verification:
                "https://cpts.example/conventions/verifier/0198c1f2-0000-7000-8000-000000000001"
                    .to_owned(),
        },
    }
}

/// What a program of poppler says of a file.
fn poppler(program: &str, arguments: &[&str], pdf: &[u8]) -> Vec<u8> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut stdin, bytes) = (child.stdin.take().unwrap(), pdf.to_vec());
    let sent = std::thread::spawn(move || stdin.write_all(&bytes));
    let output = child.wait_with_output().unwrap();
    let _ = sent.join().unwrap();
    assert!(output.status.success());
    output.stdout
}

fn said(pdf: &[u8]) -> String {
    let text = String::from_utf8(poppler("pdftotext", &["-", "-"], pdf)).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_document_to_sign_says_the_text_the_promises_and_who_signs() {
    let text = contract(Kind::Establishment);
    assert_eq!(text.wrong(), []);
    let bytes = pdf(&text, &to_sign()).unwrap();
    let said = said(&bytes);
    for told in [
        "CPTS du Val d’Amboise",
        "représenté par Hélène Orçay, Directrice, en qualité d’établissement support",
        "FINESS 370000499",
        "Article 2",
        "Engagements",
        "avis le jour même",
        "3 000,00 €",
        "Signatures",
        "ce ne sont pas des signatures qualifiées",
        "conventions/verifier/0198c1f2",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
    // The text's fingerprint, whole, on the page of the signatures.
    let unbroken = said.replace(' ', "");
    assert!(unbroken.contains(&text.digest().to_string()), "{said}");
}

#[test]
fn no_date_no_amount_and_no_short_word_of_the_promises_is_broken() {
    let mut text = contract(Kind::Establishment);
    let promises = &mut text.promises;
    promises.indicators[0].due = "2027-09-30".parse().unwrap();
    promises.money.push(Money {
        label: "Achat d’un logiciel de suivi des patients".to_owned(),
        cents: 123_456_789,
        ceiling: None,
        due: "2027-09-30".parse().unwrap(),
        every: None,
        ..promises.money[0].clone()
    });
    let bytes = pdf(&text, &to_sign()).unwrap();
    let said = String::from_utf8(poppler("pdftotext", &["-raw", "-", "-"], &bytes)).unwrap();
    let annex = said.split("Engagements").last().unwrap();
    let annex = annex.split("Signatures").next().unwrap();
    assert!(!annex.contains('\u{ad}'), "{annex}");
    let lines: Vec<String> = annex
        .lines()
        .map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    for whole in [
        "30 septembre 2027",
        "31 mars 2027",
        // This program says no narrow space.
        "3000,00 €",
        "1234567,89 €",
        "36000,00 €",
        "chaque trimestre",
        "90 %",
    ] {
        assert!(
            lines.iter().any(|it| it.contains(whole)),
            "{whole}: {annex}"
        );
    }
    assert!(!annex.contains("une fois"), "{annex}");
}

#[test]
fn the_same_text_gives_the_same_bytes_and_another_one_others() {
    let text = contract(Kind::Ght);
    let bytes = pdf(&text, &to_sign()).unwrap();
    assert!(bytes == pdf(&text, &to_sign()).unwrap());
    let mut other = text;
    other.clauses[1].body.push('.');
    assert!(bytes != pdf(&other, &to_sign()).unwrap());
}

#[test]
fn a_draft_is_told_as_one_and_has_no_page_to_sign() {
    let printed = Printed {
        r#as: As::Draft,
        ..to_sign()
    };
    for kind in Kind::ALL {
        let bytes = pdf(&contract(*kind), &printed).unwrap();
        let said = said(&bytes);
        assert!(said.contains("Ce document ne se signe pas"), "{said}");
        assert!(!said.contains("signatures qualifiées"), "{}", kind.code());
        assert!(!said.contains("{{"), "{}: {said}", kind.code());
    }
}

#[test]
fn every_template_is_printed_and_may_be_looked_at() {
    let Ok(folder) = std::env::var("COLLEGIALE_PRINT") else {
        return;
    };
    for kind in Kind::ALL {
        let path = std::path::Path::new(&folder).join(format!("{}.pdf", kind.code()));
        std::fs::write(path, pdf(&contract(*kind), &to_sign()).unwrap()).unwrap();
    }
}
