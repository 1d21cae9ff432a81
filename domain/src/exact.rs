//! Numbers that decide: whole or fractions, never rounded on the way.
//!
//! [`Fraction`] is a small fraction as statutes write it (two thirds, 20 %). [`Exact`] is what a
//! reckoning gives (250/3 voices): its parts grow as needed, so nothing overflows.

mod fraction;

pub use fraction::{DENOMINATOR_MAX, Fraction, NotAFraction};

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul, Sub};

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};

/// A rational number of any size, in lowest terms. Written `5` or `250/3`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact(BigRational);

impl Exact {
    /// Nothing.
    pub fn zero() -> Self {
        Self(BigRational::zero())
    }

    /// One.
    pub fn one() -> Self {
        Self::from(1)
    }

    /// This divided by another; `None` when that is nought.
    #[must_use]
    pub fn over(&self, other: &Self) -> Option<Self> {
        (!other.0.is_zero()).then(|| Self(&self.0 / &other.0))
    }

    /// Whether it is nought.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Whether it is more than nought.
    pub fn is_positive(&self) -> bool {
        self.0.is_positive()
    }

    /// The number itself where it is whole, not negative and small enough.
    pub fn whole(&self) -> Option<u64> {
        self.0
            .is_integer()
            .then(|| self.0.to_integer().to_u64())
            .flatten()
    }

    /// The least whole number that is not below it, and at least nought; the greatest `u64` where that is too small.
    pub fn ceiling(&self) -> u64 {
        clamped(&self.0.ceil().to_integer())
    }

    /// The greatest whole number that is not above it, and at least nought; the greatest `u64` where that is too small.
    pub fn floor(&self) -> u64 {
        clamped(&self.0.floor().to_integer())
    }

    /// A plain decimal number for people, with a point and exactly so many digits after it, rounded half away from
    /// nought. For showing only: nothing is decided with it.
    ///
    /// ```
    /// # use domain::exact::Exact;
    /// let third = Exact::from(250).over(&Exact::from(3)).unwrap();
    /// assert_eq!(third.decimal(1), "83.3");
    /// ```
    pub fn decimal(&self, digits: u8) -> String {
        let scale = BigInt::from(10).pow(u32::from(digits));
        let scaled = (&self.0 * BigRational::from_integer(scale))
            .round()
            .to_integer();
        let sign = if scaled.is_negative() { "-" } else { "" };
        let figures = scaled.abs().to_string();
        let digits = usize::from(digits);
        let figures = format!("{figures:0>width$}", width = digits + 1);
        let (whole, rest) = figures.split_at(figures.len() - digits);
        if rest.is_empty() {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}.{rest}")
        }
    }

    /// The same as a percentage of one: a half with one digit is `50.0`.
    pub fn percent(&self, digits: u8) -> String {
        Self(&self.0 * BigRational::from_integer(BigInt::from(100))).decimal(digits)
    }
}

fn clamped(number: &BigInt) -> u64 {
    if number.is_negative() {
        0
    } else {
        number.to_u64().unwrap_or(u64::MAX)
    }
}

impl Default for Exact {
    fn default() -> Self {
        Self::zero()
    }
}

impl From<u64> for Exact {
    fn from(number: u64) -> Self {
        Self(BigRational::from_integer(BigInt::from(number)))
    }
}

impl From<Fraction> for Exact {
    fn from(fraction: Fraction) -> Self {
        Self(BigRational::new(
            BigInt::from(fraction.numerator()),
            // Never nought: `Fraction` holds that.
            BigInt::from(fraction.denominator()),
        ))
    }
}

impl<'a> Add<&'a Exact> for &Exact {
    type Output = Exact;
    fn add(self, other: &'a Exact) -> Exact {
        Exact(&self.0 + &other.0)
    }
}

impl<'a> Sub<&'a Exact> for &Exact {
    type Output = Exact;
    fn sub(self, other: &'a Exact) -> Exact {
        Exact(&self.0 - &other.0)
    }
}

impl<'a> Mul<&'a Exact> for &Exact {
    type Output = Exact;
    fn mul(self, other: &'a Exact) -> Exact {
        Exact(&self.0 * &other.0)
    }
}

impl Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::zero(), |sum, part| &sum + &part)
    }
}

impl<'a> Sum<&'a Self> for Exact {
    fn sum<I: Iterator<Item = &'a Self>>(parts: I) -> Self {
        parts.fold(Self::zero(), |sum, part| &sum + part)
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl serde::Serialize for Exact {
    /// As its text: JSON numbers are not exact.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(numerator: u64, denominator: u64) -> Exact {
        Exact::from(numerator)
            .over(&Exact::from(denominator))
            .unwrap()
    }

    #[test]
    fn fractions_are_shown_in_lowest_terms() {
        assert_eq!(ratio(250, 3).to_string(), "250/3");
        assert_eq!(ratio(10, 5).to_string(), "2");
        assert_eq!(ratio(10, 5).whole(), Some(2));
        assert_eq!(ratio(1, 2).whole(), None);
    }

    #[test]
    fn nothing_is_divided_by_nought() {
        assert_eq!(Exact::one().over(&Exact::zero()), None);
    }

    #[test]
    fn decimals_round_half_up_and_keep_their_noughts() {
        assert_eq!(ratio(35, 60).percent(1), "58.3");
        assert_eq!(ratio(3, 5).percent(1), "60.0");
        assert_eq!(ratio(1, 200).percent(0), "1");
        assert_eq!(ratio(1, 1000).decimal(2), "0.00");
        assert_eq!((&Exact::zero() - &ratio(1, 3)).decimal(2), "-0.33");
    }

    #[test]
    fn floor_and_ceiling_stay_within_whole_numbers() {
        assert_eq!((ratio(7, 2).floor(), ratio(7, 2).ceiling()), (3, 4));
        let below = &Exact::zero() - &Exact::one();
        assert_eq!((below.floor(), below.ceiling()), (0, 0));
        let huge = &Exact::from(u64::MAX) * &Exact::from(2);
        assert_eq!((huge.floor(), huge.whole()), (u64::MAX, None));
        assert!(Exact::one().is_positive() && !Exact::zero().is_positive() && !below.is_positive());
    }
}
