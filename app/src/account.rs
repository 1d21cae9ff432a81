//! Coming in and going out: sign-in by provider or code, sessions, ways in.

mod client;
mod cookie;
mod device;
pub mod devices;
pub mod form;
pub mod gate;
pub mod means;
pub mod merge;
pub mod page;
pub mod provider;
pub mod sessions;
mod view;
