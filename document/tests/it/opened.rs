use std::collections::BTreeSet;

use document::{Block, Column, Document, Language, Section, Span, Table, print};

use crate::make::{FINGERPRINT, minutes, votes};
use crate::poppler::{fonts, info, read_aloud, text};

#[test]
fn the_same_document_has_the_same_bytes_whatever_was_printed_between() {
    let first = print(&minutes()).unwrap();
    let mut other = minutes();
    other.title.push('s');
    let other = print(&other).unwrap();
    assert_ne!(first, other);
    assert!(first == print(&minutes()).unwrap());
    let threads: Vec<_> = (0..2)
        .map(|_| std::thread::spawn(|| print(&minutes()).unwrap()))
        .collect();
    for thread in threads {
        assert!(first == thread.join().unwrap());
    }
}

#[test]
fn it_is_tagged_and_says_its_title_author_language_day_and_norms() {
    let pdf = print(&minutes()).unwrap();
    let said = info(&pdf, None);
    let line = |name: &str| {
        let found = said.lines().find_map(|it| it.strip_prefix(name));
        found.unwrap_or_default().trim_start_matches(':').trim()
    };
    assert_eq!(line("Title"), "Procès-verbal de l’élection du bureau");
    assert_eq!(line("Author"), "CPTS Val-d’Amboise");
    assert_eq!(line("Tagged"), "yes");
    assert_eq!(line("JavaScript"), "no");
    assert_eq!(line("Page size"), "595.276 x 841.89 pts (A4)");
    assert!(line("CreationDate").contains("Nov 27"), "{said}");
    let meta = info(&pdf, Some("-meta"));
    for told in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "<rdf:li>fr-FR</rdf:li>",
    ] {
        assert!(meta.contains(told), "{told}: {meta}");
    }
}

#[test]
fn every_font_is_in_the_file() {
    let said = fonts(&print(&minutes()).unwrap());
    let rows: Vec<&str> = said.lines().skip(2).collect();
    assert!(rows.iter().any(|it| it.contains("LibertinusSerif")));
    assert!(rows.iter().any(|it| it.contains("DejaVuSansMono")));
    for row in rows {
        // Embedded, a subset, and with the characters that its drawings stand for.
        assert!(row.contains(" yes yes yes "), "{row}");
    }
}

#[test]
fn text_comes_out_as_it_was_written() {
    let pdf = print(&minutes()).unwrap();
    let said = text(&pdf);
    // Poppler writes every space as a plain one.
    for written in [
        "Procès-verbal de l’élection du bureau",
        "Collèges « ville » et « établissements »",
        "Œuvre, naïveté, Noël, ça, là : « où ? » — 1 234 €.",
        "Zoé Lefèvre",
        FINGERPRINT,
        "La page de l’élection",
    ] {
        assert!(said.contains(written), "{written}: {said}");
    }
}

#[test]
fn numbers_of_pages_and_the_fingerprint_stand_at_the_foot_of_each() {
    let pdf = print(&minutes()).unwrap();
    let said = read_aloud(&pdf);
    let pages: Vec<&str> = said.trim_end_matches('\u{c}').split('\u{c}').collect();
    let all = pages.len();
    assert!(2 < all, "{all}");
    for (at, page) in (1..).zip(&pages) {
        assert!(page.contains(&format!("Page {at} sur {all}")), "{page}");
        assert!(page.contains("Élection n o 3"), "{page}");
        assert!(page.contains(FINGERPRINT), "{page}");
    }
    let last = pages.last().unwrap();
    assert!(
        last.contains("Annexe A") && last.contains("Preuves"),
        "{last}"
    );
}

#[test]
fn the_header_of_a_table_stands_on_each_of_its_pages() {
    let mut document = minutes();
    document.sections = vec![Section::new("Résultat", vec![votes(120)])];
    let said = read_aloud(&print(&document).unwrap());
    let pages = said.trim_end_matches('\u{c}').split('\u{c}').count();
    assert!(2 < pages);
    assert_eq!(said.matches("Preuve").count(), pages, "{said}");
}

