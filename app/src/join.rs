//! Joining, for a person or a structure: what one does, where, which CPTS, their statutes. Each
//! step is a plain form; what was answered travels in the address, so that nothing is lost and the
//! browser's back button goes one step back.

mod choose;
pub mod form;
pub mod page;
mod place;
mod send;
mod way;
mod work;

pub use way::declared;
pub use work::declared_fields;
