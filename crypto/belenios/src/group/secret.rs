use std::fmt;
use std::ops::{Add, Mul, Sub};

use curve25519_dalek::constants::ED25519_BASEPOINT_TABLE;
use curve25519_dalek::edwards::EdwardsPoint;
use rand_core::CryptoRng;
use subtle::{Choice, ConstantTimeEq};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::{Element, Malformed, Scalar, decimal};

/// A secret number modulo q: a private key, a credential's exponent, the randomness of a ciphertext
/// or of a proof.
///
/// Erased when dropped, compared in constant time, never printed, and without serialisation: what
/// must leave (a private key's file) is asked for by name, [`Secret::expose_decimal`].
#[derive(Clone)]
pub struct Secret(curve25519_dalek::Scalar);

impl Secret {
    /// A number that is uniform modulo q, but for a bias of 2⁻²⁵⁶.
    pub fn random(rng: &mut impl CryptoRng) -> Self {
        Self(super::scalar::random(rng))
    }

    /// 512 bits, the most significant byte first, modulo q: how a credential gives its exponent.
    pub fn from_wide_digest(digest: &[u8; 64]) -> Self {
        let mut bytes = Zeroizing::new(*digest);
        bytes.reverse();
        Self::from_wide(&bytes)
    }

    /// A digest read as a big-endian number, modulo q: how a trustee's seed gives its keys.
    pub fn from_digest(digest: &[u8; 32]) -> Self {
        let mut bytes = Zeroizing::new(*digest);
        bytes.reverse();
        Self(curve25519_dalek::Scalar::from_bytes_mod_order(*bytes))
    }

    fn from_wide(bytes: &[u8; 64]) -> Self {
        Self(curve25519_dalek::Scalar::from_bytes_mod_order_wide(bytes))
    }

    /// Reads decimal digits.
    ///
    /// # Errors
    /// Every form but the canonical one, and what is not below q.
    pub fn from_decimal(text: &str) -> Result<Self, Malformed> {
        let bytes = Zeroizing::new(decimal::read(text)?);
        Option::from(curve25519_dalek::Scalar::from_canonical_bytes(*bytes))
            .map(Self)
            .ok_or(Malformed::NumberRange)
    }

    /// The decimal digits, for a file that only its owner has. The text is erased when dropped.
    pub fn expose_decimal(&self) -> Zeroizing<String> {
        Zeroizing::new(decimal::write(self.0.as_bytes()))
    }

    /// `g^self`, in constant time: the public key.
    pub fn public(&self) -> Element {
        Element::of(self.point())
    }

    /// `base^self`, in constant time.
    pub fn power(&self, base: &Element) -> Element {
        Element::of(base.point() * self.0)
    }

    /// The answer to a challenge, `nonce − self × challenge`, where `self` is the secret that is
    /// proved and the nonce is used once. It is public.
    pub fn answer(&self, nonce: &Self, challenge: &Scalar) -> Scalar {
        Scalar(nonce.0 - self.0 * challenge.0)
    }

    pub(crate) const fn number(&self) -> &curve25519_dalek::Scalar {
        &self.0
    }

    /// `g^self` without its encoding, in constant time.
    pub(crate) fn point(&self) -> EdwardsPoint {
        ED25519_BASEPOINT_TABLE * &self.0
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl ZeroizeOnDrop for Secret {}

/// A public number that is handled as a secret one from here.
impl From<Scalar> for Secret {
    fn from(number: Scalar) -> Self {
        Self(number.0)
    }
}

impl Add<&Secret> for &Secret {
    type Output = Secret;

    fn add(self, other: &Secret) -> Secret {
        Secret(self.0 + other.0)
    }
}

impl Sub<&Secret> for &Secret {
    type Output = Secret;

    fn sub(self, other: &Secret) -> Secret {
        Secret(self.0 - other.0)
    }
}

impl Mul<&Secret> for &Secret {
    type Output = Secret;

    fn mul(self, other: &Secret) -> Secret {
        Secret(self.0 * other.0)
    }
}

impl ConstantTimeEq for Secret {
    fn ct_eq(&self, other: &Self) -> Choice {
        self.0.ct_eq(&other.0)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_never_printed() {
        let secret = Secret::from(Scalar::from(12_345));
        assert_eq!(format!("{secret:?}"), "Secret(…)");
        assert_eq!(secret.expose_decimal().as_str(), "12345");
    }

    #[test]
    fn a_wide_digest_is_a_big_endian_number() {
        let mut digest = [0; 64];
        digest[63] = 3;
        let three = Secret::from(Scalar::from(3));
        assert!(bool::from(Secret::from_wide_digest(&digest).ct_eq(&three)));
    }
}
