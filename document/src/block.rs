//! What a section is made of.

use serde::Serialize;

/// A block.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// What it says.
        text: Vec<Span>,
    },
    /// Points, with dashes or numbers.
    List {
        /// Whether they are numbered.
        numbered: bool,
        /// One a point.
        items: Vec<Vec<Span>>,
    },
    /// Names and what they stand for: « Convocation : le 2 mars ».
    Terms {
        /// The name, and what is said of it.
        items: Vec<(String, Vec<Span>)>,
    },
    /// A table.
    Table(Table),
    /// A fingerprint or another code that is compared character by character.
    Code {
        /// What it is the code of.
        label: Option<String>,
        /// The code; printed in lines of 64 characters.
        text: String,
    },
    /// A code for a telephone's camera.
    Qr {
        /// What the telephone reads; at most [`Block::QR_MOST`] bytes.
        #[serde(rename = "svg", serialize_with = "crate::qr::drawn")]
        text: String,
        /// What stands under it, and what a screen reader says.
        caption: String,
    },
    /// Boxes to sign in, two a line.
    Signatures {
        /// One a box.
        boxes: Vec<Signatory>,
    },
    /// What follows starts a page.
    PageBreak,
}

impl Block {
    /// Bytes that a [`Block::Qr`] may have: it stays readable at the size it is printed.
    pub const QR_MOST: usize = 512;

    /// A paragraph of one span.
    pub fn paragraph(text: impl Into<Span>) -> Self {
        Self::Paragraph {
            text: vec![text.into()],
        }
    }
}

/// Text in a line.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(tag = "style", rename_all = "kebab-case")]
pub enum Span {
    /// As it is.
    Plain {
        /// The text.
        text: String,
    },
    /// What must be seen.
    Strong {
        /// The text.
        text: String,
    },
    /// What is stressed, or foreign.
    Emphasis {
        /// The text.
        text: String,
    },
    /// A code; may be broken anywhere, without a hyphen.
    Code {
        /// The text.
        text: String,
    },
    /// A link to a page.
    Link {
        /// The text.
        text: String,
        /// The address, which starts with `https://`, `http://` or `mailto:`.
        address: String,
    },
    /// The end of a line.
    Break,
}

impl Span {
    /// As it is.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Plain { text: text.into() }
    }

    /// What must be seen.
    pub fn strong(text: impl Into<String>) -> Self {
        Self::Strong { text: text.into() }
    }

    /// What is stressed, or foreign.
    pub fn emphasis(text: impl Into<String>) -> Self {
        Self::Emphasis { text: text.into() }
    }

    /// A code.
    pub fn code(text: impl Into<String>) -> Self {
        Self::Code { text: text.into() }
    }
}

impl From<&str> for Span {
    fn from(text: &str) -> Self {
        Self::plain(text)
    }
}

impl From<String> for Span {
    fn from(text: String) -> Self {
        Self::plain(text)
    }
}

/// A table; its header is said again on each page.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Table {
    /// What it shows, above it.
    pub caption: Option<String>,
    /// The columns, at least one.
    pub columns: Vec<Column>,
    /// The rows, each with one cell a column.
    pub rows: Vec<Vec<Vec<Span>>>,
}

/// A column.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Column {
    /// What stands in the header.
    pub title: String,
    /// How cells are aligned.
    pub align: Align,
    /// Its part of what is left of the line; as wide as its text without.
    pub share: Option<u8>,
}

impl Column {
    /// A column of text that takes so much of what is left.
    pub fn text(title: impl Into<String>, share: u8) -> Self {
        Self {
            title: title.into(),
            align: Align::Start,
            share: Some(share),
        }
    }

    /// A column of a few words, a date, a state: as wide as they are, so that none is broken.
    pub fn short(title: impl Into<String>) -> Self {
        Self {
            share: None,
            ..Self::text(title, 1)
        }
    }

    /// A column of figures, as wide as they are.
    pub fn figures(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            align: Align::End,
            share: None,
        }
    }
}

/// Where the text of a cell stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// Where lines start.
    Start,
    /// In the middle.
    Center,
    /// Where lines end: figures.
    End,
}

/// Who signs, and where.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Signatory {
    /// « La présidente du bureau de vote ».
    pub capacity: String,
    /// Her name.
    pub name: String,
    /// What stands in the box: how and when it is signed.
    pub lines: Vec<String>,
}
