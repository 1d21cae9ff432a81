//! The proof with which a voter registers a credential for her own line of a roll.
//!
//! - **Claim.** Who registers `X` for this line knows `x` such that `X = g^x`; so nobody registers the
//!   credential of somebody else, or one that nobody can use.
//! - **Construction.** [`schnorr`].
//! - **Equations.** `A = g^w`, `challenge = H(uuid, line, X, A)`, `response = w − x × challenge`.
//! - **Bytes.** `H` hashes `credential|uuid|line|X|A`, both points in hexadecimal. The identifier has no bar
//!   in it.
//! - **Source.** Ours; Belenios knows no registration by voters.

use rand_core::CryptoRng;

use crate::election::Uuid;
use crate::group::{Element, Secret};
use crate::hash::Challenge;
use crate::proof::{Proof, schnorr};

/// Proves that `secret` is known, to go with `secret.public()`, for a line of the roll of an election.
pub fn prove(secret: &Secret, election: &Uuid, line: &str, rng: &mut impl CryptoRng) -> Proof {
    schnorr::prove(secret, challenge(&secret.public(), election, line), rng)
}

/// Whether the proof shows that the exponent of `public` is known, for this line of this election.
#[must_use]
pub fn verify(public: &Element, election: &Uuid, line: &str, proof: &Proof) -> bool {
    !public.is_neutral() && schnorr::verify(public, challenge(public, election, line), proof)
}

fn challenge(public: &Element, election: &Uuid, line: &str) -> Challenge {
    Challenge::begin(&["credential|", election.as_str(), "|", line, "|"])
        .element(public)
        .text("|")
}

#[cfg(test)]
mod tests {
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng;

    use super::*;
    use crate::group::Scalar;

    #[test]
    fn a_claim_holds_for_its_credential_line_and_election_only() {
        let mut rng = ChaCha20Rng::seed_from_u64(40);
        let [secret, other] = [(); 2].map(|()| Secret::random(&mut rng));
        let [one, two] = ["RF4PcR5GjUgb7p", "RF4PcR5GjUgb7q"].map(|text| text.parse().unwrap());
        let proof = prove(&secret, &one, "line 1", &mut rng);
        let public = secret.public();
        assert!(verify(&public, &one, "line 1", &proof));
        assert!(!verify(&public, &one, "line 2", &proof));
        assert!(!verify(&public, &two, "line 1", &proof));
        assert!(!verify(&other.public(), &one, "line 1", &proof));
        let changed = Proof {
            response: proof.response + Scalar::ONE,
            ..proof
        };
        assert!(!verify(&public, &one, "line 1", &changed));
    }

    /// Of the neutral element everybody knows the exponent.
    #[test]
    fn a_credential_that_hides_nothing_is_refused() {
        let mut rng = ChaCha20Rng::seed_from_u64(41);
        let (nothing, uuid) = (
            Secret::from(Scalar::ZERO),
            "RF4PcR5GjUgb7p".parse().unwrap(),
        );
        let proof = prove(&nothing, &uuid, "line 1", &mut rng);
        assert!(!verify(&nothing.public(), &uuid, "line 1", &proof));
    }
}
