use eddsa::{SecretKey, Signature};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use tlog::leaf::{Commitment, Kind, Leaf, Salt, Subject};

use crate::key::{DeviceKey, KeyId};
use crate::payload::{self, Label, Payload, Unsound};
use crate::text::{self, Digest};

/// A payload, its signature and the id of the key, none of them judged yet.
///
/// Its bytes are those that came. Form: see the head of the crate.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Envelope {
    key: KeyId,
    payload: Vec<u8>,
    signature: Signature,
}

/// No envelope is longer.
pub const MAX_ENVELOPE: usize = 4096;

/// Bytes are not an envelope in its one form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the bytes are not an envelope in its one form")]
pub struct NotAnEnvelope;

/// Why an envelope is not taken for what it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It names another key, or a key that may not sign this statement.
    #[error("the envelope is not by this key")]
    Key,
    /// It is of another kind.
    #[error("the statement is of another kind")]
    Label,
    /// The signature does not hold.
    #[error("the signature does not hold")]
    Signature,
    /// What was signed is not such a statement in its one form, or contradicts itself.
    #[error("what was signed is not such a statement")]
    Payload,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    key: KeyId,
    payload: String,
    signature: String,
}

impl Envelope {
    /// Reads an envelope.
    ///
    /// # Errors
    /// Every form but one.
    pub fn parse(bytes: &[u8]) -> Result<Self, NotAnEnvelope> {
        if MAX_ENVELOPE < bytes.len() {
            return Err(NotAnEnvelope);
        }
        let wire: Wire = serde_json::from_slice(bytes).map_err(|_| NotAnEnvelope)?;
        let envelope = Self {
            key: wire.key,
            payload: text::read_base64(&wire.payload).ok_or(NotAnEnvelope)?,
            signature: Signature::from_bytes(
                text::read_array(&wire.signature).map_err(|_| NotAnEnvelope)?,
            ),
        };
        if envelope.payload.len() <= payload::MAX_PAYLOAD && envelope.bytes() == bytes {
            Ok(envelope)
        } else {
            Err(NotAnEnvelope)
        }
    }

    /// Its bytes, to be kept and sent.
    pub fn bytes(&self) -> Vec<u8> {
        let wire = Wire {
            key: self.key,
            payload: text::base64(&self.payload),
            signature: text::base64(self.signature.bytes()),
        };
        // It cannot fail: there is no map, and no serialiser that fails.
        serde_json::to_vec(&wire).unwrap_or_default()
    }

    /// The key it names: which one to verify with.
    pub const fn key(&self) -> &KeyId {
        &self.key
    }

    /// The kind it claims: as what to verify it.
    pub fn label(&self) -> Option<Label> {
        payload::label(&self.payload)
    }

    /// The payload's bytes, not judged yet.
    pub fn payload(&self) -> &[u8] {
        &self.payload
    }

    /// What the next envelope names as the one before it: SHA-256 of `collegiale/envelope/v1`, a newline and
    /// its bytes.
    pub fn digest(&self) -> Digest {
        let hash = Sha256::new()
            .chain_update(b"collegiale/envelope/v1\n")
            .chain_update(self.bytes());
        Digest::from_bytes(hash.finalize().into())
    }

    /// Whether this key signed this kind of statement. Whether the key was in force, and the statement was
    /// allowed, is for others to judge.
    ///
    /// # Errors
    /// When it did not.
    pub fn verify<T: Payload>(self, key: &DeviceKey) -> Result<Verified<T>, Refused> {
        if self.key != key.id() {
            return Err(Refused::Key);
        }
        if self.label() != Some(T::LABEL) {
            return Err(Refused::Label);
        }
        let message = payload::message(T::LABEL, &self.payload);
        key.public()
            .verify(&message, &self.signature)
            .map_err(|_| Refused::Signature)?;
        let payload: T = payload::read(&self.payload).ok_or(Refused::Payload)?;
        if !payload.may_be_by(key) {
            return Err(Refused::Key);
        }
        Ok(Verified {
            payload,
            envelope: self,
        })
    }
}

/// A statement that is signed. Only verifying makes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified<T> {
    payload: T,
    envelope: Envelope,
}

impl<T: Payload> Verified<T> {
    /// What was signed.
    pub const fn payload(&self) -> &T {
        &self.payload
    }

    /// Its envelope, with the exact bytes.
    pub const fn envelope(&self) -> &Envelope {
        &self.envelope
    }

    /// The entry of a log for it, a commitment to the bytes of the envelope with this salt.
    pub fn leaf(&self, salt: &Salt) -> Option<Leaf> {
        let kind = Kind::parse(T::LABEL.kind()).ok()?;
        let subject = self.payload.subject().map(|id| Subject::parse(id.as_str()));
        Some(Leaf::Committed {
            commitment: Commitment::to(&kind, salt, &self.envelope.bytes()),
            subject: subject.transpose().ok()?,
            kind,
        })
    }
}

/// A statement that is to be signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToSign<T> {
    payload: T,
    message: Vec<u8>,
}

impl<T: Payload> ToSign<T> {
    /// Of a statement.
    ///
    /// # Errors
    /// When it contradicts itself.
    pub fn new(payload: T) -> Result<Self, Unsound> {
        if !payload.is_sound() {
            return Err(Unsound);
        }
        let bytes = payload::write(&payload);
        if payload::MAX_PAYLOAD < bytes.len() {
            return Err(Unsound);
        }
        Ok(Self {
            message: payload::message(T::LABEL, &bytes),
            payload,
        })
    }

    /// The exact bytes to sign, for a key that is held elsewhere.
    pub fn message(&self) -> &[u8] {
        &self.message
    }

    /// With the 64 bytes that the key made of [`ToSign::message`].
    ///
    /// # Errors
    /// When the key did not sign these bytes, or may not sign this statement.
    pub fn signed(self, key: &DeviceKey, signature: [u8; 64]) -> Result<Verified<T>, Refused> {
        let envelope = Envelope {
            key: key.id(),
            payload: payload::write(&self.payload),
            signature: Signature::from_bytes(signature),
        };
        envelope.verify(key)
    }

    /// Signs with a key that is here.
    ///
    /// # Errors
    /// When this key may not sign this statement.
    pub fn sign(self, secret: &SecretKey) -> Result<Verified<T>, Refused> {
        let signature = *secret.sign(&self.message).bytes();
        self.signed(&DeviceKey::new(secret.public()), signature)
    }
}
