//! The sealed register of a CPTS: what everybody may fetch and read of it, and what an officer decides when it
//! went back in time.

pub mod address;
pub mod banner;
pub mod gate;
pub mod page;
pub mod resume;

mod entries;
mod proves;
mod watch;
