//! Blocs of influence that a CPTS knows, and what ties its members to them.

pub mod known;
