//! Secret votes: what anyone can check.

pub mod verify;
