//! The directory of a CPTS.

mod card;
pub mod page;

pub use card::{Shown, shown};
