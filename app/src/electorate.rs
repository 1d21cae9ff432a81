//! What each group weighs in the votes and on the board, and what an admission would change.

pub mod admission;
mod applicants;
mod day;
mod figures;
mod lead;
mod limit;
mod other;
mod proof;
mod seats;
mod silent;
mod table;
mod under;
pub mod words;

pub use day::get;
