//! The proof that a ciphertext encrypts a number of an interval: of each choice, that it is 0 or 1; of
//! their sum, that as many answers are marked as the question allows.
//!
//! - **Claim.** `(α, β)` encrypts one of `M₀ … M_k` (consecutive), and the prover knows the randomness.
//! - **Construction.** [`super::disjunction`] over the numbers of the interval.
//! - **Equations.** `A_j = g^response_j × α^challenge_j`, `B_j = y^response_j × (β / g^M_j)^challenge_j`,
//!   and `Σ challenge_j = H(S, α, β, A₀, B₀, …)`.
//! - **Bytes.** `H` hashes `prove|S|α,β|A₀,B₀,…,A_k,B_k`. `S` binds the election and the voter: its
//!   fingerprint and her public credential; for the sum, also all the ciphertexts of the answer.
//! - **Source.** Spec, « Proofs of interval membership », iprove.

use std::ops::RangeInclusive;

use rand_core::CryptoRng;

use super::Proof;
use super::disjunction::{self, Claim, Statement};
use crate::ciphertext::{Ciphertext, Opening, shifted};
use crate::group::{PublicPowers, SecretPowers};
use crate::hash::Challenge;

/// Proves that what was encrypted is in the interval; nothing if it is not.
pub(crate) fn prove(
    ciphertext: &Ciphertext,
    opening: &Opening,
    interval: RangeInclusive<u32>,
    key: &SecretPowers,
    subject: &str,
    rng: &mut impl CryptoRng,
) -> Option<Vec<Proof>> {
    let claims: Vec<Claim<'_>> = interval.map(|number| Claim { opening, number }).collect();
    disjunction::prove(&claims, key, challenge(ciphertext, subject), rng)
}

/// Whether the proof shows that what is encrypted is in the interval.
pub(crate) fn verify(
    ciphertext: &Ciphertext,
    interval: RangeInclusive<u32>,
    key: &PublicPowers,
    subject: &str,
    proof: &[Proof],
) -> bool {
    let alpha = ciphertext.alpha.point();
    let statements: Vec<Statement<'_>> = interval
        .map(|number| Statement {
            alpha,
            rest: shifted(&ciphertext.beta, number),
        })
        .collect();
    disjunction::verify(&statements, key, challenge(ciphertext, subject), proof)
}

fn challenge(ciphertext: &Ciphertext, subject: &str) -> Challenge {
    Challenge::begin(&["prove|", subject, "|"])
        .ciphertext(ciphertext)
        .text("|")
}

#[cfg(test)]
mod tests;
