//! The proof that a trustee decrypted with the key that was published.
//!
//! - **Claim.** The factor `F` of a ciphertext is `α^x`, with the `x` of the trustee's key `X = g^x`.
//! - **Construction.** Chaum and Pedersen's proof that two logarithms are equal.
//! - **Equations.** `A = g^w`, `B = α^w`, `challenge = H(X, A, B)`, `response = w − x × challenge`;
//!   verified by `A = g^response × X^challenge`, `B = α^response × F^challenge`.
//! - **Bytes.** `H` hashes `decrypt|φ|X|A,B`, where φ is the fingerprint of the election.
//! - **Limit.** `α` and `F` are not hashed. A trustee who picks `B` freely and then solves for `F` gets a
//!   factor off by a power that nobody can choose: the tally then opens to nothing, and this proof does
//!   not tell whose fault it is. It cannot open to another count: for that, the hash would have to be
//!   known before it is computed.
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

#[cfg(test)]
mod tests {
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng;

    use super::*;

    #[test]
    fn a_factor_holds_for_its_ciphertext_key_and_election_only() {
        let mut rng = ChaCha20Rng::seed_from_u64(10);
        let secret = Secret::random(&mut rng);
        let public = secret.public();
        let [alpha, other] = [(); 2].map(|()| Secret::random(&mut rng).public());
        let election = Fingerprint::of(b"1");
        let (factor, proof) = prove(&alpha, &secret, &public, &election, &mut rng);
        assert_eq!(factor, secret.power(&alpha));
        assert!(verify(&alpha, &factor, &public, &election, &proof));
        assert!(!verify(&other, &factor, &public, &election, &proof));
        assert!(!verify(&alpha, &other, &public, &election, &proof));
        assert!(!verify(&alpha, &factor, &other, &election, &proof));
        assert!(!verify(
            &alpha,
            &factor,
            &public,
            &Fingerprint::of(b"2"),
            &proof
        ));
    }

    #[test]
    fn the_factor_of_nothing_is_nothing() {
        let mut rng = ChaCha20Rng::seed_from_u64(11);
        let secret = Secret::random(&mut rng);
        let (public, nothing) = (secret.public(), Element::neutral());
        let election = Fingerprint::of(b"1");
        let (factor, proof) = prove(&nothing, &secret, &public, &election, &mut rng);
        assert_eq!(factor, nothing);
        assert!(verify(&nothing, &factor, &public, &election, &proof));
    }
}
