//! Trustees (« dépositaires de clé »): who they are, and how they make their key, each on her own device.

pub mod act;
pub mod list;
pub mod name;
pub mod page;

mod key;
mod script;

pub(crate) use script::{addresses, asked, words};
