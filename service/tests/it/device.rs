//! Devices: what lets one in, and every way that must not.

mod desk;
mod end;
mod enrol;
pub mod hand;
mod join;
mod logged;
mod wait;
