//! The proof that a trustee decrypted with the key that was published.
//!
//! - **Claim.** The factor `F` of a ciphertext is `α^x`, with the `x` of the trustee's key `X = g^x`.
//! - **Construction.** Chaum and Pedersen's proof that two logarithms are equal.
//! - **Equations.** `A = g^w`, `B = α^w`, `challenge = H(X, A, B)`, `response = w − x × challenge`;
//!   verified by `A = g^response × X^challenge`, `B = α^response × F^challenge`.
//! - **Bytes.** `H` hashes `decrypt|φ|X|A,B`, where φ is the fingerprint of the election. (Neither `α`
//!   nor `F` is hashed: the tally is fixed before a factor is asked for.)
//! - **Source.** Spec, « Partial decryptions ».

use curve25519_dalek::edwards::EdwardsPoint;
use curve25519_dalek::traits::VartimeMultiscalarMul;
use rand_core::CryptoRng;

use super::Proof;
use crate::group::{Element, Secret, with_generator};
use crate::hash::{Challenge, Fingerprint};

/// The factor `α^x`, and its proof. Constant time.
pub(crate) fn prove(
    alpha: &Element,
    secret: &Secret,
    public: &Element,
    election: &Fingerprint,
    rng: &mut impl CryptoRng,
) -> (Element, Proof) {
    let nonce = Secret::random(rng);
    let commitments = [nonce.point(), *nonce.power(alpha).point()];
    let challenge = challenge(public, election).finish(&commitments);
    let proof = Proof {
        challenge,
        response: secret.answer(&nonce, &challenge),
    };
    (secret.power(alpha), proof)
}

/// Whether `factor` is `α^x` for the `x` of the key. Variable time.
pub(crate) fn verify(
    alpha: &Element,
    factor: &Element,
    public: &Element,
    election: &Fingerprint,
    proof: &Proof,
) -> bool {
    let commitments = [
        with_generator(&proof.response, public.point(), &proof.challenge),
        EdwardsPoint::vartime_multiscalar_mul(
            [proof.response.0, proof.challenge.0],
            [alpha.point(), factor.point()],
        ),
    ];
    challenge(public, election).finish(&commitments) == proof.challenge
}

fn challenge(public: &Element, election: &Fingerprint) -> Challenge {
    Challenge::begin(&["decrypt|", &election.to_base64(), "|"])
        .element(public)
        .text("|")
}
