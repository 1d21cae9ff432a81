//! The sealed register of each CPTS: a log that the server itself cannot rewrite unnoticed.
//!
//! **Logging is part of an action.** In its write transaction, `tx.log(cpts, NewLeaf::…)` keeps the
//! bytes and a salt ([`entity::log_opening`]) and lets the entry wait ([`entity::log_pending`]); the hash
//! that it gives is what a receipt is asked by. An envelope of `crypto/signed` is logged with
//! [`NewLeaf::signed`]; erasing its row in `log_opening` leaves the register whole.
//!
//! **The sequencer** ([`sequence`]) gives each entry its place, at most a second later: one transaction
//! compares the last size, writes leaves, tiles and the signed checkpoint; after its commit the
//! checkpoint is kept outside the database ([`vault`]), and only then shown to anybody.
//!
//! **The gate** ([`gate`]) compares both at start and whenever they part: a database that went back in time
//! stops its CPTS until an officer decides ([`resume`]).

mod again;
mod append;
pub mod gate;
mod latest;
mod name;
pub(crate) mod placed;
pub(crate) mod row;
mod tile;

pub mod check;
pub mod open;
pub mod publish;
pub mod resume;
pub mod sequence;
pub mod vault;

mod export;
pub mod mine;
pub mod opening;
pub mod serve;
pub mod show;

pub(crate) use tile::read as tiles;

pub(crate) use again::again;
pub use append::{Logged, NewLeaf, kind};
pub(crate) use export::export;
pub(crate) use latest::latest;
pub use name::LogName;
pub use vault::Vault;
