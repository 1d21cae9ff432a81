//! Contracts: the signatory of a party signs the exact text and the exact document that is printed of it.

mod signature;

pub use signature::{Capacity, MAX_WORDS, NotWords, Signature, Words};
