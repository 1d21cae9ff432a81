//! Partners: registered, without vote.

pub mod list;
pub mod save;

pub use entity::partner::Model as Row;
