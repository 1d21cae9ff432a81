//! The common part of the proofs that one of several things is true without telling which.
//!
//! - **Claim.** Of several statements « this ciphertext encrypts this number », at least one is true, and
//!   the prover knows the randomness of that ciphertext.
//! - **Construction.** Cramer, Damgård and Schoenmakers: an equality proof of Chaum and Pedersen per
//!   statement, of which all but one are simulated; the challenges must add up to the hash.
//! - **Equations.** For a statement about `(α, β)` and the number `M`:
//!   `A = g^response × α^challenge` and `B = y^response × (β / g^M)^challenge`.
//!   The prover, who knows `r` and `m`, picks a nonce `ρ` and computes `A = g^ρ`,
//!   `B = y^ρ × g^((m − M) × challenge)` and `response = ρ − r × challenge`, which satisfies both whether
//!   the statement is true or not; where it is true (`m = M`), `B` does not depend on the challenge, so
//!   that this one challenge can be chosen last. The same operations are done for every statement.
//! - **Bytes.** A text that the proof using this one gives, then `A₀,B₀,A₁,B₁,…` in hexadecimal.
//! - **Source.** Spec, « Proofs of interval membership » and « Proofs of possibly-blank votes ».

use curve25519_dalek::edwards::EdwardsPoint;
use rand_core::CryptoRng;
use subtle::{Choice, ConditionallySelectable, ConstantTimeEq};
use zeroize::Zeroize;

use super::Proof;
use crate::ciphertext::Opening;
use crate::group::{PublicPowers, Scalar, Secret, SecretPowers, with_generator};
use crate::hash::Challenge;

/// A statement as its prover sees it: « the ciphertext of this opening encrypts this number ».
pub(crate) struct Claim<'a> {
    pub(crate) opening: &'a Opening,
    pub(crate) number: u32,
}

/// Proves that one of the claims is true, or nothing if none is. Constant time but for that.
pub(crate) fn prove(
    claims: &[Claim<'_>],
    key: &SecretPowers,
    challenge: Challenge,
    rng: &mut impl CryptoRng,
) -> Option<Vec<Proof>> {
    let branches: Vec<Branch> = claims
        .iter()
        .map(|claim| Branch::begin(claim, rng))
        .collect();
    let commitments: Vec<EdwardsPoint> = branches
        .iter()
        .flat_map(|branch| branch.commitments(key))
        .collect();
    let hash = challenge.finish(&commitments);
    let guessed: Scalar = branches.iter().map(|branch| branch.challenge).sum();
    let missing = hash - guessed;
    let mut found = Choice::from(0);
    let proofs = branches
        .iter()
        .zip(claims)
        .map(|(branch, claim)| {
            let chosen = branch.is_true() & !found;
            found |= chosen;
            let correction = Scalar::conditional_select(&Scalar::ZERO, &missing, chosen);
            let challenge = branch.challenge + correction;
            Proof {
                challenge,
                response: claim.opening.randomness.answer(&branch.nonce, &challenge),
            }
        })
        .collect();
    bool::from(found).then_some(proofs)
}

/// What the prover keeps of a claim while the commitments are hashed.
struct Branch {
    nonce: Secret,
    challenge: Scalar,
    /// `m − M`: zero where the claim is true.
    excess: Secret,
}

/// A challenge that was guessed tells which claim is true from the one that is published.
impl Drop for Branch {
    fn drop(&mut self) {
        self.challenge.0.zeroize();
    }
}

impl Branch {
    fn begin(claim: &Claim<'_>, rng: &mut impl CryptoRng) -> Self {
        let number = Secret::from(Scalar::from(u64::from(claim.number)));
        Self {
            nonce: Secret::random(rng),
            challenge: Scalar::random(rng),
            excess: &claim.opening.number - &number,
        }
    }

    fn is_true(&self) -> Choice {
        self.excess.ct_eq(&Secret::from(Scalar::ZERO))
    }

    fn commitments(&self, key: &SecretPowers) -> [EdwardsPoint; 2] {
        let shift = &self.excess * &Secret::from(self.challenge);
        [self.nonce.point(), key.power(&self.nonce) + shift.point()]
    }
}

/// A statement as its verifier sees it.
pub(crate) struct Statement<'a> {
    /// `α`.
    pub(crate) alpha: &'a EdwardsPoint,
    /// `β / g^M`.
    pub(crate) rest: EdwardsPoint,
}

/// Whether the proofs show that one of the statements is true. Variable time.
pub(crate) fn verify(
    statements: &[Statement<'_>],
    key: &PublicPowers,
    challenge: Challenge,
    proofs: &[Proof],
) -> bool {
    if statements.len() != proofs.len() {
        return false;
    }
    let commitments: Vec<EdwardsPoint> = statements
        .iter()
        .zip(proofs)
        .flat_map(|(statement, proof)| {
            [
                with_generator(&proof.response, statement.alpha, &proof.challenge),
                key.with(&proof.response, &statement.rest, &proof.challenge),
            ]
        })
        .collect();
    challenge.finish(&commitments) == proofs.iter().map(|proof| proof.challenge).sum()
}
