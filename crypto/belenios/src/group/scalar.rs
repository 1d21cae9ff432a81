use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul, Neg, Sub};

use rand_core::CryptoRng;
use subtle::{Choice, ConditionallySelectable};
use zeroize::Zeroizing;

use super::{Malformed, decimal};

/// A public number modulo q, the order of the group.
///
/// Bytes: decimal digits, without leading zero, below q (spec, « Basic types », numbers modulo q).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Scalar(pub(crate) curve25519_dalek::Scalar);

impl Scalar {
    /// Zero.
    pub const ZERO: Self = Self(curve25519_dalek::Scalar::ZERO);
    /// One.
    pub const ONE: Self = Self(curve25519_dalek::Scalar::ONE);

    /// Reads decimal digits.
    ///
    /// # Errors
    /// Every form but the canonical one, and what is not below q.
    pub fn from_decimal(text: &str) -> Result<Self, Malformed> {
        let bytes = decimal::read(text)?;
        Option::from(curve25519_dalek::Scalar::from_canonical_bytes(bytes))
            .map(Self)
            .ok_or(Malformed::NumberRange)
    }

    /// The decimal digits.
    pub fn to_decimal(&self) -> String {
        decimal::write(self.0.as_bytes())
    }

    /// A digest read as a big-endian number, modulo q: how the protocol makes challenges.
    pub fn from_digest(digest: [u8; 32]) -> Self {
        let mut bytes = digest;
        bytes.reverse();
        Self(curve25519_dalek::Scalar::from_bytes_mod_order(bytes))
    }

    /// A number that is uniform modulo q: a challenge that is public once it is used.
    pub(crate) fn random(rng: &mut impl CryptoRng) -> Self {
        Self(random(rng))
    }

    /// The multiplicative inverse; zero for zero.
    #[must_use]
    pub fn invert(&self) -> Self {
        Self(self.0.invert())
    }
}

/// Uniform modulo q, but for a bias of 2⁻²⁵⁶.
pub(super) fn random(rng: &mut impl CryptoRng) -> curve25519_dalek::Scalar {
    let mut bytes = Zeroizing::new([0; 64]);
    rng.fill_bytes(&mut *bytes);
    curve25519_dalek::Scalar::from_bytes_mod_order_wide(&bytes)
}

impl ConditionallySelectable for Scalar {
    fn conditional_select(a: &Self, b: &Self, choice: Choice) -> Self {
        Self(curve25519_dalek::Scalar::conditional_select(
            &a.0, &b.0, choice,
        ))
    }
}

impl From<u64> for Scalar {
    fn from(number: u64) -> Self {
        Self(number.into())
    }
}

impl Add for Scalar {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Scalar {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Mul for Scalar {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        Self(self.0 * other.0)
    }
}

impl Neg for Scalar {
    type Output = Self;

    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Scalar {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_decimal())
    }
}

impl fmt::Debug for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Scalar({self})")
    }
}

impl std::str::FromStr for Scalar {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        Self::from_decimal(text)
    }
}

crate::wire::as_string!(Scalar, Scalar::from_decimal, Scalar::to_decimal, "a number");

#[cfg(test)]
mod tests;
