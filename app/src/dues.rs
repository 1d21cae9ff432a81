//! Dues as the treasurer sees them.

pub mod entry;
pub mod overview;
pub mod record;
