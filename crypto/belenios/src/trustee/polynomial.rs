use curve25519_dalek::edwards::EdwardsPoint;
use curve25519_dalek::traits::VartimeMultiscalarMul;
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::certificate::{Certificate, Certificates};
use super::cipher::Cipher;
use super::error::{CeremonyError, OpenError};
use super::key;
use super::sealed;
use super::seed::Seed;
use super::signed::{self, Signed};
use crate::group::{Element, Scalar, Secret};
use crate::proof::Proof;
use crate::wire;

/// Step 3: what a trustee draws, for herself and for the others (spec, « Polynomials »).
///
/// She draws `f(x) = a₀ + a₁x + … + aₜxᵗ`, where `t + 1` trustees are needed, commits to it by
/// `Aₖ = g^aₖ`, and gives `f(j)` to trustee `j`.
///
/// Bytes: `{"polynomial":"…","secrets":["…"],"coefexps":{…},"signature":{…}}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Polynomial {
    /// The coefficients, sealed for herself.
    pub polynomial: String,
    /// The share of each trustee, sealed for her.
    pub secrets: Vec<String>,
    /// The commitments, signed.
    pub coefexps: Signed,
    /// Her signature over all certificates and her commitments.
    pub signature: Proof,
}

/// What is signed as commitments.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCommitments {
    coefexps: Vec<Element>,
}

/// What is signed after `certs_sig|`.
#[derive(Serialize)]
struct Agreement<'c> {
    certs: &'c [Certificate],
    coefexps: &'c [Element],
}

impl Polynomial {
    /// Draws a polynomial, and seals its shares for the circle.
    ///
    /// # Errors
    /// A circle without this seed.
    pub fn draw(
        seed: &Seed,
        circle: &Certificates,
        cipher: Cipher,
        rng: &mut impl CryptoRng,
    ) -> Result<Self, CeremonyError> {
        let keys = seed.keys();
        let (trustee, me) = circle.mine(&keys)?;
        let too_long = |()| CeremonyError::Message {
            trustee,
            error: OpenError::Envelope,
        };
        let coefficients: Vec<Secret> = (0..circle.threshold())
            .map(|_| Secret::random(rng))
            .collect();
        let commitments: Vec<Element> = coefficients.iter().map(Secret::public).collect();
        let signing = &keys.signing;
        let polynomial = sealed::send(
            &write_coefficients(&coefficients),
            signing,
            &me.encryption,
            cipher,
            rng,
        )
        .ok_or(())
        .map_err(too_long)?;
        let mut secrets = Vec::with_capacity(circle.size());
        for (place, member) in (1..).zip(circle.members()) {
            let share = evaluate(&coefficients, place);
            let message = key::write_secret("secret", &share);
            let sealed = sealed::send(&message, signing, &member.encryption, cipher, rng);
            secrets.push(sealed.ok_or(()).map_err(too_long)?);
        }
        let agreement = agreement(circle, &commitments);
        let message = wire::write_text(&RawCommitments {
            coefexps: commitments,
        });
        Ok(Self {
            polynomial,
            secrets,
            coefexps: Signed::new(message, signing, rng),
            signature: signed::sign(&agreement, signing, rng),
        })
    }

    /// Checks all that anybody but the recipients can check; `trustee` is whose it is, from 1.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(&self, circle: &Certificates, trustee: usize) -> Result<(), CeremonyError> {
        circle.count(self.secrets.len())?;
        commitments(circle, trustee, &self.coefexps, &self.signature).map(drop)
    }
}

/// The commitments of a trustee (from 1): signed by her, alone and together with the certificates, one
/// a coefficient.
pub(super) fn commitments(
    circle: &Certificates,
    trustee: usize,
    coefexps: &Signed,
    signature: &Proof,
) -> Result<Vec<Element>, CeremonyError> {
    let member = trustee
        .checked_sub(1)
        .and_then(|place| circle.members().get(place))
        .ok_or(CeremonyError::Count {
            expected: circle.size(),
            found: trustee,
        })?;
    if !coefexps.is_by(&member.verification) {
        return Err(CeremonyError::CommitmentsSignature(trustee));
    }
    let RawCommitments { coefexps } = coefexps
        .content()
        .map_err(|error| CeremonyError::Commitments { trustee, error })?;
    if coefexps.len() != circle.threshold() {
        return Err(CeremonyError::Degree(trustee));
    }
    if !signed::verify(
        &agreement(circle, &coefexps),
        signature,
        &member.verification,
    ) {
        return Err(CeremonyError::Agreement(trustee));
    }
    Ok(coefexps)
}

fn agreement(circle: &Certificates, commitments: &[Element]) -> String {
    format!(
        "certs_sig|{}",
        wire::write_text(&Agreement {
            certs: circle.signed(),
            coefexps: commitments,
        })
    )
}

/// `f(place)`, in constant time.
fn evaluate(coefficients: &[Secret], place: u64) -> Secret {
    let place = Secret::from(Scalar::from(place));
    coefficients
        .iter()
        .rev()
        .fold(Secret::from(Scalar::ZERO), |value, coefficient| {
            &(&value * &place) + coefficient
        })
}

/// `g^f(place)` from the commitments: the product of `Aₖ^(placeᵏ)`.
pub(super) fn evaluate_public(commitments: &[Element], place: usize) -> Element {
    let place = Scalar::from(u64::try_from(place).unwrap_or(u64::MAX));
    let powers = std::iter::successors(Some(Scalar::ONE), |power| Some(*power * place));
    let (powers, commitments): (Vec<_>, Vec<_>) = powers
        .zip(commitments)
        .map(|(power, commitment)| (power.0, *commitment.point()))
        .unzip();
    Element::of(EdwardsPoint::vartime_multiscalar_mul(powers, commitments))
}

fn write_coefficients(coefficients: &[Secret]) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(20 + coefficients.len() * 80));
    text.push_str("{\"polynomial\":[");
    for (place, coefficient) in coefficients.iter().enumerate() {
        text.push_str(if place == 0 { "\"" } else { ",\"" });
        text.push_str(&coefficient.expose_decimal());
        text.push('"');
    }
    text.push_str("]}");
    text
}

/// Reads the coefficients that a trustee sealed for herself.
pub(super) fn read_coefficients(text: &str) -> Result<Vec<Secret>, OpenError> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Raw<'t> {
        #[serde(borrow)]
        polynomial: Vec<&'t str>,
    }

    let raw: Raw<'_> = serde_json::from_str(text).map_err(|_| OpenError::Contents)?;
    raw.polynomial
        .into_iter()
        .map(|digits| Secret::from_decimal(digits).map_err(|_| OpenError::Contents))
        .collect()
}
