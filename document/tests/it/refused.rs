use document::{Block, Refused, Section, Span, Table, print};

use crate::make::{minutes, votes};

fn refused(blocks: Vec<Block>) -> Refused {
    let mut document = minutes();
    document.sections = vec![Section::new("A", blocks)];
    print(&document).unwrap_err()
}

#[test]
fn what_cannot_be_laid_out_is_refused_and_named() {
    let Block::Table(mut table) = votes(2) else {
        panic!("a table");
    };
    table.rows[1].pop();
    assert!(matches!(
        refused(vec![Block::Table(table)]),
        Refused::Row {
            columns: 3,
            cells: 2
        }
    ));
    let empty = Table {
        caption: None,
        columns: Vec::new(),
        rows: Vec::new(),
    };
    assert!(matches!(
        refused(vec![Block::Table(empty)]),
        Refused::Row {
            columns: 0,
            cells: 0
        }
    ));
    let qr = Block::Qr {
        text: "x".repeat(Block::QR_MOST + 1),
        caption: "x".to_owned(),
    };
    assert!(matches!(refused(vec![qr]), Refused::Qr(513)));
    let link = Span::Link {
        text: "x".to_owned(),
        address: "javascript:alert(1)".to_owned(),
    };
    assert!(matches!(
        refused(vec![Block::paragraph(link)]),
        Refused::Address(it) if it == "javascript:alert(1)"
    ));
}

#[test]
fn a_title_is_needed_and_sections_are_not_too_deep() {
    let mut document = minutes();
    document.title = " ".to_owned();
    assert!(matches!(print(&document), Err(Refused::Untitled)));

    let mut deep = Section::new("last", Vec::new());
    for _ in 1..Section::DEPTH {
        deep = Section::new("above", Vec::new()).with(vec![deep]);
    }
    let mut document = minutes();
    document.sections = vec![deep.clone()];
    print(&document).unwrap();
    document.sections = vec![Section::new("top", Vec::new()).with(vec![deep])];
    assert!(matches!(print(&document), Err(Refused::Deep(it)) if it == "last"));
}
