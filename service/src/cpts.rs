//! A CPTS itself: its beginning, its public face, its profile, what its board must do now.

pub mod found;
pub mod front;
pub mod hub;
pub mod profile;
