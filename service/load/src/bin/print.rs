//! How long a document takes to be printed: `cargo run --release -p load --bin print`.
//!
//! Two lines in milliseconds: a document of twenty pages once fonts and library are read (the middle of five), and the
//! first one of the program.

use std::error::Error;
use std::time::Instant;

use document::{Block, Column, Document, Footer, Language, Section, Span, Table, print};

/// Pages of the document.
const PAGES: usize = 20;

fn main() -> Result<(), Box<dyn Error>> {
    let timed = |document: &Document| -> Result<(f64, Vec<u8>), Box<dyn Error>> {
        let begin = Instant::now();
        let pdf = print(document)?;
        Ok((begin.elapsed().as_secs_f64() * 1000.0, pdf))
    };
    let (first, pdf) = timed(&contract(0))?;
    let pages = String::from_utf8_lossy(&pdf)
        .matches("/StructParents")
        .count();
    let mut times = Vec::new();
    for number in 1..=5 {
        times.push(timed(&contract(number))?.0);
    }
    times.sort_by(f64::total_cmp);
    let middle = times.get(2).ok_or("five times")?;
    println!("{middle:.1}\t{PAGES} pages");
    println!("{first:.1}\tthe first, {} kB, {pages}", pdf.len() / 1000);
    Ok(())
}

const CLAUSE: &str = "Les parties conviennent que les membres de la communauté professionnelle territoriale de santé \
    exercent en toute indépendance, et qu’aucune stipulation de la présente convention n’y porte atteinte ; elles se \
    communiquent sans délai les informations nécessaires à la coordination des parcours, dans le respect du secret \
    professionnel et des règles qui protègent les données de santé à caractère personnel. ";

fn contract(number: usize) -> Document {
    let article = |n: usize| {
        Section::new(
            format!("Objet et portée de l’article {n}"),
            vec![
                Block::Paragraph {
                    text: vec![
                        CLAUSE.into(),
                        Span::strong("Sans exception. "),
                        CLAUSE.into(),
                    ],
                },
                Block::List {
                    numbered: true,
                    items: vec![vec![CLAUSE.into()], vec![CLAUSE.into()]],
                },
            ],
        )
        .numbered(format!("Article {n}"))
    };
    let row = |n: usize| {
        ["Réunion de coordination", "Forfait", "450,00"].map(|it| vec![format!("{it} {n}").into()])
    };
    let table = Table {
        caption: Some("Financement".to_owned()),
        columns: vec![
            Column::text("Action", 2),
            Column::text("Nature", 1),
            Column::figures("Montant"),
        ],
        rows: (0..60).map(|n| row(n).to_vec()).collect(),
    };
    let mut sections: Vec<Section> = (1..=33).map(article).collect();
    sections.push(Section::annex("Financement", vec![Block::Table(table)]));
    Document {
        language: Language::French,
        title: format!("Convention {number}"),
        subtitle: None,
        issuer: "CPTS Val-d’Amboise".to_owned(),
        date: chrono::NaiveDate::default(),
        dated: String::new(),
        footer: Footer {
            reference: "Convention".to_owned(),
            fingerprint: None,
        },
        preamble: Vec::new(),
        sections,
    }
}
