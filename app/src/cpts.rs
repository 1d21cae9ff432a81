//! The public face of a CPTS.

pub mod page;
