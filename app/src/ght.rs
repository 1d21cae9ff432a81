//! Hospital groups and other groups, and the members attached to them.

mod day;
pub mod edit;
pub mod leave;
pub mod list;
pub mod party;
pub mod sheet;
