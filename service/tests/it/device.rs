//! Devices: what lets one in, and every way that must not.

mod desk;
mod end;
mod enrol;
mod hand;
mod join;
mod wait;
