//! The common part of the proofs of knowledge: Schnorr's, with the challenge from a hash.
//!
//! - **Claim.** The prover knows `x` such that `X = g^x`, and says so about a text.
//! - **Construction.** Schnorr's identification, made non-interactive by Fiat and Shamir.
//! - **Equations.** `A = g^w`, `challenge = H(text, A)`, `response = w − x × challenge`; verified by
//!   `A = g^response × X^challenge`.
//! - **Bytes.** The text comes from the proof that uses this one; then `A` in hexadecimal.
//! - **Source.** Spec, « Verification keys », « Signatures » and « Signing »: one equation, three texts.

use curve25519_dalek::edwards::EdwardsPoint;
use rand_core::CryptoRng;

use super::Proof;
use crate::group::{Element, Secret};
use crate::hash::Challenge;

/// Proves the knowledge of `secret` about the text that `challenge` began with. Constant time.
pub fn prove(secret: &Secret, challenge: Challenge, rng: &mut impl CryptoRng) -> Proof {
    let nonce = Secret::random(rng);
    let challenge = challenge.finish(&[nonce.point()]);
    Proof {
        challenge,
        response: secret.answer(&nonce, &challenge),
    }
}

/// Whether the proof shows the knowledge of `x` with `public = g^x`, about the same text.
#[must_use]
pub fn verify(public: &Element, challenge: Challenge, proof: &Proof) -> bool {
    let commitment = EdwardsPoint::vartime_double_scalar_mul_basepoint(
        &proof.challenge.0,
        public.point(),
        &proof.response.0,
    );
    challenge.finish(&[commitment]) == proof.challenge
}
