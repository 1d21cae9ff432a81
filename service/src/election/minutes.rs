//! The minutes (« procès-verbal ») of an election: printed once it is proclaimed, kept as they are, and signed by the chair of
//! the electoral board and by a teller, each with the key of her own device.
//!
//! Each figure names what proves it: an archive, the register, the statutes. Who voted on paper is not named: that is for the
//! electoral board alone.

mod gather;
mod prepare;
mod show;
mod sign;
mod write;

pub use prepare::{due, prepare};
pub use show::{Minutes, Signed, awaits, minutes, pdf};
pub use sign::{SignRefused, sign};

pub(super) use show::attested;
