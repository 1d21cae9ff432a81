//! The rules of a CPTS as pure functions.

pub mod directory;
pub mod identifier;
pub mod profession;
pub mod territory;
pub mod text;
