//! Elections of persons: from votes to seats.

pub mod limits;
pub mod seats;
