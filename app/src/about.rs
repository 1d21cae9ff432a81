//! What this is, what is done with data, how it can be used by everybody, who answers for it.

mod accessibility;
mod legal;
pub mod page;
mod platform;
mod privacy;
