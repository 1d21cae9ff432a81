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
mod tests {
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng;

    use super::*;
    use crate::group::Secret;

    #[test]
    fn exactly_the_allowed_answers_are_proved() {
        let mut rng = ChaCha20Rng::seed_from_u64(9);
        let public = Secret::random(&mut rng).public();
        let prover = SecretPowers::of(&public);
        let verifier = PublicPowers::of(&public);
        for interval in [0..=1, 1..=2] {
            for blank in 0..=1 {
                for sum in 0..=3 {
                    let (c0, o0) = Opening::encrypt(blank, &prover, &mut rng);
                    let (c1, o1) = Opening::encrypt(sum, &prover, &mut rng);
                    let openings = Parts {
                        blank: &o0,
                        sum: &o1,
                    };
                    let public = Parts {
                        blank: &c0,
                        sum: &c1,
                    };
                    let interval = || interval.clone();

                    let exclusive = prove_exclusive(&openings, &prover, "S", &mut rng);
                    assert_eq!(exclusive.is_some(), blank == 0 || sum == 0);
                    if let Some(proof) = exclusive {
                        assert!(verify_exclusive(&public, &verifier, "S", &proof));
                        assert!(!verify_exclusive(&public, &verifier, "T", &proof));
                        let swapped = Parts {
                            blank: &c1,
                            sum: &c0,
                        };
                        assert!(!verify_exclusive(&swapped, &verifier, "S", &proof));
                        assert!(!verify_overall(&public, interval(), &verifier, "S", &proof));
                    }

                    let overall = prove_overall(&openings, interval(), &prover, "S", &mut rng);
                    let marked = u32::try_from(sum).is_ok_and(|sum| interval().contains(&sum));
                    assert_eq!(overall.is_some(), blank == 1 || marked);
                    if let Some(proof) = overall {
                        assert!(verify_overall(&public, interval(), &verifier, "S", &proof));
                        assert!(!verify_overall(&public, interval(), &verifier, "T", &proof));
                        assert!(!verify_overall(&public, 0..=2, &verifier, "S", &proof));
                    }
                }
            }
        }
    }
}
