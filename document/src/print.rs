//! From a document to the bytes of a PDF.

use serde_json::Value;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::check::{Refused, check};
use crate::model::Document;
use crate::text::printable;
use crate::world::Sheet;

/// The PDF of a document: tagged, PDF/UA-1 and PDF/A-2a, with its fonts; the same bytes for the same document.
///
/// # Errors
/// What stands against printing it. [`Refused::Typesetter`] is a fault of this crate.
pub fn print(document: &Document) -> Result<Vec<u8>, Refused> {
    check(document)?;
    let mut values = serde_json::to_value(document).map_err(fault)?;
    clean(&mut values);
    let values = serde_json::to_vec(&values).map_err(fault)?;
    let sheet = Sheet::new(values).ok_or_else(|| fault("the template has no name"))?;
    let printed = typeset(&sheet);
    // What the typesetter remembers of a document would stay in memory after it.
    typst::comemo::evict(0);
    printed
}

fn typeset(sheet: &Sheet) -> Result<Vec<u8>, Refused> {
    let pages = typst::compile::<PagedDocument>(sheet)
        .output
        .map_err(|said| told(&said))?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|said| fault(said.message()))?;
    let options = PdfOptions {
        creator: Smart::Custom(Some("Collégiale".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&pages, &options).map_err(|said| told(&said))
}

/// Every text of a document passes here, whatever block it is in.
fn clean(value: &mut Value) {
    match value {
        Value::String(text) => *text = printable(text),
        Value::Array(values) => values.iter_mut().for_each(clean),
        Value::Object(values) => values.values_mut().for_each(clean),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn told(said: &[SourceDiagnostic]) -> Refused {
    let messages: Vec<&str> = said.iter().map(|it| it.message.as_str()).collect();
    fault(messages.join("; "))
}

fn fault(said: impl ToString) -> Refused {
    Refused::Typesetter(said.to_string())
}
