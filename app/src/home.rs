//! The home page.

pub mod me;
pub mod page;

mod contract;
mod decision;
mod election;
mod signed_in;
mod trustee;
mod welcome;
