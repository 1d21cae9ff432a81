//! The home page.

pub mod me;
pub mod page;

mod decision;
mod election;
mod signed_in;
mod trustee;
mod welcome;
