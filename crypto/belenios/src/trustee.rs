//! Trustees: who together hold the key that opens the tally, and how they make it.
//!
//! A trustee alone ([`TrusteeKey`]) draws a private key and proves that she knows it; without her
//! nothing opens. Several can share a key so that some of them are enough: they exchange messages in
//! six steps (spec, « "Pedersen" protocol »; t of n), each checked by who receives it:
//!
//! | step | who | what | type |
//! |---|---|---|---|
//! | 1 | each trustee | keys to talk under, signed | [`Certificate`] |
//! | 2 | everybody | checks that all talk of the same circle | [`Certificates`] |
//! | 3 | each trustee | a secret polynomial: commitments for all, a share for each | [`Polynomial`] |
//! | 4 | the server | sorts shares by recipient | [`Vinput`] |
//! | 5 | each trustee | checks her shares; adds them up: her part of the key | [`Voutput`] |
//! | 6 | the server | what is published | [`Threshold`] |
//!
//! All messages go through the server, which can read none and change none. [`Trustees`] is the whole
//! structure of an election, and exists only if everything in it holds.

mod certificate;
mod cipher;
mod error;
mod key;
mod list;
mod polynomial;
mod sealed;
mod seed;
mod share;
mod signed;
mod threshold;

pub use certificate::{Certificate, Certificates, Context};
pub use cipher::Cipher;
pub use error::{CeremonyError, OpenError};
pub use key::{KeyError, TrusteeKey, read_private_key, write_private_key};
pub use list::{Trustee, Trustees, TrusteesError};
pub use polynomial::Polynomial;
pub use sealed::Sealed;
pub use seed::{NotASeed, Seed};
pub use share::{Vinput, Voutput, open_decryption_key};
pub use signed::Signed;
pub use threshold::Threshold;
