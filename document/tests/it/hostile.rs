use document::{Block, Column, Document, Footer, Language, Section, Signatory, Span, Table, print};
use proptest::prelude::*;

use crate::make::minutes;
use crate::poppler::text;

/// A document whose every text is this one.
fn all(said: &str) -> Document {
    let own = || said.to_owned();
    let span = || {
        vec![
            Span::plain(said),
            Span::strong(said),
            Span::emphasis(said),
            Span::code(said),
        ]
    };
    let blocks = vec![
        Block::Paragraph { text: span() },
        Block::List {
            numbered: false,
            items: vec![span()],
        },
        Block::List {
            numbered: true,
            items: vec![span()],
        },
        Block::Terms {
            items: vec![(own(), span())],
        },
        Block::Table(Table {
            caption: Some(own()),
            columns: vec![Column::text(said, 1), Column::text("x", 1)],
            rows: vec![vec![span(), span()]],
        }),
        Block::Code {
            label: Some(own()),
            text: own(),
        },
        Block::Qr {
            text: said.chars().take(80).collect(),
            caption: format!("Q{said}"),
        },
        Block::Signatures {
            boxes: vec![Signatory {
                capacity: own(),
                name: own(),
                lines: vec![own()],
            }],
        },
    ];
    Document {
        language: Language::French,
        title: format!("T{said}"),
        subtitle: Some(own()),
        issuer: own(),
        date: "2026-11-27".parse().unwrap(),
        dated: own(),
        footer: Footer {
            reference: own(),
            fingerprint: Some(own()),
        },
        preamble: blocks.clone(),
        sections: vec![Section::new(format!("S{said}"), blocks).numbered(said)],
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn whatever_members_write_is_printed(said in "\\PC{0,24}|[#$*_`@<>\\[\\]{}\\\\/=+\\-\"'~ a-z\n\t\u{0}-\u{1f}]{0,40}|.{0,12}") {
        prop_assert!(print(&all(&said)).is_ok(), "{:?}: {:?}", said, print(&all(&said)).err());
    }
}

fn printed(said: &str) -> String {
    let mut document = minutes();
    document.sections = vec![Section::new("A", vec![Block::paragraph(said)])];
    text(&print(&document).unwrap())
}

#[test]
fn markup_is_text() {
    for said in [
        "#panic(\"x\") $x^2$ *fort* _penché_ `code` @ref <nom>",
        "#read(\"/etc/passwd\") #include \"/values.json\"",
        "= Titre // commentaire /* autre */ \\ \\u{41} ~ --- ...",
        "https://cpts.example/ [lien](x) #link(\"https://x.example\")",
    ] {
        let printed = printed(said);
        let words: Vec<&str> = printed.split_whitespace().collect();
        let told: Vec<&str> = said.split_whitespace().collect();
        let found = words.windows(told.len()).any(|it| it == told);
        assert!(found, "{said}: {printed}");
    }
}

#[test]
fn a_character_that_is_not_seen_or_cannot_be_drawn_is_told_by_its_number() {
    let said =
        printed("Anne\u{202e}ennA, \u{1f600} et \u{e000}, \u{7}, a\u{200b}b, e\u{301}, co\u{ad}op");
    for told in [
        "Anne[U+202E]ennA",
        "[U+1F600] et [U+E000], [U+0007], a[U+200B]b, é, coop",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
}

#[test]
fn names_in_other_scripts_are_drawn() {
    let said = printed("Ζωή Μπότσαρη, Жанна Ильина, Łukasz Żółć, Ngô Đình, İpek Şahin");
    assert!(
        said.contains("Ζωή Μπότσαρη, Жанна Ильина, Łukasz Żółć, Ngô Đình, İpek Şahin"),
        "{said}"
    );
}
