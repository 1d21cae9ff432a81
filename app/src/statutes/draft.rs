//! Drafts of rules: started, written section by section, given up or adopted.
//!
//! A section is a form. [`section::fill`] makes the form of a document, [`section::read`] the document of a form; an
//! error of typing stands at its field, and a contradiction, which a draft may hold, at the field where it is mended.

pub mod adopt;
pub mod close;
mod conflict;
pub mod edit;
mod field;
pub mod list;
pub mod page;
mod place;
mod said;
mod section;
mod since;
mod typed;
mod words;

#[cfg(test)]
mod tests;

use domain::id::DraftId;

/// Where a draft is.
fn home(slug: &str, id: DraftId) -> String {
    format!("/cpts/{slug}/statuts/brouillons/{id}")
}

/// Where the drafts of a CPTS are.
fn drafts(slug: &str) -> String {
    format!("/cpts/{slug}/statuts/brouillons")
}
