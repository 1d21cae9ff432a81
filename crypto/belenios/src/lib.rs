//! Secret ballots: the Belenios protocol, crypto version 1 as released in 3.3, group Ed25519,
//! homomorphic questions, byte-compatible with its archives.
//!
//! In scope: every computation of the protocol's specification (`doc/specification.tex` of Belenios
//! 3.3.0, cited below as « spec » with the title of its section) that an election of homomorphic
//! questions needs. Out of scope: files, network, clock; randomness is an argument. Everything here
//! compiles for the browser too.
//!
//! What is verified has its own type, which nothing else makes: an [`group::Element`] is in the
//! subgroup of prime order, in its one canonical form.
//!
//! Modules stand in reading order.

#![forbid(unsafe_code)]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable
)]

pub mod group;
pub mod hash;
pub mod wire;

mod base58;

pub mod ciphertext;
pub mod proof;
pub mod weight;

pub mod election;
pub mod question;

pub mod ballot;
pub mod tally;

pub mod decryption;
pub mod result;

pub mod credential;
pub mod joint;
pub mod trustee;

pub mod archive;
pub mod audit;
