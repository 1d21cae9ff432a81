//! The proofs of a question where a blank vote is allowed. The answer has `m₀` (1 if blank) before its
//! choices, whose sum is `m_Σ`.
//!
//! - **Claim.** *Exclusive*: `m₀ = 0` or `m_Σ = 0`, so that a blank ballot marks no answer.
//!   *Overall*: `m₀ = 1` or `m_Σ` is in the interval of the question.
//! - **Construction.** [`super::disjunction`]: over two statements; over one statement about `m₀` and one
//!   per number of the interval about `m_Σ`.
//! - **Equations.** As in [`super::disjunction`]; for `m₀`, of the first ciphertext; for `m_Σ`, of the
//!   product of the others.
//! - **Bytes.** `H` hashes `bproof0|S|A₀,B₀,A_Σ,B_Σ`, and `bproof1|S|A₀,B₀,…,A_k,B_k`. `S` is the
//!   fingerprint of the election, the public credential, and all the ciphertexts of the answer.
//! - **Source.** Spec, « Proofs of possibly-blank votes ».

use std::ops::RangeInclusive;

use rand_core::CryptoRng;

use super::Proof;
use super::disjunction::{self, Claim, Statement};
use crate::ciphertext::{Ciphertext, Opening, shifted};
use crate::group::{PublicPowers, SecretPowers};
use crate::hash::Challenge;

/// The two parts of an answer: whether it is blank, and the sum of its choices.
pub(crate) struct Parts<T> {
    pub(crate) blank: T,
    pub(crate) sum: T,
}

/// Proves that a blank answer marks nothing; nothing if both parts are above zero.
pub(crate) fn prove_exclusive(
    parts: &Parts<&Opening>,
    key: &SecretPowers,
    subject: &str,
    rng: &mut impl CryptoRng,
) -> Option<Vec<Proof>> {
    let claims = [parts.blank, parts.sum].map(|opening| Claim { opening, number: 0 });
    disjunction::prove(&claims, key, exclusive(subject), rng)
}

/// Whether the proof shows that a blank answer marks nothing.
pub(crate) fn verify_exclusive(
    parts: &Parts<&Ciphertext>,
    key: &PublicPowers,
    subject: &str,
    proof: &[Proof],
) -> bool {
    let statements = [parts.blank, parts.sum].map(|ciphertext| statement(ciphertext, 0));
    disjunction::verify(&statements, key, exclusive(subject), proof)
}

/// Proves that the answer is blank or marks as many answers as allowed; nothing if neither.
pub(crate) fn prove_overall(
    parts: &Parts<&Opening>,
    interval: RangeInclusive<u32>,
    key: &SecretPowers,
    subject: &str,
    rng: &mut impl CryptoRng,
) -> Option<Vec<Proof>> {
    let blank = Claim {
        opening: parts.blank,
        number: 1,
    };
    let marked = interval.map(|number| Claim {
        opening: parts.sum,
        number,
    });
    let claims: Vec<Claim<'_>> = std::iter::once(blank).chain(marked).collect();
    disjunction::prove(&claims, key, overall(subject), rng)
}

/// Whether the proof shows that the answer is blank or marks as many answers as allowed.
pub(crate) fn verify_overall(
    parts: &Parts<&Ciphertext>,
    interval: RangeInclusive<u32>,
    key: &PublicPowers,
    subject: &str,
    proof: &[Proof],
) -> bool {
    let marked = interval.map(|number| statement(parts.sum, number));
    let statements: Vec<Statement<'_>> = std::iter::once(statement(parts.blank, 1))
        .chain(marked)
        .collect();
    disjunction::verify(&statements, key, overall(subject), proof)
}

fn statement(ciphertext: &Ciphertext, number: u32) -> Statement<'_> {
    Statement {
        alpha: ciphertext.alpha.point(),
        rest: shifted(&ciphertext.beta, number),
    }
}

fn exclusive(subject: &str) -> Challenge {
    Challenge::begin(&["bproof0|", subject, "|"])
}

fn overall(subject: &str) -> Challenge {
    Challenge::begin(&["bproof1|", subject, "|"])
}

#[cfg(test)]
mod tests;
