//! The statutes.

mod body;
pub mod page;
