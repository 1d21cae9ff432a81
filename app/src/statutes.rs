//! The statutes: their text, and their rules as data in words.

mod simulator;
pub mod words;

#[cfg(feature = "ssr")]
pub(crate) mod body;
#[cfg(feature = "ssr")]
mod change;
#[cfg(feature = "ssr")]
pub mod compare;
#[cfg(feature = "ssr")]
pub mod draft;
#[cfg(feature = "ssr")]
pub mod lines;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod rules;
#[cfg(feature = "ssr")]
pub mod simulate;
#[cfg(feature = "ssr")]
pub mod tabs;
#[cfg(feature = "ssr")]
pub mod vote;
