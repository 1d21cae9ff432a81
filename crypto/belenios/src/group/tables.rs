use curve25519_dalek::edwards::{
    EdwardsBasepointTable, EdwardsPoint, VartimeEdwardsPrecomputation,
};
use curve25519_dalek::traits::{BasepointTable, VartimePrecomputedMultiscalarMul};

use super::{Element, Scalar, Secret};

/// A key that will be raised to many secret powers: tables of its multiples, read in constant time.
/// Thirty kilobytes, about a millisecond to make.
pub(crate) struct SecretPowers(Box<EdwardsBasepointTable>);

impl SecretPowers {
    pub(crate) fn of(key: &Element) -> Self {
        Self(Box::new(EdwardsBasepointTable::create(key.point())))
    }

    /// `key^exponent`. Constant time.
    pub(crate) fn power(&self, exponent: &Secret) -> EdwardsPoint {
        &*self.0 * exponent.number()
    }
}

/// A key that will be raised to many public powers. Variable time.
pub(crate) struct PublicPowers(VartimeEdwardsPrecomputation);

impl PublicPowers {
    pub(crate) fn of(key: &Element) -> Self {
        Self(VartimeEdwardsPrecomputation::new([key.point()]))
    }

    /// `key^exponent × base^power`. Variable time.
    pub(crate) fn with(
        &self,
        exponent: &Scalar,
        base: &EdwardsPoint,
        power: &Scalar,
    ) -> EdwardsPoint {
        self.0
            .vartime_mixed_multiscalar_mul([exponent.0], [power.0], [base])
    }
}

/// `g^exponent × base^power`. Variable time.
pub(crate) fn with_generator(
    exponent: &Scalar,
    base: &EdwardsPoint,
    power: &Scalar,
) -> EdwardsPoint {
    EdwardsPoint::vartime_double_scalar_mul_basepoint(&power.0, base, &exponent.0)
}
