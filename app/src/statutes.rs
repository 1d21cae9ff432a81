//! The statutes: their text, and their rules as data in words.

pub mod words;

#[cfg(feature = "ssr")]
pub(crate) mod body;
#[cfg(feature = "ssr")]
pub mod draft;
#[cfg(feature = "ssr")]
pub mod page;
