//! Ed25519 (RFC 8032) with one rule of acceptance, which logs and signed payloads share.
//!
//! RFC 8032 leaves open what to do with unusual keys and signatures, and libraries differ: the same
//! bytes may hold here and not there. Here, of all forms that any library accepts, only one does:
//!
//! | part | accepted | refused |
//! |---|---|---|
//! | key | a point of prime order, in its one canonical form | small order (the neutral element too), a component of small order, `y` not reduced modulo p, a negative zero |
//! | `R` | the bytes that the equation gives, of a point not of small order | everything else |
//! | `S` | below the order of the group | `S` plus a multiple of the order |
//!
//! The equation is the one without the cofactor, `R = [S]B − [H(R, A, M)]A`, compared as bytes. With such
//! a key, what it accepts is of prime order and canonical too. So:
//!
//! - nobody but who holds the secret key makes a second signature of the same bytes (no malleability);
//! - a signature holds for one key and one message only (no key under which two messages hold);
//! - every library that follows RFC 8032 accepts what is accepted here; some accept more.
//!
//! In scope: keys, signatures, the rule. Out of scope: what is signed, files, network, clock; chance is
//! an argument. `tests/edge.rs` has the edge cases known from the paper of 2020 on the many forms of Ed25519 (Chalkias,
//! Garillot, Nikolaenko) and from ZIP 215, all made anew.

#![forbid(unsafe_code)]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable
)]

mod key;
mod secret;

pub use key::{NotAKey, NotSigned, PublicKey, Signature};
pub use secret::SecretKey;
