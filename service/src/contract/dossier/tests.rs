use std::collections::BTreeSet;

use document::Block;
use domain::contract::party::{Capacity, Party, Side, Signatory};
use domain::contract::promise::{Every, Indicator, Money, Promises};
use domain::contract::term::{Renewal, Term};
use domain::contract::text::{About, Clause, Format};
use uuid::Uuid;

use super::pack::files_of;
use super::print::document;
use super::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn party(n: u128, side: Side, name: &str) -> Party {
    Party {
        id: Uuid::from_u128(n),
        side,
        name: name.to_owned(),
        finess: None,
        siren: None,
        signatory: Signatory {
            name: "Anne Martin".to_owned(),
            function: "Présidente".to_owned(),
            capacity: Capacity::Itself,
            until: None,
        },
        represents: Vec::new(),
    }
}

fn text() -> Text {
    Text {
        format: Format::First,
        kind: Kind::Establishment,
        title: "Sorties d’hôpital".to_owned(),
        parties: vec![
            party(1, Side::Cpts, "CPTS du Val"),
            party(2, Side::Partner, "Hôpital du Val"),
        ],
        clauses: vec![Clause {
            key: "objet".to_owned(),
            about: About::Purpose,
            heading: "Objet".to_owned(),
            body: "Mieux préparer les sorties.".to_owned(),
        }],
        annexes: Vec::new(),
        term: Term {
            begin: day(2026, 1, 1),
            end: day(2027, 12, 31),
            notice_days: 90,
            renewal: Renewal::None,
        },
        promises: Promises {
            missions: BTreeSet::from([Mission::Pathway]),
            indicators: vec![Indicator {
                label: "Lettres de liaison".to_owned(),
                target: 90,
                unit: "%".to_owned(),
                due: day(2026, 12, 31),
            }],
            money: vec![Money {
                label: "Coordination".to_owned(),
                payer: Uuid::from_u128(2),
                payee: Uuid::from_u128(1),
                cents: 100_000,
                ceiling: None,
                due: day(2026, 3, 31),
                every: Some(Every::Quarter),
            }],
            ..Promises::default()
        },
    }
}

fn piece(role: Role, title: &str, kind: DocumentKind) -> Piece {
    Piece {
        document: DocumentId(Uuid::from_u128(9)),
        role,
        title: title.to_owned(),
        bytes: 10,
        kind,
    }
}

fn dossier() -> Dossier {
    let reviewed = |month, reached| Reviewed {
        on: day(2026, month, 1),
        label: "Lettres de liaison".to_owned(),
        reached: Some(reached),
        note: "En progrès".to_owned(),
    };
    Dossier {
        issuer: "CPTS du Val".to_owned(),
        year: 2026,
        on: day(2026, 11, 27),
        contracts: vec![One {
            id: ContractId(Uuid::from_u128(3)),
            kind: Kind::Establishment,
            step: Step::InForce,
            end: None,
            since: Some(day(2026, 1, 1)),
            until: day(2027, 12, 31),
            text: text(),
            reviews: vec![reviewed(6, 70), reviewed(11, 85)],
            pieces: vec![
                piece(Role::Agreement, "Convention signée", DocumentKind::Pdf),
                piece(Role::Annex, "Plan d’accès : été", DocumentKind::Pdf),
                piece(Role::Annex, "Effectifs", DocumentKind::Xlsx),
                piece(Role::FollowUp, "Compte rendu.pdf", DocumentKind::Pdf),
            ],
        }],
    }
}

#[test]
fn every_piece_has_a_name_that_every_system_takes() {
    let found = files_of(&dossier().contracts[0]);
    assert_eq!(
        found,
        [
            "convention-signee.pdf",
            "annexe-1-plan-d-acces-ete.pdf",
            "annexe-2-effectifs.xlsx",
            "suite-1-compte-rendu-pdf.pdf"
        ]
    );
}

#[test]
fn a_year_counts_what_falls_due_in_it_and_the_last_figure_that_was_noted() {
    let dossier = dossier();
    assert_eq!(dossier.falls(&dossier.contracts[0]), 400_000);
    let printed = format!("{:?}", document(&dossier));
    assert!(printed.contains("85\\u{a0}%"), "{printed}");
    assert!(
        !printed.contains("70\\u{a0}%"),
        "the earlier figure stands in the reviews only"
    );
}

#[test]
fn the_dossier_is_printed_with_a_section_a_contract() {
    let document = document(&dossier());
    let own = document.sections.last().unwrap();
    assert_eq!(own.number.as_deref(), Some("1"));
    let titles: Vec<&str> = own.sections.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles, ["Engagements", "Bilans", "Pièces", "Texte"]);
    assert!(matches!(own.blocks[..], [Block::Terms { .. }]));
    let bytes = ::document::print(&document).unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
    assert_eq!(bytes, ::document::print(&document).unwrap());
}
