//! The count: from closed urns to seats, through trustees of whom some are enough, papers and wrong shares.

mod bad;
pub mod minutes;
mod scene;
mod tool;
mod whole;
