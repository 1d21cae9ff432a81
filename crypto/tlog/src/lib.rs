//! Logs that nobody rewrites unnoticed: the formats of C2SP over the hash trees of RFC 6962.
//!
//! In scope: the tree and its proofs, tiles, signed notes, checkpoints, cosignatures, what a witness is
//! asked and answers, receipts, policies, and the leaves of our logs. Out of scope: files, database,
//! network, clock; the time is an argument, and chance too. Everything here compiles for the browser too.
//!
//! Sources, cited below by name: RFC 6962 (section 2.1) and RFC 9162 (section 2.1, the same tree with
//! iterative verification); C2SP at commit 5ba5ee83 of 2026-07-22: signed-note v1.0.0, tlog-checkpoint
//! v1.0.0, tlog-cosignature v1.0.1, tlog-witness v1.0.0, tlog-tiles v0.1.0, and the drafts tlog-proof and
//! tlog-policy. Signatures are Ed25519 with the rule of the crate `eddsa`; ML-DSA lines are kept as those
//! of any unknown key.
//!
//! What comes from outside is read strictly: one form only of everything, sizes bounded, nothing panics.
//! What was verified has its own type, which nothing else makes: [`checkpoint::VerifiedCheckpoint`],
//! [`receipt::VerifiedReceipt`].
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

mod decimal;

pub mod hash;
pub mod tree;

pub mod tile;

pub mod audit;

pub mod note;

pub mod checkpoint;
pub mod cosignature;

pub mod policy;
pub mod receipt;
pub mod witness;

pub mod leaf;