#[test]
fn structure_is_told_to_who_does_not_see() {
    let said = info(&print(&minutes()).unwrap(), Some("-struct"));
    for tag in [
        "H1", "H2", "Table", "TH", "TD", "L ", "LI", "Link", "Figure", "P",
    ] {
        assert!(said.contains(tag), "{tag}: {said}");
    }
}

#[test]
fn no_line_begins_with_what_a_no_break_space_holds() {
    let mut document = minutes();
    let words: Vec<String> = (0..300).map(|n| "oui".repeat(1 + n % 5)).collect();
    let said = words.join("\u{a0}: ");
    document.sections = vec![Section::new("A", vec![Block::paragraph(said)])];
    let said = read_aloud(&print(&document).unwrap());
    assert!(
        said.lines().filter(|it| it.ends_with(':')).count() > 10,
        "{said}"
    );
    assert!(said.lines().all(|it| !it.starts_with(':')), "{said}");
}

/// How a long word is cut at the end of a narrow line.
fn cut(language: Language, word: &str) -> BTreeSet<String> {
    // In a column without room for it, each time after a word of another length.
    let column = Column::text("a", 1);
    let table = Table {
        caption: None,
        columns: vec![column; 7],
        rows: (0..40)
            .map(|n| vec![vec![format!("{} {word}", "m ".repeat(1 + n % 12)).into()]; 7])
            .collect(),
    };
    let document = Document {
        language,
        sections: vec![Section::new("A", vec![Block::Table(table)])],
        ..minutes()
    };
    let said = read_aloud(&print(&document).unwrap());
    let ends = said.lines().filter_map(|it| it.strip_suffix('\u{ad}'));
    ends.filter_map(|it| it.rsplit(' ').next().map(str::to_owned))
        .collect()
}

#[test]
fn long_words_are_cut_by_the_rules_of_the_language() {
    let french = cut(Language::French, "professionnellement");
    let right = [
        "pro",
        "profes",
        "profession",
        "professionnel",
        "professionnelle",
    ];
    assert!(!french.is_empty());
    assert!(
        french.iter().all(|it| right.contains(&it.as_str())),
        "{french:?}"
    );
    let english = cut(Language::English, "establishmentarian");
    let right = [
        "es",
        "estab",
        "establish",
        "establishmen",
        "establishmentar",
    ];
    assert!(english.iter().any(|it| it == "establish"), "{english:?}");
    assert!(
        english.iter().all(|it| right.contains(&it.as_str())),
        "{english:?}"
    );
}

#[test]
fn in_a_narrow_column_a_word_or_a_date_that_has_room_on_a_line_is_whole() {
    let whole = [
        "établissements",
        "professionnels",
        "30\u{a0}septembre\u{a0}2027",
    ];
    let said: Vec<Vec<Span>> = (0..40)
        .map(|n| vec![format!("{} {}", "m ".repeat(1 + n % 12), whole[n % 3]).into()])
        .collect();
    let table = Table {
        caption: None,
        columns: vec![
            Column::text("a", 1),
            Column::text("b", 1),
            Column::text("c", 1),
            Column::text("d", 1),
            Column::short("e"),
        ],
        rows: said
            .into_iter()
            .map(|it| [vec![it; 4], vec![vec!["remplacée".into()]]].concat())
            .collect(),
    };
    let mut document = minutes();
    document.sections = vec![Section::new("A", vec![Block::Table(table)])];
    let said = read_aloud(&print(&document).unwrap());
    assert!(!said.contains('\u{ad}'), "{said}");
    let (dates, lines) = (said.matches("septembre").count(), said.lines());
    assert_eq!(dates, 4 * 13);
    assert!(
        lines
            .clone()
            .filter(|it| it.contains("septembre"))
            .all(|it| { it.replace('\u{a0}', " ").contains("30 septembre 2027") }),
        "{said}"
    );
}
