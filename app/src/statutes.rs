//! The statutes.

pub(crate) mod body;
pub mod page;
