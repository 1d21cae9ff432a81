//! A CPTS itself: its public face, and what its board sees.

pub mod hub;
pub mod page;
pub mod profile;
