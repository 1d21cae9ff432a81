//! The home page.

pub mod page;
mod signed_in;
mod welcome;
