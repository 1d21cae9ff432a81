//! Hospital groups and other groups, and the members attached to them.

mod day;
pub mod edit;
mod fields;
pub mod leave;
pub mod list;
pub mod own;
pub mod party;
pub mod queue;
pub mod record;
pub mod review;
pub mod sheet;
pub mod standing;
mod story;
