//! A number, encrypted under the election's key so that ciphertexts can be added.

use std::iter::Sum;

use curve25519_dalek::constants::ED25519_BASEPOINT_POINT;
use curve25519_dalek::edwards::EdwardsPoint;
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};

use crate::group::{Element, Scalar, Secret, SecretPowers, with_generator};

/// El Gamal's encryption of `m` in the exponent: `α = g^r`, `β = y^r × g^m` (spec, « Homomorphic
/// answers »), where `y` is the election's key and `r` is used once.
///
/// Bytes: `{"alpha":"…","beta":"…"}`, points in hexadecimal (spec, « Common structures »).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ciphertext {
    /// `g^r`.
    pub alpha: Element,
    /// `y^r × g^m`.
    pub beta: Element,
}

impl Ciphertext {
    /// The encryption of zero without randomness: what a sum begins with.
    pub fn zero() -> Self {
        Self {
            alpha: Element::neutral(),
            beta: Element::neutral(),
        }
    }

    /// The text that a proof hashes: `α,β`.
    pub fn to_text(&self) -> String {
        format!("{},{}", self.alpha, self.beta)
    }
}

/// The product of ciphertexts is the encryption of the sum.
impl<'a> Sum<&'a Ciphertext> for Ciphertext {
    fn sum<I: Iterator<Item = &'a Ciphertext>>(ciphertexts: I) -> Self {
        let mut sum = Points::default();
        ciphertexts.for_each(|ciphertext| sum.add(ciphertext));
        sum.ciphertext()
    }
}

/// A sum of ciphertexts in the making, not encoded between the additions.
#[derive(Clone, Copy, Default)]
pub(crate) struct Points {
    pub(crate) alpha: EdwardsPoint,
    pub(crate) beta: EdwardsPoint,
}

impl Points {
    pub(crate) fn add(&mut self, ciphertext: &Ciphertext) {
        self.alpha += ciphertext.alpha.point();
        self.beta += ciphertext.beta.point();
    }

    /// Adds as many times as the number says. Variable time.
    pub(crate) fn add_times(&mut self, points: &Self, times: &Scalar) {
        if *times == Scalar::ONE {
            self.alpha += points.alpha;
            self.beta += points.beta;
        } else {
            self.alpha += with_generator(&Scalar::ZERO, &points.alpha, times);
            self.beta += with_generator(&Scalar::ZERO, &points.beta, times);
        }
    }

    pub(crate) fn ciphertext(&self) -> Ciphertext {
        Ciphertext {
            alpha: Element::of(self.alpha),
            beta: Element::of(self.beta),
        }
    }
}

/// What who encrypted a number knows of it, and must prove things about.
pub(crate) struct Opening {
    /// The randomness `r`.
    pub(crate) randomness: Secret,
    /// The number `m`.
    pub(crate) number: Secret,
}

impl Opening {
    /// Encrypts `number` under the key of `powers`. Constant time.
    pub(crate) fn encrypt(
        number: u64,
        powers: &SecretPowers,
        rng: &mut impl CryptoRng,
    ) -> (Ciphertext, Self) {
        let opening = Self {
            randomness: Secret::random(rng),
            number: Secret::from(Scalar::from(number)),
        };
        let ciphertext = Ciphertext {
            alpha: opening.randomness.public(),
            beta: Element::of(powers.power(&opening.randomness) + opening.number.point()),
        };
        (ciphertext, opening)
    }

    /// The opening of the sum of the ciphertexts.
    pub(crate) fn sum(openings: &[Self]) -> Self {
        let zero = || Secret::from(Scalar::ZERO);
        openings.iter().fold(
            Self {
                randomness: zero(),
                number: zero(),
            },
            |sum, opening| Self {
                randomness: &sum.randomness + &opening.randomness,
                number: &sum.number + &opening.number,
            },
        )
    }
}

/// `β / g^number` as a point: the encryption of `m − number` with the same randomness.
pub(crate) fn shifted(beta: &Element, number: u32) -> EdwardsPoint {
    beta.point() - ED25519_BASEPOINT_POINT * curve25519_dalek::Scalar::from(number)
}
