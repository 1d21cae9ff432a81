//! One's own adhesions: where each stands, what happened, and what one can do.

mod dues;
pub mod form;
pub mod list;
pub mod page;
mod words;

pub use words::badge;
