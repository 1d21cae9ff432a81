//! Proofs: without showing a secret, that it is known and was used as the protocol demands. One proof
//! a file, each documented as: claim, construction, equations, bytes, source.

pub mod schnorr;

pub mod knowledge;
pub(crate) mod signature;

pub(crate) mod disjunction;

pub(crate) mod blank;
pub(crate) mod interval;

pub(crate) mod decryption;

use crate::group::Scalar;

/// A challenge and the answer to it: the form of every proof, or of one branch of a proof that has
/// several (spec, « Common structures »).
///
/// Bytes: `{"challenge":"…","response":"…"}`, both decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// What the prover had to answer.
    pub challenge: Scalar,
    /// The answer.
    pub response: Scalar,
}
