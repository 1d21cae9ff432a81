//! Partners, without vote.

pub mod edit;
pub mod list;
