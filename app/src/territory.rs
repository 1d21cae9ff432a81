//! Communes and territories: what everybody sees, what a board changes.

pub mod api;
mod commune_combobox;

#[cfg(feature = "ssr")]
mod commune_field;
#[cfg(feature = "ssr")]
pub mod edit;
#[cfg(feature = "ssr")]
pub mod form;
#[cfg(feature = "ssr")]
mod history;
#[cfg(feature = "ssr")]
mod map;
#[cfg(feature = "ssr")]
mod missions;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod search;
#[cfg(feature = "ssr")]
pub mod shared;
#[cfg(feature = "ssr")]
pub mod words;

#[cfg(feature = "ssr")]
pub use commune_field::CommuneField;
