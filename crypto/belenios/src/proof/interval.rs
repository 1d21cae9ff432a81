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
mod tests {
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng;

    use super::*;
    use crate::group::{Element, Scalar, Secret};

    struct Case {
        rng: ChaCha20Rng,
        public: Element,
        prover: SecretPowers,
    }

    fn case() -> Case {
        let mut rng = ChaCha20Rng::seed_from_u64(8);
        let public = Secret::random(&mut rng).public();
        let prover = SecretPowers::of(&public);
        Case {
            rng,
            public,
            prover,
        }
    }

    #[test]
    fn every_number_of_the_interval_is_proved_and_no_other() {
        let Case {
            mut rng,
            public,
            prover,
        } = case();
        let verifier = PublicPowers::of(&public);
        for number in 0..5 {
            let (ciphertext, opening) = Opening::encrypt(number, &prover, &mut rng);
            let proof = prove(&ciphertext, &opening, 1..=3, &prover, "S", &mut rng);
            assert_eq!(proof.is_some(), (1..=3).contains(&number), "{number}");
            let proof = proof.unwrap_or_default();
            let holds = verify(&ciphertext, 1..=3, &verifier, "S", &proof);
            assert_eq!(holds, (1..=3).contains(&number), "{number}");
        }
    }

    #[test]
    fn a_proof_holds_for_its_ciphertext_interval_key_and_subject_only() {
        let Case {
            mut rng,
            public,
            prover,
        } = case();
        let verifier = PublicPowers::of(&public);
        let other_key = PublicPowers::of(&(public + Element::generator()));
        let (ciphertext, opening) = Opening::encrypt(1, &prover, &mut rng);
        let (other, _) = Opening::encrypt(1, &prover, &mut rng);
        let proof = prove(&ciphertext, &opening, 0..=1, &prover, "S", &mut rng).unwrap();
        assert!(verify(&ciphertext, 0..=1, &verifier, "S", &proof));
        assert!(!verify(&other, 0..=1, &verifier, "S", &proof));
        assert!(!verify(&ciphertext, 1..=2, &verifier, "S", &proof));
        assert!(!verify(&ciphertext, 0..=2, &verifier, "S", &proof));
        assert!(!verify(&ciphertext, 0..=1, &other_key, "S", &proof));
        assert!(!verify(&ciphertext, 0..=1, &verifier, "T", &proof));
        assert!(!verify(&ciphertext, 0..=1, &verifier, "S", &[]));
    }

    #[test]
    fn challenges_that_add_up_are_not_enough() {
        let Case {
            mut rng,
            public,
            prover,
        } = case();
        let verifier = PublicPowers::of(&public);
        let (ciphertext, opening) = Opening::encrypt(0, &prover, &mut rng);
        let proof = prove(&ciphertext, &opening, 0..=1, &prover, "S", &mut rng).unwrap();
        let mut moved = proof.clone();
        moved[0].challenge = moved[0].challenge + Scalar::ONE;
        moved[1].challenge = moved[1].challenge - Scalar::ONE;
        assert!(!verify(&ciphertext, 0..=1, &verifier, "S", &moved));
        let mut exchanged = proof;
        exchanged.reverse();
        assert!(!verify(&ciphertext, 0..=1, &verifier, "S", &exchanged));
    }
}
