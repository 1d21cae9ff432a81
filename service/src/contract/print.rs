//! A contract on paper: its text, what is promised, and the page on which it is signed, as a PDF that does not change.

pub(super) mod clause;
mod open;
pub(super) mod promise;
pub(super) mod words;

#[cfg(test)]
mod tests;

pub use open::{PrintRefused, open, printed};
pub(super) use open::{made, typeset};

use chrono::NaiveDate;
use document::{Block, Document, Footer, Language, Refused, Section, Signatory, Span};
use domain::contract::party::{Party, Side};
use domain::contract::text::Text;

use words::{capacity, date, list};

/// As what a contract is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum As {
    /// A draft, to be read: it says so, and nobody signs it.
    Draft,
    /// A template with examples, to be read.
    Template,
    /// The document that is signed.
    ToSign {
        /// Where anybody verifies it: the address of its page.
        verification: String,
    },
}

/// What is printed of a contract beside its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// Who issues it: the CPTS that keeps it.
    pub issuer: String,
    /// The number of the version.
    pub version: u32,
    /// The day.
    pub on: NaiveDate,
    /// As what.
    pub r#as: As,
}

/// The bytes of the PDF.
///
/// # Errors
/// When the text cannot be printed.
pub fn pdf(text: &Text, printed: &Printed) -> Result<Vec<u8>, Refused> {
    document::print(&document(text, printed))
}

/// The document.
pub fn document(text: &Text, printed: &Printed) -> Document {
    let digest = text.digest().to_string();
    let dated = date(printed.on);
    let mut sections = vec![parties(text)];
    for (clause, n) in text.clauses.iter().zip(1_u32..) {
        let blocks = clause::blocks(&clause.body);
        let section = Section::new(clause.heading.clone(), blocks);
        sections.push(section.numbered(format!("Article {n}")));
    }
    sections.extend(promise::annex(text));
    sections.extend(annexes(text));
    match &printed.r#as {
        As::Draft | As::Template => {}
        As::ToSign { verification } => sections.push(signing(text, &digest, verification)),
    }
    Document {
        language: Language::French,
        title: text.title.clone(),
        subtitle: Some(match printed.r#as {
            As::Draft => format!(
                "Projet, version {}. Ce document ne se signe pas.",
                printed.version
            ),
            As::Template => {
                "Modèle, avec des exemples entre crochets. Ce document ne se signe pas.".to_owned()
            }
            As::ToSign { .. } => format!("Version {}", printed.version),
        }),
        issuer: printed.issuer.clone(),
        date: printed.on,
        dated: match printed.r#as {
            As::Draft => format!("Projet du {dated}"),
            As::Template => format!("Imprimé le {dated}"),
            As::ToSign { .. } => format!("Arrêté le {dated}"),
        },
        footer: match printed.r#as {
            As::Template => Footer {
                reference: format!("{}, modèle", printed.issuer),
                fingerprint: None,
            },
            As::Draft | As::ToSign { .. } => Footer {
                reference: format!("{}, version {}", printed.issuer, printed.version),
                fingerprint: Some(digest),
            },
        },
        preamble: Vec::new(),
        sections,
    }
}

fn parties(text: &Text) -> Section {
    let terms = |side: Side| Block::Terms {
        items: text
            .side(side)
            .map(|it| (it.name.clone(), who(it)))
            .collect(),
    };
    let blocks = vec![
        Block::paragraph("Entre :"),
        terms(Side::Cpts),
        Block::paragraph("et :"),
        terms(Side::Partner),
        Block::paragraph("il est convenu ce qui suit."),
    ];
    Section::new("Parties", blocks)
}

fn who(party: &Party) -> Vec<Span> {
    let signatory = &party.signatory;
    let mut said = Vec::new();
    if let Some(finess) = &party.finess {
        said.push(format!("FINESS {finess}"));
    }
    if let Some(siren) = &party.siren {
        said.push(format!("SIREN {siren}"));
    }
    // Of a partner the register does not know the gender.
    let represented = match party.side {
        Side::Cpts => "représentée",
        Side::Partner => "représenté",
    };
    said.push(format!(
        "{represented} par {}, {}, {}",
        signatory.name,
        signatory.function,
        capacity(signatory.capacity)
    ));
    if !party.represents.is_empty() {
        let names = party.represents.iter().map(|it| match &it.finess {
            Some(finess) => format!("{} (FINESS {finess})", it.name),
            None => it.name.clone(),
        });
        said.push(format!("pour lui-même et pour : {}", list(names)));
    }
    vec![Span::plain(said.join(", "))]
}

fn annexes(text: &Text) -> Option<Section> {
    if text.annexes.is_empty() {
        return None;
    }
    let mut blocks = vec![Block::paragraph(
        "Les documents suivants sont joints. Leur empreinte (SHA-256) dit lesquels.",
    )];
    for (it, n) in text.annexes.iter().zip(1_u32..) {
        blocks.push(Block::Code {
            label: Some(format!("{n}. {}", it.title)),
            text: it.sha256.to_string(),
        });
    }
    Some(Section::annex("Documents joints", blocks))
}

/// The page of the signatures: who signs for whom, as what, and where anybody verifies it.
fn signing(text: &Text, digest: &str, verification: &str) -> Section {
    let boxes = text.parties.iter().map(|it| Signatory {
        capacity: format!("Pour {}", it.name),
        name: it.signatory.name.clone(),
        lines: vec![
            it.signatory.function.clone(),
            capacity(it.signatory.capacity).to_owned(),
            "Signature électronique : voir la page de vérification".to_owned(),
        ],
    });
    let blocks = vec![
        Block::paragraph(
            "Chaque signataire signe l’empreinte de ce document, avec la clé de son appareil. Ce sont des signatures électroniques simples, avec la preuve que rien n’a changé ; ce ne sont pas des signatures qualifiées.",
        ),
        Block::Signatures {
            boxes: boxes.collect(),
        },
        Block::Code {
            label: Some("Empreinte du texte (SHA-256)".to_owned()),
            text: digest.to_owned(),
        },
        Block::Qr {
            text: verification.to_owned(),
            caption: format!("Qui a signé, et quand : {verification}"),
        },
    ];
    Section::annex("Signatures", blocks)
}
