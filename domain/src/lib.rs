//! The rules of a CPTS as pure functions.

pub mod territory;
pub mod text;
