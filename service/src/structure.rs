//! Structures that are members.

pub mod list;
