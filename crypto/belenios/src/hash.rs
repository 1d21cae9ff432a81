//! Hashes: the fingerprint of bytes, and the challenge of a proof.

use ::base64::Engine as _;
use ::base64::engine::general_purpose::STANDARD_NO_PAD;
use sha2::{Digest as _, Sha256};

use crate::ciphertext::Ciphertext;
use crate::group::{Element, Scalar};

/// SHA-256 of some bytes.
///
/// Bytes: 64 lower-case hexadecimal digits in archives (spec, « Basic types », ℍ); Base64 without
/// padding in ballots and as tracking number (spec, « Elections », φ, and « Ballots »).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// Hashes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// From the digest itself.
    pub const fn from_digest(digest: [u8; 32]) -> Self {
        Self(digest)
    }

    /// The digest itself.
    pub const fn digest(&self) -> &[u8; 32] {
        &self.0
    }

    /// Reads 64 lower-case hexadecimal digits.
    ///
    /// # Errors
    /// Every other text.
    pub fn from_hex(text: &str) -> Result<Self, NotAFingerprint> {
        let mut digest = [0; 32];
        if text.bytes().any(|c| c.is_ascii_uppercase()) {
            return Err(NotAFingerprint);
        }
        hex::decode_to_slice(text, &mut digest).map_err(|_| NotAFingerprint)?;
        Ok(Self(digest))
    }

    /// The 64 hexadecimal digits.
    pub fn to_hex(&self) -> String {
        hex::encode(self.0)
    }

    /// Reads 43 characters of Base64 without padding.
    ///
    /// # Errors
    /// Every other text.
    pub fn from_base64(text: &str) -> Result<Self, NotAFingerprint> {
        let mut digest = [0; 33];
        match STANDARD_NO_PAD.decode_slice(text, &mut digest) {
            Ok(32) => {
                let [digest @ .., _] = digest;
                Ok(Self(digest))
            }
            _ => Err(NotAFingerprint),
        }
    }

    /// 43 characters of Base64.
    pub fn to_base64(&self) -> String {
        STANDARD_NO_PAD.encode(self.0)
    }
}

/// A text is not the form of a SHA-256 hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a hash is written as 64 lower-case hexadecimal digits, or 43 characters of Base64")]
pub struct NotAFingerprint;

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.to_hex())
    }
}

impl std::fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}

crate::wire::as_string!(
    Fingerprint,
    Fingerprint::from_hex,
    Fingerprint::to_hex,
    "a hash"
);

/// A fingerprint that travels in Base64: for `#[serde(with = "hash::base64")]`.
pub(crate) mod base64 {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    use super::Fingerprint;

    pub fn serialize<S: Serializer>(
        fingerprint: &Fingerprint,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&fingerprint.to_base64())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Fingerprint, D::Error> {
        let text = <&str>::deserialize(deserializer)?;
        Fingerprint::from_base64(text).map_err(D::Error::custom)
    }
}

/// The challenge of a proof in the making: SHA-256 of a text, then of points in hexadecimal separated
/// by commas, read as a big-endian number modulo q.
///
/// Every challenge of the protocol has this form; the text begins with the name of the proof
/// (`pok|`, `prove|`, `bproof0|`, `sig|`, `decrypt|`…) and ends with a bar.
#[derive(Clone)]
pub struct Challenge(Sha256);

impl Challenge {
    /// Begins with the texts, one after the other.
    pub fn begin(texts: &[&str]) -> Self {
        let mut hash = Sha256::new();
        for text in texts {
            hash.update(text);
        }
        Self(hash)
    }

    /// Adds a text.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        self.0.update(text);
        self
    }

    /// Adds a point in hexadecimal.
    #[must_use]
    pub fn element(self, element: &Element) -> Self {
        self.hex(&element.to_bytes())
    }

    /// Adds both points of a ciphertext, separated by a comma.
    #[must_use]
    pub(crate) fn ciphertext(self, ciphertext: &Ciphertext) -> Self {
        self.element(&ciphertext.alpha)
            .text(",")
            .element(&ciphertext.beta)
    }

    fn hex(mut self, bytes: &[u8; 32]) -> Self {
        let mut digits = [0; 64];
        // It cannot fail: the buffer has the right size.
        if hex::encode_to_slice(bytes, &mut digits).is_ok() {
            self.0.update(digits);
        }
        self
    }

    /// Ends with the commitments, in hexadecimal, separated by commas.
    pub fn finish(self, commitments: &[curve25519_dalek::EdwardsPoint]) -> Scalar {
        let mut challenge = self;
        for (place, bytes) in crate::group::compress(commitments).iter().enumerate() {
            if place > 0 {
                challenge = challenge.text(",");
            }
            challenge = challenge.hex(bytes);
        }
        Scalar::from_digest(challenge.0.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_has_two_forms_and_reads_both() {
        let fingerprint = Fingerprint::of(b"");
        assert_eq!(
            fingerprint.to_hex(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
        assert_eq!(
            Fingerprint::from_hex(&fingerprint.to_hex()),
            Ok(fingerprint)
        );
        let base64 = fingerprint.to_base64();
        assert_eq!(base64.len(), 43);
        assert_eq!(Fingerprint::from_base64(&base64), Ok(fingerprint));
        assert!(Fingerprint::from_base64(&format!("{base64}=")).is_err());
        assert!(Fingerprint::from_base64(&base64[1..]).is_err());
        assert!(Fingerprint::from_hex(&fingerprint.to_hex().to_uppercase()).is_err());
    }
}
