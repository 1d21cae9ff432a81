//! A document: its front, its sections, what stands at the foot of each page.

use chrono::NaiveDate;
use serde::Serialize;

use crate::block::Block;

/// What is printed.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Document {
    /// Hyphenation, typography, and the words that are not the caller's.
    pub language: Language,
    /// The title, which is also the PDF's.
    pub title: String,
    /// A line under the title.
    pub subtitle: Option<String>,
    /// Who issues it: the association. Also the PDF's author.
    pub issuer: String,
    /// The day of the document, which is also the PDF's.
    #[serde(serialize_with = "parts")]
    pub date: NaiveDate,
    /// That day in words, as the caller's pages say it, with its place if need be.
    pub dated: String,
    /// What stands at the foot of each page.
    pub footer: Footer,
    /// What stands before the first section.
    pub preamble: Vec<Block>,
    /// The sections, in their order.
    pub sections: Vec<Section>,
}

/// The language of a document.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub enum Language {
    /// French of France.
    #[serde(rename = "fr")]
    French,
    /// English of the United Kingdom.
    #[serde(rename = "en")]
    English,
}

/// The foot of each page; the number of the page stands at its right.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Footer {
    /// What names the document among others.
    pub reference: String,
    /// What the document was made from, in hexadecimal: not the PDF's own, which cannot stand in it.
    pub fingerprint: Option<String>,
}

/// A section, an article or an annex.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Section {
    /// Whether it follows or starts a page of its own.
    pub kind: Kind,
    /// « 3 », « Article 3 », « Annexe A »: as the caller numbers.
    pub number: Option<String>,
    /// The heading.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
    /// Sections within it; there are at most [`Section::DEPTH`] levels.
    pub sections: Vec<Section>,
}

/// What a section is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// It follows what is before it.
    Section,
    /// It starts a page.
    Annex,
}

impl Section {
    /// Levels of headings.
    pub const DEPTH: usize = 4;

    /// A section without number and without sections in it.
    pub fn new(title: impl Into<String>, blocks: Vec<Block>) -> Self {
        Self {
            kind: Kind::Section,
            number: None,
            title: title.into(),
            blocks,
            sections: Vec::new(),
        }
    }

    /// The same as an annex, on a page of its own.
    pub fn annex(title: impl Into<String>, blocks: Vec<Block>) -> Self {
        Self {
            kind: Kind::Annex,
            ..Self::new(title, blocks)
        }
    }

    /// With its number.
    #[must_use]
    pub fn numbered(mut self, number: impl Into<String>) -> Self {
        self.number = Some(number.into());
        self
    }

    /// With sections in it.
    #[must_use]
    pub fn with(mut self, sections: Vec<Section>) -> Self {
        self.sections = sections;
        self
    }
}

/// Year, month and day, as the template takes them.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature is what serde asks for"
)]
fn parts<S: serde::Serializer>(date: &NaiveDate, to: S) -> Result<S::Ok, S::Error> {
    use chrono::Datelike as _;
    (date.year(), date.month(), date.day()).serialize(to)
}
