//! Whether a document can be printed, before the typesetter is asked.

use crate::block::{Block, Span, Table};
use crate::model::{Document, Section};
use crate::text::printable;

/// Why a document is not printed.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// A document has a title.
    #[error("the document has no title")]
    Untitled,
    /// More levels of sections than [`Section::DEPTH`].
    #[error("the section « {0} » is on a level too many")]
    Deep(String),
    /// A table without columns, or a row with another number of cells.
    #[error("a table of {columns} columns has a row of {cells} cells")]
    Row {
        /// Columns of the table.
        columns: usize,
        /// Cells of the row.
        cells: usize,
    },
    /// More bytes than [`Block::QR_MOST`].
    #[error("{0} bytes are too many for a QR code")]
    Qr(usize),
    /// An address that is no web page and no mail.
    #[error("« {0} » is not an address to link to")]
    Address(String),
    /// A heading without text, or a drawing that is not told in words.
    #[error("a section has no heading, or a QR code no caption")]
    Unnamed,
    /// What the typesetter says: a fault of ours.
    #[error("typesetting: {0}")]
    Typesetter(String),
}

/// The first thing that stands against printing.
pub fn check(document: &Document) -> Result<(), Refused> {
    if is_empty(&document.title) {
        return Err(Refused::Untitled);
    }
    document.preamble.iter().try_for_each(block)?;
    document.sections.iter().try_for_each(|it| section(it, 1))
}

fn section(found: &Section, level: usize) -> Result<(), Refused> {
    if Section::DEPTH < level {
        return Err(Refused::Deep(found.title.clone()));
    }
    if is_empty(&found.title) {
        return Err(Refused::Unnamed);
    }
    found.blocks.iter().try_for_each(block)?;
    let mut within = found.sections.iter();
    within.try_for_each(|it| section(it, level + 1))
}

fn is_empty(text: &str) -> bool {
    printable(text).trim().is_empty()
}

fn block(block: &Block) -> Result<(), Refused> {
    match block {
        Block::Paragraph { text } => spans(text),
        Block::List { items, .. } => items.iter().try_for_each(|it| spans(it)),
        Block::Terms { items } => items.iter().try_for_each(|(_, it)| spans(it)),
        Block::Table(table) => cells(table),
        Block::Qr { text, .. } if Block::QR_MOST < text.len() => Err(Refused::Qr(text.len())),
        Block::Qr { caption, .. } if is_empty(caption) => Err(Refused::Unnamed),
        Block::Qr { .. } | Block::Code { .. } | Block::Signatures { .. } | Block::PageBreak => {
            Ok(())
        }
    }
}

fn cells(table: &Table) -> Result<(), Refused> {
    let columns = table.columns.len();
    let empty = (columns == 0).then_some(0);
    let odd = table.rows.iter().map(Vec::len).find(|it| *it != columns);
    if let Some(cells) = empty.or(odd) {
        return Err(Refused::Row { columns, cells });
    }
    let mut cells = table.rows.iter().flatten();
    cells.try_for_each(|it| spans(it))
}

fn spans(spans: &[Span]) -> Result<(), Refused> {
    for span in spans {
        if let Span::Link { address, .. } = span {
            let known = ["https://", "http://", "mailto:"];
            if !known.iter().any(|it| address.starts_with(it)) {
                return Err(Refused::Address(address.clone()));
            }
        }
    }
    Ok(())
}
