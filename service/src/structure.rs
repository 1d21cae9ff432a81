//! Structures that are members.

pub mod list;
pub mod mandate;
pub mod register;
