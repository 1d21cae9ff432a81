//! What a trustee computes on her own device: her messages of the ceremony, and her part of a count.
//!
//! **Claim.** The server never sees a seed or a private key; it sees what `belenios::trustee` says it may. Everything
//! that comes from it is checked before it is used, and who sent what is wrong is named.
//!
//! In scope: texts in, texts out, as the wire of `belenios` has them. Out of scope: chance (32 bytes a call, of the
//! browser), the passphrase under which the page keeps the seed, and how messages travel.

#![forbid(unsafe_code)]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable
)]

mod circle;
mod open;
mod refused;

#[cfg(feature = "page")]
pub mod page;

pub use circle::{answer, certificate, polynomial, seed};
pub use open::{Opened, decrypt, owns};
pub use refused::Refused;
