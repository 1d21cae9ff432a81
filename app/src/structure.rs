//! The structures that one represents.

pub mod form;
pub mod list;
pub mod mandate;
pub mod page;
