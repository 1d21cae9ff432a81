use serde::{Deserialize, Serialize};

use super::certificate::{Certificate, Certificates};
use super::error::CeremonyError;
use super::key::TrusteeKey;
use super::polynomial::Polynomial;
use super::share::{self, Voutput};
use super::signed::Signed;
use crate::group::Element;
use crate::proof::Proof;

/// Step 6: what is published of a circle (spec, « Threshold parameters »). It may be anything until it
/// is checked.
///
/// Bytes: `{"threshold":2,"certs":[…],"coefexps":[…],"signatures":[…],"verification_keys":[…]}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// How many trustees are needed.
    pub threshold: usize,
    /// The certificates.
    pub certs: Vec<Certificate>,
    /// The commitments.
    pub coefexps: Vec<Signed>,
    /// The signatures over the certificates and the commitments.
    pub signatures: Vec<Proof>,
    /// The public part of each trustee's key.
    pub verification_keys: Vec<TrusteeKey>,
}

impl Threshold {
    /// Puts the messages of a ceremony together.
    ///
    /// # Errors
    /// The first thing that is wrong with a message.
    pub fn assemble(
        circle: &Certificates,
        polynomials: &[Polynomial],
        answers: &[Voutput],
    ) -> Result<Self, CeremonyError> {
        let threshold = Self {
            threshold: circle.threshold(),
            certs: circle.signed().to_vec(),
            coefexps: polynomials.iter().map(|p| p.coefexps.clone()).collect(),
            signatures: polynomials.iter().map(|p| p.signature).collect(),
            verification_keys: answers.iter().map(|a| a.public_key.clone()).collect(),
        };
        threshold.check()?;
        Ok(threshold)
    }

    /// Checks every signature and every key of the circle; gives its part of the election's key, the
    /// product of the `Aᵢ₀`.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(&self) -> Result<Element, CeremonyError> {
        let circle = Certificates::check(self.certs.clone(), self.threshold)?;
        let commitments = share::all_commitments(&circle, &self.coefexps, &self.signatures)?;
        circle.count(self.verification_keys.len())?;
        for (trustee, key) in (1..).zip(&self.verification_keys) {
            share::check_key(&circle, &commitments, trustee, key)?;
        }
        Ok(commitments.iter().filter_map(|all| all.first()).sum())
    }
}
