//! The home page.

pub mod me;
pub mod page;
mod signed_in;
mod welcome;
