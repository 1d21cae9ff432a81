//! The proof that comes with a trustee's public key.
//!
//! - **Claim.** Who published the key `X` knows `x` such that `X = g^x`; so a trustee cannot choose a
//!   key as a function of the others' keys.
//! - **Construction.** [`schnorr`].
//! - **Equations.** `A = g^w`, `challenge = H(X, A)`, `response = w − x × challenge`.
//! - **Bytes.** `H` hashes `pok|Ed25519|X|A`, both points in hexadecimal.
//! - **Source.** Spec, « Verification keys ».

use rand_core::CryptoRng;

use super::{Proof, schnorr};
use crate::group::{self, Element, Secret};
use crate::hash::Challenge;

/// Proves that `secret` is known, to go with `secret.public()`.
pub fn prove(secret: &Secret, rng: &mut impl CryptoRng) -> Proof {
    schnorr::prove(secret, challenge(&secret.public()), rng)
}

/// Whether the proof shows that the private key of `public` is known.
#[must_use]
pub fn verify(public: &Element, proof: &Proof) -> bool {
    schnorr::verify(public, challenge(public), proof)
}

fn challenge(public: &Element) -> Challenge {
    Challenge::begin(&["pok|", group::NAME, "|"])
        .element(public)
        .text("|")
}

#[cfg(test)]
mod tests {
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng;

    use super::*;
    use crate::group::Scalar;
    use crate::wire;

    /// A trustee of the reference tool's election `weighted-blank`.
    const PUBLIC: &str = "2d1aba967a61c50eeb088916a23f1f45560119c6bb5a04bf8ffa75ee70a89d59";
    const PROOF: &str = r#"{"challenge":"673095571894493384115096315334148819318874763674772295231757047899677162606","response":"4735506080642554949689239345453389289953208585770946174079422017193038645803"}"#;
    const PRIVATE: &str =
        "570984530006707517492760880158723349878727030671731505326816481067253886506";

    #[test]
    fn the_reference_tools_key_and_proof_are_ours() {
        let public = Element::key(PUBLIC).unwrap();
        let proof: Proof = wire::read_canonical(PROOF.as_bytes()).unwrap();
        assert!(verify(&public, &proof));
        assert_eq!(Secret::from_decimal(PRIVATE).unwrap().public(), public);
    }

    #[test]
    fn an_honest_proof_verifies_for_its_key_only() {
        let mut rng = ChaCha20Rng::seed_from_u64(4);
        let secret = Secret::random(&mut rng);
        let other = Secret::random(&mut rng);
        let proof = prove(&secret, &mut rng);
        assert!(verify(&secret.public(), &proof));
        assert!(!verify(&other.public(), &proof));
    }

    #[test]
    fn a_proof_changed_in_either_number_is_refused() {
        let mut rng = ChaCha20Rng::seed_from_u64(5);
        let secret = Secret::random(&mut rng);
        let proof = prove(&secret, &mut rng);
        let challenge = Proof {
            challenge: proof.challenge + Scalar::ONE,
            ..proof
        };
        let response = Proof {
            response: proof.response + Scalar::ONE,
            ..proof
        };
        assert!(!verify(&secret.public(), &challenge));
        assert!(!verify(&secret.public(), &response));
    }
}
