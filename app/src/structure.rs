//! Structures: as their representative sees them, and as a board sees those that are members.

pub mod board;
pub mod form;
pub mod list;
pub mod mandate;
pub mod page;
