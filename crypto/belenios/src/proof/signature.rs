//! The signature of a ballot, by the voter's credential.
//!
//! - **Claim.** Who made this ballot knows the private credential of the public one that it names; so
//!   the server cannot add ballots.
//! - **Construction.** [`schnorr`].
//! - **Equations.** `A = g^w`, `challenge = H(hash, A)`, `response = w − s × challenge`.
//! - **Bytes.** `H` hashes `sig|hash|A`, where `hash` is the SHA-256, in Base64 without padding, of the
//!   ballot as JSON without its signature. The public credential is in those bytes.
//! - **Source.** Spec, « Signatures ».

use rand_core::CryptoRng;

use super::{Proof, schnorr};
use crate::group::{Element, Secret};
use crate::hash::{Challenge, Fingerprint};

/// Signs the hash of the unsigned ballot.
pub(crate) fn sign(secret: &Secret, unsigned: &Fingerprint, rng: &mut impl CryptoRng) -> Proof {
    schnorr::prove(secret, challenge(unsigned), rng)
}

/// Whether the holder of the credential signed this hash.
pub(crate) fn verify(credential: &Element, unsigned: &Fingerprint, proof: &Proof) -> bool {
    schnorr::verify(credential, challenge(unsigned), proof)
}

fn challenge(unsigned: &Fingerprint) -> Challenge {
    Challenge::begin(&["sig|", &unsigned.to_base64(), "|"])
}
