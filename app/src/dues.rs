//! Dues as the treasurer sees them.

pub mod overview;
pub mod record;
