//! Decisions: what is signed, when it is taken, what it comes to, and that the archive holds.

mod agree;
mod bad;
mod cap;
mod carry;
mod draft;
mod due;
mod home;
mod object;
mod proxy;
pub mod scene;
mod shown;
mod signing;
