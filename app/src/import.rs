//! Importing members or dues from a file, and the register as a file.

pub mod batch;
mod duplicate;
pub mod file;
pub mod form;
pub mod page;
mod table;

use domain::id::BatchId;
use domain::territory::InseeCode;
use service::import::{Kind, Look};

/// Where imports of that kind live: their page, their form.
pub(crate) fn home(slug: &str, kind: Kind) -> String {
    match kind {
        Kind::Members => format!("/cpts/{slug}/import"),
        Kind::Dues => format!("/cpts/{slug}/cotisations/import"),
    }
}

/// The page of one import.
pub(crate) fn one(slug: &str, kind: Kind, batch: BatchId) -> String {
    format!("{}/{batch}", home(slug, kind))
}

/// A commune by its name, or by its code if it has none any more.
fn commune(look: &Look, code: InseeCode) -> String {
    let name = look.communes.get(&code);
    name.cloned().unwrap_or_else(|| code.to_string())
}
