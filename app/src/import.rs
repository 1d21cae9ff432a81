//! Importing members, dues or groups from a file, and the registers as files.

pub mod batch;
mod duplicate;
pub mod file;
pub mod form;
mod kind;
pub mod page;
mod party;
mod table;
mod weight;

use domain::id::BatchId;
use domain::territory::InseeCode;
use service::import::{Kind, Look};

pub(crate) use kind::home;

/// The page of one import.
pub(crate) fn one(slug: &str, kind: Kind, batch: BatchId) -> String {
    format!("{}/{batch}", home(slug, kind))
}

/// A commune by its name, or by its code if it has none any more.
fn commune(look: &Look, code: InseeCode) -> String {
    let name = look.communes.get(&code);
    name.cloned().unwrap_or_else(|| code.to_string())
}
