//! A CPTS itself: its beginning, its profile, what its board must do now.

pub mod found;
pub mod hub;
pub mod profile;
