//! Elections of persons: their life, who may stand, and the way from votes to seats.

pub mod act;
pub mod candidacy;
pub mod checklist;
pub mod incident;
pub mod limits;
pub mod order;
pub mod plan;
pub mod sample;
pub mod seats;
pub mod stage;
pub mod trustee;
pub mod urn;
