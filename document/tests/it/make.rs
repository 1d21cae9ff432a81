//! A document with every kind of block.

use document::{Align, Block, Column, Document, Footer, Language, Section, Signatory, Span, Table};

/// What stands at the foot.
pub const FINGERPRINT: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

/// All of it, in French.
pub fn minutes() -> Document {
    Document {
        language: Language::French,
        title: "Procès-verbal de l’élection du bureau".to_owned(),
        subtitle: Some("Collèges « ville » et « établissements »".to_owned()),
        issuer: "CPTS Val-d’Amboise".to_owned(),
        date: "2026-11-27".parse().unwrap(),
        dated: "Fait à Amboise, le 27 novembre 2026".to_owned(),
        footer: Footer {
            reference: "Élection n\u{a0}o\u{a0}3".to_owned(),
            fingerprint: Some(FINGERPRINT.to_owned()),
        },
        preamble: vec![Block::paragraph(
            "Œuvre, naïveté, Noël, ça, là\u{a0}: «\u{a0}où\u{a0}?\u{a0}» — 1\u{202f}234\u{a0}€.",
        )],
        sections: vec![
            Section::new("Convocation", vec![spans(), list(), terms()]).numbered("Article\u{a0}1"),
            Section::new("Résultat", vec![votes(40)])
                .numbered("Article\u{a0}2")
                .with(vec![Section::new(
                    "Ville",
                    vec![Block::paragraph("Onze sièges.")],
                )]),
            Section::new("Signatures", vec![signatures(), qr(), Block::PageBreak]),
            Section::annex("Preuves", vec![code()]).numbered("Annexe\u{a0}A"),
        ],
    }
}

fn spans() -> Block {
    Block::Paragraph {
        text: vec![
            "Les membres ont été ".into(),
            Span::strong("convoqués"),
            " le ".into(),
            Span::emphasis("12 octobre"),
            Span::Break,
            Span::code(FINGERPRINT),
            " ".into(),
            Span::Link {
                text: "la page de l’élection".to_owned(),
                address: "https://cpts.example/elections/3".to_owned(),
            },
        ],
    }
}

fn list() -> Block {
    Block::List {
        numbered: true,
        items: vec![vec!["présidente".into()], vec!["assesseur".into()]],
    }
}

fn terms() -> Block {
    Block::Terms {
        items: vec![
            ("Ouverture".to_owned(), vec!["8\u{a0}h".into()]),
            ("Clôture".to_owned(), vec!["20\u{a0}h".into()]),
        ],
    }
}

/// A table of so many rows.
pub fn votes(rows: usize) -> Block {
    let row = |n: usize| {
        vec![
            vec![format!("Candidate {n}").into()],
            vec![Span::strong((n * 7).to_string())],
            vec!["[U1]".into()],
        ]
    };
    Block::Table(Table {
        caption: Some("Voix obtenues".to_owned()),
        columns: vec![
            Column::text("Nom", 1),
            Column::figures("Voix"),
            Column {
                title: "Preuve".to_owned(),
                align: Align::Center,
                share: None,
            },
        ],
        rows: (1..=rows).map(row).collect(),
    })
}

fn signatures() -> Block {
    let one = |capacity: &str, name: &str| Signatory {
        capacity: capacity.to_owned(),
        name: name.to_owned(),
        lines: vec!["Signé avec la clé de son appareil".to_owned()],
    };
    Block::Signatures {
        boxes: vec![
            one("La présidente", "Zoé Lefèvre"),
            one("Le scrutateur", "Noël Œrsted"),
        ],
    }
}

fn qr() -> Block {
    Block::Qr {
        text: "https://cpts.example/elections/3".to_owned(),
        caption: "La page de l’élection".to_owned(),
    }
}

fn code() -> Block {
    Block::Code {
        label: Some("Empreinte de la liste".to_owned()),
        text: FINGERPRINT.to_owned(),
    }
}
