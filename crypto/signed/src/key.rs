//! Keys of devices, and their ids.

use eddsa::{NotAKey, PublicKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::text::{self, NotText, as_text};

/// The public key of a device.
///
/// Text: the 32 bytes in URL-safe Base64 without padding, which is `x` of its JWK.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DeviceKey(PublicKey);

/// Why a text is not the key of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotADeviceKey {
    /// Not 43 characters of URL-safe Base64.
    #[error(transparent)]
    Text(#[from] NotText),
    /// The bytes are not a key, or not one that is accepted.
    #[error(transparent)]
    Key(#[from] NotAKey),
}

impl DeviceKey {
    /// Reads a key.
    ///
    /// # Errors
    /// What is not one, or not one that is accepted.
    pub fn parse(text: &str) -> Result<Self, NotADeviceKey> {
        Ok(Self(PublicKey::from_bytes(&text::read_array(text)?)?))
    }

    /// From the key itself.
    pub const fn new(key: PublicKey) -> Self {
        Self(key)
    }

    /// The key itself.
    pub const fn public(&self) -> &PublicKey {
        &self.0
    }

    /// Its id.
    pub fn id(&self) -> KeyId {
        // RFC 7638, 3, and RFC 8037, 2: the members that every such key has, in the order of their names.
        let jwk = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{self}"}}"#);
        KeyId(Sha256::digest(jwk).into())
    }
}

impl std::fmt::Display for DeviceKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&text::base64(self.0.bytes()))
    }
}

as_text!(DeviceKey, NotADeviceKey);

/// The id of a key: its thumbprint (RFC 7638).
///
/// Text: 43 characters of URL-safe Base64.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct KeyId([u8; 32]);

impl KeyId {
    /// Reads an id.
    ///
    /// # Errors
    /// Every other text.
    pub fn parse(text: &str) -> Result<Self, NotText> {
        Ok(Self(text::read_array(text)?))
    }

    /// Its bytes.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl std::fmt::Display for KeyId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&text::base64(&self.0))
    }
}

as_text!(KeyId, NotText);
