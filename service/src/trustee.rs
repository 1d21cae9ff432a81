//! Trustees: several members who hold the key of the elections of their CPTS together.
//!
//! Rules are in `domain::election::trustee`, every computation and check in `crypto/belenios`. President or secretary name
//! them ([`name`]); each makes her part on her own device (`crypto/ceremony`) and sends a message a step, which is taken
//! only if the library finds it right ([`say`]). The server keeps what is published, and parts of the key that only their
//! owners can open. A ready board serves every election until it retires.

mod circle;
mod twice;

pub mod choose;
pub mod name;
pub mod retire;
pub mod say;
pub mod show;

pub(crate) use circle::named as people;
pub use circle::{is_ready, threshold};
pub(crate) use twice::both;
